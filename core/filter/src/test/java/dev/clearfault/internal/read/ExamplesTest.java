package dev.clearfault.internal.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clearfault.Inputs;
import dev.clearfault.input.DefaultValue;
import dev.clearfault.input.Example;
import dev.clearfault.input.From;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What the author of an input says about its values, in an answer. */
class ExamplesTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** A constraint of the application. */
  @Pattern(regexp = "[a-z]{3}") @Example(value = "abc", showPattern = true)
  @Constraint(validatedBy = {})
  @Retention(RetentionPolicy.RUNTIME)
  @interface Word {
    String message() default "is no word";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  record Stock(
      @Pattern(regexp = "[A-Z]{2}-[0-9]+") @Example("AB-1") @Nullable String sku,
      @Pattern(regexp = "[A-Z]+") @Example(value = "AB", showPattern = true) @Nullable String open,
      @Pattern(regexp = "x", flags = Pattern.Flag.CASE_INSENSITIVE) @Example(value = "X", showPattern = true)
          @Nullable String anyCase,
      @Word @Nullable String word,
      @Max(9) @Example({"5", "7"}) @Nullable Integer count,
      @Example("AB-1") @Nullable List<@Pattern(regexp = "[A-Z]{2}-[0-9]+") String> skus,
      @Schema(example = "AB-2") @Pattern(regexp = "[A-Z]{2}-[0-9]+") @Nullable String documented,
      @Schema(examples = {"wrong", "AB-3"}) @Pattern(regexp = "[A-Z]{2}-[0-9]+") @Nullable String several) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sku|{'type':'string','examples':['AB-1']}",
        "open|{'type':'string','pattern':'^(?:[A-Z]+)$','examples':['AB']}",
        "anyCase|{'type':'string','examples':['X']}",
        "word|{'type':'string','pattern':'^(?:[a-z]{3})$','examples':['abc']}",
        "count|{'type':'integer','maximum':9,'examples':[5,7]}",
        "skus|{'type':'array','items':{'type':'string','examples':['AB-1']}}",
        "documented|{'type':'string','examples':['AB-2']}",
        "several|{'type':'string','examples':['AB-3']}"
      })
  void authorsExamplesAreExpected(String name, String schema) throws Exception {
    Violation error = only(Stock.class, null, "{\"" + name + "\":{}}");
    assertThat(JSON.writeValueAsString(error.expected())).isEqualTo(schema.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'sku':'no'}|must be a value such as AB-1|Send a value such as AB-1.",
        "{'skus':['no']}|must be a value such as AB-1|Send a value such as AB-1.",
        "{'documented':'no'}|must be a value such as AB-2|Send a value such as AB-2.",
        "{'count':10}|must be less than or equal to 9|Send 9 or less."
      })
  void anExampleIsTheWordsOfAPattern(String body, String detail, String hint) {
    Violation error = only(Stock.class, null, body.replace('\'', '"'));
    assertThat(error.detail()).isEqualTo(detail);
    assertThat(error.hint()).isEqualTo(hint);
  }

  record Worded(
      @Pattern(regexp = "[A-Z]{3}", message = "must be the code of a currency") @Example("EUR")
          String currency,
      @Email(regexp = ".*@example[.]org") @Example("ada@example.org") String email) {}

  @Test
  void theWordsOfTheAuthorStay() {
    Violation currency = only(Worded.class, null, "{\"currency\":\"no\"}");
    assertThat(currency.detail()).isEqualTo("must be the code of a currency");
    assertThat(currency.hint()).isEqualTo("Send a value such as EUR.");
    Violation email = only(Worded.class, null, "{\"email\":\"no\"}");
    assertThat(email.detail()).isEqualTo("must be a well-formed email address");
    assertThat(email.hint()).isEqualTo("Send a value such as ada@example.org.");
  }

  record Refused(@Max(9) @Example({"10", "8", "many"}) @Nullable Integer count) {}

  record RefusedInside(List<Refused> several) {}

  record RefusedWord(@Word @Pattern(regexp = "[x-z]+") @Nullable String word) {}

  @Test
  void noAnswerShowsAnExampleThatTheConstraintsRefuse() {
    assertThat(only(Refused.class, null, "{\"count\":11}").expected())
        .containsEntry("examples", List.of(new BigDecimal(8)));
  }

  @ParameterizedTest
  @ValueSource(classes = {Refused.class, RefusedInside.class, RefusedWord.class})
  void applicationDoesNotStartWithAnExampleThatTheConstraintsRefuse(Class<?> type) {
    InputReader reader = InputReader.of(PostedJson.context(), InputLimits.STANDARD);
    assertThatThrownBy(() -> reader.check(type))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has the @Example ")
        .hasMessageEndingWith(
            ", which its own type or constraints refuse: write one that they accept");
    reader.check(Stock.class);
  }

  record Search(
      @From(Source.QUERY) @DefaultValue("20") @Min(1) @Max(100) int limit,
      @From(Source.QUERY) @DefaultValue("new") String order) {}

  @Test
  void defaultValueIsExpected() {
    assertThat(only(Search.class, "limit=0", "{}").expected())
        .isEqualTo(
            Map.of("type", "integer", "minimum", 1, "maximum", 100, "default", new BigDecimal(20)));
  }

  private static Violation only(Class<?> type, @Nullable String query, String json) {
    byte[] bytes = json.getBytes(UTF_8);
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> Inputs.read(PostedJson.request(query, null, bytes), type));
    assertThat(refused.problem().errors()).hasSize(1);
    return refused.problem().errors().get(0);
  }
}
