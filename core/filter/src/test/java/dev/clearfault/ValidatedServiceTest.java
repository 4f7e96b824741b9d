package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.clearfault.internal.constraints.Validators;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.Violation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValidatedServiceTest {

  record Line(@NotBlank String sku) {}

  interface Quotes {
    @NotNull String quote(@NotBlank String currency, @Positive int amount);

    void order(@NotNull List<@Valid Line> lines);

    String failing() throws IOException;
  }

  /** Returns the value that it was made with. */
  private record Fixed(@Nullable String answer) implements Quotes {
    @Override
    @SuppressWarnings("NullAway") // On purpose: a service that breaks its promise.
    public String quote(String currency, int amount) {
      return answer;
    }

    @Override
    public void order(List<Line> lines) {}

    @Override
    public String failing() throws IOException {
      throw new IOException("down");
    }
  }

  private static Quotes answering(@Nullable String answer) {
    return ValidatedService.of(Quotes.class, new Fixed(answer));
  }

  @Test
  void whatKeepsTheContractPasses() {
    assertThat(answering("1.5").quote("EUR", 1)).isEqualTo("1.5");
    assertThat(answering("x").toString()).isEqualTo("Fixed[answer=x]");
  }

  @Test
  void argumentsThatBreakItAreTheClientsAllAtOnce() {
    Throwable thrown = catchThrowable(() -> answering("1.5").quote(" ", 0));
    Problem problem = Validators.FAILURES.problem(thrown, Violation.Source.QUERY, null);
    assertThat(problem).isNotNull();
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.errors())
        .extracting(Violation::field, Violation::code)
        .containsExactly(tuple("currency", "not_blank"), tuple("amount", "positive"));
  }

  @Test
  void argumentsAreLookedInto() {
    assertThatThrownBy(() -> answering("x").order(List.of(new Line(""))))
        .isInstanceOf(ConstraintViolationException.class);
  }

  @Test
  void aReturnValueThatBreaksItIsOurOwn() {
    Throwable thrown = catchThrowable(() -> answering(null).quote("EUR", 1));
    assertThat(thrown).isInstanceOf(ConstraintViolationException.class);
    assertThat(Validators.FAILURES.problem(thrown, Violation.Source.QUERY, null)).isNull();
  }

  @Test
  void whatTheServiceThrowsComesThroughAsItIs() {
    assertThatThrownBy(() -> answering("x").failing())
        .isInstanceOf(IOException.class)
        .hasMessage("down");
  }

  @Test
  void aClassIsNoContract() {
    assertThatThrownBy(() -> ValidatedService.of(Fixed.class, new Fixed("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name one that the service implements");
  }
}
