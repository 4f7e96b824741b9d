package dev.clearfault.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.clearfault.problem.Violation;
import dev.clearfault.validation.RefusedBy.Quoting;
import dev.clearfault.validation.RefusedBy.Range;
import dev.clearfault.validation.RefusedBy.Rule;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.Length;
import org.hibernate.validator.constraints.URL;
import org.hibernate.validator.constraints.UUID;
import org.junit.jupiter.api.Test;

class ConstraintTextTest {

  @Test
  void namesConstraintsInSnakeCase() {
    record Form(
        @NotBlank String a,
        @DecimalMin("1") int b,
        @FutureOrPresent LocalDate c,
        @UUID String d,
        @URL String e,
        @AssertTrue boolean f) {}
    assertThat(Validated.errors(new Form("", 0, LocalDate.EPOCH, "x", "x", false)))
        .extracting(Violation::code)
        .containsExactly(
            "not_blank", "decimal_min", "future_or_present", "uuid", "url", "assert_true");
  }

  @Test
  void tellsBoundsAndNothingElse() {
    record Form(
        @Max(100) int a,
        @Size(min = 2, max = 4) String b,
        @Digits(integer = 3, fraction = 2) BigDecimal c,
        @Pattern(regexp = "[a-z]+", message = "m") String d,
        @Rule(regexp = "x", value = "also secret") String e) {}
    List<Violation> errors =
        Validated.errors(new Form(101, "x", new BigDecimal("1234.5"), "A", "x"));
    assertThat(errors)
        .extracting(Violation::limits)
        .containsExactly(
            Map.of("value", 100L),
            Map.of("min", 2, "max", 4),
            Map.of("integer", 3, "fraction", 2),
            Map.of(),
            Map.of());
  }

  @Test
  void tellsLimitsInAFixedOrder() {
    record Form(@Size(max = 4, min = 2) String a) {}
    assertThat(Validated.error(new Form("x")).limits())
        .containsExactly(entry("min", 2), entry("max", 4));
  }

  @Test
  void leavesOutLimitsThatDoNotLimit() {
    record Least(@Size(min = 2) String a) {}
    assertThat(Validated.error(new Least("x")).limits()).containsExactly(entry("min", 2));
    record Most(@Size(max = 2) String a) {}
    assertThat(Validated.error(new Most("xxx")).limits()).containsExactly(entry("max", 2));
  }

  @Test
  void hintsAtWhatToSend() {
    record Form(
        @Size(min = 2) String a,
        @Size(max = 2) List<String> b,
        @Length(min = 2, max = 4) String c,
        @Max(10) int d,
        @Email String e,
        @Null String f,
        @Digits(integer = 1, fraction = 0) int g) {}
    assertThat(Validated.errors(new Form("x", List.of("1", "2", "3"), "x", 11, "x", "x", 12)))
        .extracting(Violation::hint)
        .containsExactly(
            "Send at least 2 characters.",
            "Send at most 2 elements.",
            "Send 2 to 4 characters.",
            "Send 10 or less.",
            "Send an e-mail address, such as name@example.com.",
            "Leave the value out.",
            "Send at most 1 digits before the decimal point and 0 after it.");
  }

  @Test
  void hasItsOwnTextWhereTheMessageNeedsAnExpressionLanguage() {
    record Form(
        @DecimalMin("0.10") BigDecimal a,
        @DecimalMin(value = "0", inclusive = false) BigDecimal b,
        @DecimalMax("1E2") BigDecimal c,
        @DecimalMax(value = "100", inclusive = false) BigDecimal d) {}
    List<Violation> errors =
        Validated.errors(
            new Form(
                BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.valueOf(101), new BigDecimal("100")));
    assertThat(errors)
        .extracting(Violation::detail)
        .containsExactly(
            "must be greater than or equal to 0.10",
            "must be greater than 0",
            "must be less than or equal to 100",
            "must be less than 100");
    assertThat(errors)
        .extracting(Violation::hint)
        .containsExactly(
            "Send 0.10 or more.", "Send more than 0.", "Send 100 or less.", "Send less than 100.");
    assertThat(errors.get(1).limits())
        .containsExactly(entry("value", BigDecimal.ZERO), entry("inclusive", false));
  }

  @Test
  void usesTheMessageThatTheApplicationWrote() {
    record Form(@Max(value = 10, message = "at most {value}, please") int a) {}
    assertThat(Validated.error(new Form(11)).detail()).isEqualTo("at most 10, please");
  }

  @Test
  void usesNoMessageThatAsksForTheValue() {
    record Form(
        @Rule(message = "${validatedValue} is wrong") String a,
        @Rule(message = "{validatedValue} is wrong") String b,
        @Max(value = 10, message = "${validatedValue} is wrong") int c) {}
    assertThat(Validated.errors(new Form("secret", "secret", 11)))
        .extracting(Violation::detail)
        .containsExactly("is not valid", "is not valid", "is not valid");
  }

  @Test
  void usesNoMessageThatQuotesTheValue() {
    record Form(@Quoting String a, @Quoting int b, @Quoting LocalDate c) {}
    assertThat(Validated.errors(new Form("secret", 987654, LocalDate.EPOCH)))
        .extracting(Violation::detail)
        .containsExactly("is not valid", "is not valid", "is not valid");
  }

  @Test
  void takesNoPartOfANumberForAQuote() {
    record Form(@Min(1000) int a) {}
    assertThat(Validated.error(new Form(100)).detail())
        .isEqualTo("must be greater than or equal to 1000");
  }

  @Test
  void usesNoMessageThatNamesAMissingText() {
    record Form(@Rule(message = "{com.acme.internal.Rule.message}") String a) {}
    assertThat(Validated.error(new Form("x")).detail()).isEqualTo("is not valid");
  }

  @Test
  void usesNoBlankMessage() {
    record Form(@Rule(message = " ") String a) {}
    assertThat(Validated.error(new Form("x")).detail()).isEqualTo("is not valid");
  }

  @Test
  void hintsNothingWhereALimitIsMissing() {
    record Form(@Range String a) {}
    assertThat(Validated.error(new Form("x")))
        .isEqualTo(
            new Violation(
                Violation.Source.BODY, "a", "#/a", "range", "is out of range", Map.of(), null));
  }
}
