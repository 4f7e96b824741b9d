package dev.clearfault.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.Upstream;
import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.classify.InvalidAnswer;
import dev.clearfault.internal.classify.UncheckedAnswer;
import dev.clearfault.internal.classify.UpstreamFailures;
import dev.clearfault.testing.StandInUpstream;
import dev.clearfault.upstream.UpstreamException;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ConstrainedAnswerTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Upstream payments = Upstream.named("payments");

  record Receipt(@NotBlank String id, @Valid @NotNull List<Line> lines) {}

  record Line(@Positive int quantity) {}

  record Tags(Map<String, List<@NotBlank String>> tags) {}

  record Twice(@Pattern(regexp = "a.*") @Pattern(regexp = ".*z") String id) {}

  static final class Receipts extends ArrayList<Receipt> {}

  interface HasId {
    @NotBlank String getId();
  }

  record Inheriting(String id) implements HasId {
    @Override
    public String getId() {
      return id;
    }
  }

  @Balanced
  record Account(int debit, int credit) {}

  @Constraint(validatedBy = Balance.class)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Balanced {
    String message() default "${1 + 1} {none}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  public static final class Balance implements ConstraintValidator<Balanced, Account> {
    @Override
    public boolean isValid(Account account, ConstraintValidatorContext context) {
      switch (account.debit()) {
        case -1 -> throw new IllegalStateException("hunter2");
        case -2 -> throw new UncheckedIOException(new ConnectException("Connection refused"));
        case -3 -> throw new ConstraintViolationException(Set.of());
        default -> {
          return account.debit() == account.credit();
        }
      }
    }
  }

  record Plain(String id) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"\",\"lines\":[]} | NotBlank at id",
        "{\"id\":\"p\"} | NotNull at lines",
        "{\"id\":\"p\",\"lines\":[{\"quantity\":1},{\"quantity\":-4711}]}"
            + " | Positive at lines[1].quantity",
        "{\"lines\":[{\"quantity\":0}]} | NotBlank at id, Positive at lines[0].quantity",
      })
  void answerThatBreaksAConstraintIsTheUpstreams(String json, String named) {
    Throwable thrown = failure(json, Receipt.class);
    assertThat(codeOf(thrown)).isEqualTo("payments upstream_invalid_response");
    assertThat(thrown.getCause())
        .isInstanceOf(InvalidAnswer.class)
        .hasMessage("the answer breaks constraints: " + named)
        .hasNoCause();
  }

  @Test
  void neitherValuesNorTheKeysOfMapsAreLogged() {
    Throwable thrown = failure("{\"tags\":{\"4711\":[\"x\",\" \"]}}", Tags.class);
    assertThat(thrown.getCause())
        .hasMessage("the answer breaks constraints: NotBlank at tags[][1]");
  }

  @Test
  void constraintsAreFoundWhereverTheyStand() {
    assertThat(failure("{\"id\":\"az\"}", Twice.class)).isNull();
    assertThat(codeOf(failure("{\"id\":\"by\"}", Twice.class)))
        .isEqualTo("payments upstream_invalid_response");
    assertThat(codeOf(failure("{\"id\":\" \"}", Inheriting.class)))
        .isEqualTo("payments upstream_invalid_response");
    assertThat(failure("{\"debit\":1,\"credit\":1}", Account.class)).isNull();
    assertThat(failure("{\"debit\":1,\"credit\":2}", Account.class).getCause())
        .hasMessageEndingWith("Balanced at the top");
  }

  @ParameterizedTest
  @ValueSource(classes = {Receipt[].class, Receipts.class})
  void elementsOfAListAreChecked(Class<?> type) {
    assertThat(failure("[{\"id\":\"a\",\"lines\":[]},null]", type)).isNull();
    Throwable thrown =
        failure("[{\"id\":\"a\",\"lines\":[]},{\"id\":\"b\",\"lines\":[{\"quantity\":0}]}]", type);
    assertThat(codeOf(thrown)).isEqualTo("payments upstream_invalid_response");
    assertThat(thrown.getCause()).hasMessageEndingWith("Positive at [1].lines[0].quantity");
  }

  @Test
  void answerWithTooManyFaultsIsGivenUp() {
    String lines = "{\"quantity\":0},".repeat(50_000);
    Throwable thrown = failure("{\"id\":\"a\",\"lines\":[" + lines + "null]}", Receipt.class);
    assertThat(codeOf(thrown)).isEqualTo("payments upstream_invalid_response");
    assertThat(thrown.getCause())
        .hasMessage("the answer breaks constraints: more than 100, Positive of them");
  }

  /** It is a 500, no 502 or 400, even if the validator used a network. */
  @ParameterizedTest
  @ValueSource(ints = {-1, -2, -3})
  void constraintThatFailsIsOurFault(int debit) {
    Throwable thrown = failure("{\"debit\":" + debit + ",\"credit\":0}", Account.class);
    assertThat(thrown).isInstanceOf(UncheckedAnswer.class).hasMessageContaining("Account");
    assertThat(UpstreamFailures.classify(Causes.chain(thrown))).isNull();
    assertThat(UpstreamFailures.find(Causes.chain(thrown), List.of("java."))).isNull();
    assertThat(payments.health().failures()).isEmpty();
  }

  @Test
  void classWithoutConstraintsStartsNoProvider() {
    for (Class<?> type : List.of(Plain.class, Plain[].class, Map.class, String.class)) {
      assertThat(ConstrainedTypes.include(type)).as("%s", type).isFalse();
    }
    assertThat(failure("{\"id\":\"\"}", Plain.class)).isNull();
    for (Class<?> type : List.of(Receipt.class, Receipt[][].class, Tags.class, Twice.class)) {
      assertThat(ConstrainedTypes.include(type)).as("%s", type).isTrue();
    }
  }

  /** Returns the failure of both ways to send; null if they succeed. */
  private Throwable failure(String json, Class<?> type) {
    try (StandInUpstream service = StandInUpstream.answering(json)) {
      HttpRequest request = HttpRequest.newBuilder(service.uri().resolve("/")).build();
      Throwable thrown = catchThrowable(() -> payments.send(client, request, type));
      Throwable later = catchThrowable(() -> payments.sendAsync(client, request, type).join());
      assertThat(later == null).isEqualTo(thrown == null);
      if (later != null && thrown != null) {
        assertThat(later).hasCauseExactlyInstanceOf(thrown.getClass());
      }
      return thrown;
    }
  }

  private static String codeOf(@Nullable Throwable thrown) {
    assertThat(thrown).isInstanceOf(UpstreamException.class);
    var problem = ((UpstreamException) thrown).problem();
    return problem.upstream() + " " + problem.type().code();
  }
}
