package dev.clearfault.internal.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.clearfault.Inputs;
import dev.clearfault.input.Example;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes of applications that what is expected is hard to tell of. */
class UnusualClassesTest {

  /** Any size, two decimals. */
  record Price(
      @Digits(integer = Integer.MAX_VALUE, fraction = 2) @Nullable BigDecimal price,
      @Digits(integer = 2, fraction = Integer.MAX_VALUE) @Nullable BigDecimal share,
      @DecimalMin("1E+2000000") @Nullable BigDecimal huge) {}

  @ParameterizedTest
  @ValueSource(
      strings = {"5", "", "{\"price\":1.234}", "{\"price\":\"x\",\"share\":[],\"huge\":{}}"})
  void boundsWithoutEndCostNothing(String body) {
    assertThat(errors(Price.class, body)).isNotEmpty();
  }

  /** A class that refuses an unknown name in its own way. */
  enum Strict {
    FIRST("x"),
    SECOND("y");

    private final String code;

    Strict(String code) {
      this.code = code;
    }

    @JsonCreator
    static Strict of(String code) {
      for (Strict each : values()) {
        if (each.code.equals(code.trim())) {
          return each;
        }
      }
      throw new AssertionError("unknown " + code);
    }
  }

  record WithStrict(Strict v) {}

  @ParameterizedTest
  @ValueSource(strings = {"x", " x "})
  void creatorsAreCalledForWhatIsSentOnly(String sent) throws IOException {
    String body = "{\"v\":\"" + sent + "\"}";
    assertThat(Inputs.read(request(body), WithStrict.class))
        .isEqualTo(new WithStrict(Strict.FIRST));
  }

  /** Values that JSON does not have. */
  enum Letter {
    A('a'),
    B('b');

    private final char letter;

    Letter(char letter) {
      this.letter = letter;
    }

    @JsonValue
    char letter() {
      return letter;
    }
  }

  /** Values that JSON does not have. */
  enum Id {
    ONE,
    TWO;

    @JsonValue
    UUID id() {
      return UUID.nameUUIDFromBytes(name().getBytes(UTF_8));
    }
  }

  record WithValues(@Nullable Letter letter, @Nullable Id id) {}

  @Test
  void valuesOfConstantsAreShownAsTheyAreSent() {
    assertThat(errors(WithValues.class, "{\"letter\":\"c\"}").get(0).expected())
        .isEqualTo(Map.of("enum", List.of("a", "b")));
    assertThat(errors(WithValues.class, "").get(0).expected()).containsKey("properties");
  }

  record WithPattern(
      @Pattern(regexp = "^a|b$") @Example(value = "a", showPattern = true) @Nullable String text) {}

  @Test
  void patternIsTheOneThatTheConstraintApplies() {
    assertThat(errors(WithPattern.class, "{\"text\":\"axx\"}").get(0).expected())
        .containsEntry("pattern", "^(?:^a|b$)$");
  }

  /** One of two. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes(@JsonSubTypes.Type(value = Card.class, name = "card"))
  interface Payment {}

  record Card(String number) implements Payment {}

  @Test
  void namesOfASubtypeAreNotTakenForUnknown() {
    Violation unknown = errors(Payment.class, "{\"kind\":\"card\",\"numbr\":\"1\"}").get(0);
    assertThat(unknown.code()).isEqualTo("unknown_property");
    assertThat(unknown.expected()).isEmpty();
  }

  @Test
  void bodyThatWasTooLargeStaysTooLarge() {
    HttpServletRequest request = request("[" + " ".repeat(1 << 21) + "]");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> Inputs.read(request, Price.class))
          .isInstanceOfSatisfying(
              ProblemException.class,
              refused -> assertThat(refused.problem().type().status()).isEqualTo(413));
    }
  }

  private static HttpServletRequest request(String body) {
    return PostedJson.request(null, null, body.getBytes(UTF_8));
  }

  private static List<Violation> errors(Class<?> type, String body) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> Inputs.read(request(body), type));
    assertThat(refused).as(body).isNotNull();
    return refused.problem().errors();
  }
}
