package dev.clearfault.internal.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.clearfault.internal.constraints.RefusedBy.Echoing;
import dev.clearfault.internal.constraints.RefusedBy.Quoting;
import dev.clearfault.internal.constraints.RefusedBy.Range;
import dev.clearfault.internal.constraints.RefusedBy.Rule;
import dev.clearfault.problem.Violation;
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
import java.net.URI;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.Length;
import org.hibernate.validator.constraints.URL;
import org.hibernate.validator.constraints.UUID;
import org.hibernate.validator.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        .extracting(Violation::arguments)
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
    assertThat(Validated.error(new Form("x")).arguments())
        .containsExactly(entry("min", 2), entry("max", 4));
  }

  @Test
  void leavesOutLimitsThatDoNotLimit() {
    record Least(@Size(min = 2) String a) {}
    assertThat(Validated.error(new Least("x")).arguments()).containsExactly(entry("min", 2));
    record Most(@Size(max = 2) String a) {}
    assertThat(Validated.error(new Most("xxx")).arguments()).containsExactly(entry("max", 2));
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
    assertThat(errors.get(1).arguments())
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
        .containsExactly("is not valid", "is not valid", "must be less than or equal to 10");
  }

  @Test
  void usesNoMessageThatQuotesTheValue() {
    record Form(@Quoting String a, @Quoting int b, @Quoting LocalDate c) {}
    assertThat(Validated.errors(new Form("secret", 987654, LocalDate.EPOCH)))
        .extracting(Violation::detail)
        .containsExactly("is not valid", "is not valid", "is not valid");
  }

  record Card(String number) {}

  /** An object that has no text of its own. */
  static final class Plain {}

  enum Level {
    SECRET
  }

  static Stream<Object> valuesThatAMessageMustNotShow() {
    return Stream.of(
        "secret",
        java.util.UUID.fromString("6fa459ea-ee8a-4ca4-894e-db77e160355e"),
        URI.create("https://user:hunter2@example.com/"),
        Level.SECRET,
        List.of("hunter2"),
        List.of(List.of("hunter2")),
        Map.of("hunter2", 1),
        Optional.of("hunter2"),
        new String[] {"hunter2"},
        "hunter2".toCharArray(),
        new Card("4111111111111111"),
        new Plain(),
        987654,
        LocalDate.EPOCH);
  }

  @ParameterizedTest
  @MethodSource("valuesThatAMessageMustNotShow")
  void aMessageThatCouldShowTheValueIsReplaced(Object value) {
    record Form(@Quoting Object a) {}
    assertThat(Validated.error(new Form(value)).detail()).isEqualTo("is not valid");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'  Hunter2 '|not HUNTER2",
        "4111-1111-1111-1111|not 4111111111111111",
        "4111111111111111|not **** 1111",
        "https://user:hunter2@example.com/|no password hunter2, please",
        "abc|not 'a.b.c'"
      })
  void soIsOneThatShowsItInAnotherForm(String value, String message) {
    assertThat(RejectedTexts.mayBeIn(message, value)).isTrue();
    assertThat(RejectedTexts.mayBeIn(message, List.of(new Card(value)))).isTrue();
  }

  @Test
  void soIsOneThatShowsAWordOfAText() {
    assertThat(RejectedTexts.mayBeIn("unknown: Lovelace", "Ada Lovelace")).isTrue();
    assertThat(RejectedTexts.mayBeIn("unknown: Lovelace", List.of("Ada Lovelace"))).isTrue();
    assertThat(RejectedTexts.mayBeIn("must not begin with 'correcth'", "correcthorse")).isTrue();
    assertThat(RejectedTexts.mayBeIn("7,351 is too much", 7351)).isTrue();
    assertThat(RejectedTexts.mayBeIn("not 4711000000", new BigDecimal("4.711e9"))).isTrue();
    assertThat(RejectedTexts.mayBeIn("must be at most 100", 1003)).isFalse();
    assertThat(RejectedTexts.mayBeIn("must not be 987,654", 987654)).isTrue();
  }

  @Test
  void aMessageOfItsOwnIsShown() {
    assertThat(RejectedTexts.mayBeIn("must be after the number", new Card("4111"))).isFalse();
    assertThat(RejectedTexts.mayBeIn("must have 2 to 4 letters", "x")).isFalse();
    assertThat(RejectedTexts.mayBeIn("must not be empty", List.of())).isFalse();
    assertThat(RejectedTexts.mayBeIn("is wrong", null)).isFalse();
  }

  @Test
  void whatCannotBeLookedThroughCountsAsShown() {
    Object deep = "x";
    for (int i = 0; i < 20; i++) {
      deep = List.of(deep);
    }
    assertThat(RejectedTexts.mayBeIn("is wrong", deep)).isTrue();
    assertThat(RejectedTexts.mayBeIn("is wrong", Collections.nCopies(5000, "x"))).isTrue();
    assertThat(RejectedTexts.mayBeIn("is wrong", "x".repeat(200_000))).isTrue();
    assertThat(RejectedTexts.mayBeIn("is wrong ".repeat(100), "x")).isTrue();
  }

  /** A validator that takes the value for its message's template. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{regexp}",
        "{groups}",
        "{payload}",
        "{value}",
        "${1+1}",
        "a {jakarta.validation.constraints.Email.message}",
        "{validatedValue}",
        "\\{regexp}"
      })
  void aTextOfTheClientIsNoTemplate(String value) {
    record Form(@Quoting Object a, @Echoing String b) {}
    assertThat(Validated.errors(new Form(value, value)))
        .extracting(Violation::detail)
        .containsExactly("is not valid", "is not valid");
  }

  @Test
  void usesNoMessageWithTheNamesOfClasses() {
    record Form(@Rule(message = "not for {groups}") String a) {}
    assertThat(Validated.error(new Form("x")).detail()).isEqualTo("is not valid");
  }

  @Test
  void usesNoMessageWithParametersThatAValidatorHasFilled() {
    record Form(@UniqueElements(message = "twice: {duplicates}") List<String> a) {}
    assertThat(Validated.error(new Form(List.of("made up", "made up"))).detail())
        .doesNotContain("made up");
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
                Violation.Source.BODY,
                "a",
                "#/a",
                "range",
                "is out of range",
                Map.of("type", "string"),
                null));
  }
}
