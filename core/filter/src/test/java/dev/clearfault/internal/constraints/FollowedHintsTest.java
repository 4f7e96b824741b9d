package dev.clearfault.internal.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.problem.Violation;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Payload;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.CodePointLength;
import org.hibernate.validator.constraints.CreditCardNumber;
import org.hibernate.validator.constraints.EAN;
import org.hibernate.validator.constraints.ISBN;
import org.hibernate.validator.constraints.IpAddress;
import org.hibernate.validator.constraints.Length;
import org.hibernate.validator.constraints.Normalized;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.URL;
import org.hibernate.validator.constraints.UUID;
import org.hibernate.validator.constraints.UniqueElements;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who follows a hint to the letter sends what the constraint accepts. */
class FollowedHintsTest {
  private static final java.util.regex.Pattern EXAMPLE =
      java.util.regex.Pattern.compile("such as (\\S+)\\.$");

  private static final String NONE = "none of the kind";

  /** Texts with a hint that has an example. */
  record Examples(
      @Email String email,
      @Email(regexp = ".*\\.com") String emailInCom,
      @Email(regexp = "NAME@.*", flags = Pattern.Flag.CASE_INSENSITIVE) String emailInAnyCase,
      @URL String url,
      @URL(host = "api.example.org") String urlOfHost,
      @URL(protocol = "http", port = 8080) String urlOfPort,
      @URL(protocol = "ftp", host = "files.example.org", port = 21) String urlOfAll,
      @URL(regexp = "https://.*") String urlOfPattern,
      @UUID String uuid,
      @UUID(version = 7) String uuidOfVersion,
      @UUID(
              version = {1, 5},
              variant = 0)
          String uuidOfVariant,
      @UUID(version = 15, variant = 2, letterCase = UUID.LetterCase.UPPER_CASE) String uuidInCase,
      @UUID(letterCase = UUID.LetterCase.INSENSITIVE, allowNil = false) String uuidInAnyCase,
      @IpAddress String address,
      @IpAddress(type = IpAddress.Type.IPv4) String address4,
      @IpAddress(type = IpAddress.Type.IPv6) String address6,
      @ISBN String isbn,
      @ISBN(type = ISBN.Type.ISBN_10) String isbn10,
      @ISBN(type = ISBN.Type.ANY) String anyIsbn,
      @EAN String ean,
      @EAN(type = EAN.Type.EAN8) String ean8) {}

  static Stream<String> examples() {
    return Stream.of(Examples.class.getRecordComponents()).map(each -> each.getName());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theExampleIsAccepted(String property) {
    String hint = hint(Examples.class, property, NONE);
    Matcher example = EXAMPLE.matcher(hint);
    assertThat(example.find()).as(hint).isTrue();
    assertThat(violations(Examples.class, property, example.group(1))).as(hint).isEmpty();
  }

  private static Set<? extends ConstraintViolation<?>> violations(
      Class<?> type, String property, @Nullable Object value) {
    return Validators.VALIDATOR.validateValue(type, property, value);
  }

  private static String hint(Class<?> type, String property, @Nullable Object value) {
    Set<? extends ConstraintViolation<?>> violations = violations(type, property, value);
    assertThat(violations).as(property).hasSize(1);
    Violation told = EveryConstraint.told(violations.iterator().next(), "en");
    return String.valueOf(told.hint());
  }

  /** Has the code of another constraint, and rules of its own. */
  @Constraint(validatedBy = MyEmail.Refusing.class)
  @Retention(RetentionPolicy.RUNTIME)
  @dev.clearfault.input.Code("email")
  @interface MyEmail {
    /** The message. */
    String message() default "must be one of ours";

    /** The groups. */
    Class<?>[] groups() default {};

    /** The payload. */
    Class<? extends Payload>[] payload() default {};

    /** Refuses whatever it gets. */
    final class Refusing implements ConstraintValidator<MyEmail, String> {
      @Override
      public boolean isValid(String value, ConstraintValidatorContext context) {
        return false;
      }
    }
  }

  /** Texts for which no example is known. */
  record WithoutExample(
      @Email(regexp = ".*@ours\\.org") String email,
      @URL(protocol = "jar") String jar,
      @URL(regexp = ".*\\.png") String picture,
      @MyEmail String mine) {}

  static Stream<String> withoutExample() {
    return Stream.of(WithoutExample.class.getRecordComponents()).map(each -> each.getName());
  }

  @ParameterizedTest
  @MethodSource("withoutExample")
  void noExampleIsBetterThanOneThatIsRefused(String property) {
    assertThat(hint(WithoutExample.class, property, NONE)).endsWith("of the documented kind.");
  }

  /** Values of all kinds. */
  record Values(
      @AssertFalse Boolean no,
      @AssertTrue Boolean yes,
      @DecimalMax("99.5") BigDecimal decimalMax,
      @DecimalMin("0.5") BigDecimal decimalMin,
      @DecimalMin(value = "0.5", inclusive = false) BigDecimal above,
      @Digits(integer = 3, fraction = 2) BigDecimal digits,
      @Future LocalDate future,
      @FutureOrPresent LocalDate futureOrPresent,
      @Max(100) Integer max,
      @Min(18) Integer min,
      @Negative Integer negative,
      @NegativeOrZero Integer negativeOrZero,
      @NotBlank String notBlank,
      @NotEmpty List<String> notEmpty,
      @NotNull @Nullable String notNull,
      @Null @Nullable String nothing,
      @Past LocalDate past,
      @PastOrPresent LocalDate pastOrPresent,
      @Positive Integer positive,
      @PositiveOrZero Integer positiveOrZero,
      @Size(min = 2, max = 5) String size,
      @Size(min = 2) List<String> elements,
      @Length(max = 5) String length,
      @CodePointLength(min = 2) String codePoints,
      @CreditCardNumber String card,
      @DurationMax(hours = 1, minutes = 30) Duration durationMax,
      @DurationMin(seconds = 10, inclusive = false) Duration durationMin,
      @Normalized(form = Normalizer.Form.NFC) String normalized,
      @Range(min = 2, max = 5) Integer range,
      @UniqueElements List<String> unique) {}

  /** A property, a value that it refuses, the hint, and a value that follows the hint. */
  static final List<Arguments> FOLLOWED =
      List.of(
          Arguments.of("no", true, "Send false.", false),
          Arguments.of("yes", false, "Send true.", true),
          Arguments.of("decimalMax", decimal("100"), "Send 99.5 or less.", decimal("99.5")),
          Arguments.of("decimalMin", decimal("0"), "Send 0.5 or more.", decimal("0.5")),
          Arguments.of("above", decimal("0.5"), "Send more than 0.5.", decimal("0.51")),
          Arguments.of(
              "digits",
              decimal("1234.5"),
              "Send at most 3 digits before the decimal point and 2 after it.",
              decimal("123.45")),
          Arguments.of("future", day(-1), "Send a time in the future.", day(1)),
          Arguments.of("futureOrPresent", day(-1), "Send a time that is not in the past.", day(1)),
          Arguments.of("max", 101, "Send 100 or less.", 100),
          Arguments.of("min", 17, "Send 18 or more.", 18),
          Arguments.of("negative", 0, "Send a number less than 0.", -1),
          Arguments.of("negativeOrZero", 1, "Send 0 or less.", 0),
          Arguments.of("notBlank", " ", "Send a text that is not blank.", "a"),
          Arguments.of("notEmpty", List.of(), "Send something that is not empty.", List.of("a")),
          Arguments.of("notNull", null, "Send a value.", "a"),
          Arguments.of("nothing", "a", "Leave the value out.", null),
          Arguments.of("past", day(1), "Send a time in the past.", day(-1)),
          Arguments.of("pastOrPresent", day(1), "Send a time that is not in the future.", day(-1)),
          Arguments.of("positive", 0, "Send a number greater than 0.", 1),
          Arguments.of("positiveOrZero", -1, "Send 0 or more.", 0),
          Arguments.of("size", "a", "Send 2 to 5 characters.", "ab"),
          Arguments.of("elements", List.of(), "Send at least 2 elements.", List.of("a", "b")),
          Arguments.of("length", "abcdef", "Send at most 5 characters.", "abcde"),
          Arguments.of("codePoints", "a", "Send at least 2 characters.", "ab"),
          Arguments.of(
              "card",
              "4111 1111 1111 1111",
              "Send the digits of the number on the card, without spaces.",
              "4111111111111111"),
          Arguments.of(
              "durationMax",
              Duration.ofHours(2),
              "Send a duration of PT1H30M or less.",
              Duration.parse("PT1H30M")),
          Arguments.of(
              "durationMin",
              Duration.ofSeconds(10),
              "Send a duration of more than PT10S.",
              Duration.ofSeconds(11)),
          Arguments.of(
              "normalized",
              "u\u0308",
              "Send the text in the Unicode normalization form NFC.",
              Normalizer.normalize("u\u0308", Normalizer.Form.NFC)),
          Arguments.of("range", 1, "Send 2 to 5.", 2),
          Arguments.of("unique", List.of("a", "a"), "Send every element once.", List.of("a", "b")));

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  private static LocalDate day(int fromNow) {
    return LocalDate.now(java.time.ZoneOffset.UTC).plusDays(fromNow * 2L);
  }

  @ParameterizedTest
  @FieldSource("FOLLOWED")
  void aValueAsInTheHintIsAccepted(
      String property, @Nullable Object refused, String hint, @Nullable Object followed) {
    assertThat(hint(Values.class, property, refused)).isEqualTo(hint);
    assertThat(violations(Values.class, property, followed)).isEmpty();
  }

  @Test
  void eachPropertyIsFollowed() {
    assertThat(FOLLOWED).hasSameSizeAs(Values.class.getRecordComponents());
  }

  /** Two of its rules are computed from its values. */
  record Span(@Min(1) int from, int to) {
    @AssertTrue public boolean isInOrder() {
      return from <= to;
    }

    @Max(value = 10, message = "must not span more than 10") public int getLength() {
      return to - from;
    }
  }

  @Test
  void aRuleOnAMethodIsToldAtTheObject() {
    assertThat(Validated.errors(new Span(20, 1)))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEmpty();
              assertThat(error.code()).isEqualTo("assert_true");
              assertThat(error.detail()).isEqualTo("must fit together");
              assertThat(error.hint()).isEqualTo("Correct the values so that they fit together.");
            });
    assertThat(Validated.error(new Span(1, 50)).detail()).isEqualTo("must not span more than 10");
    assertThat(Validated.fields(new Span(0, 1))).containsExactly("from");
  }
}
