package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clearfault.Inputs;
import dev.clearfault.input.From;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A text that the application converts by itself is described as {@code Inputs} does it. */
class TextFaultTest {
  /** A direction, with a name that is easy to mistype. */
  enum Direction {
    ASCENDING,
    DESCENDING
  }

  record OfInteger(@From(value = Source.HEADER, name = "x") Integer x) {}

  record OfShort(@From(value = Source.HEADER, name = "x") Short x) {}

  record OfLong(@From(value = Source.HEADER, name = "x") Long x) {}

  record OfDouble(@From(value = Source.HEADER, name = "x") Double x) {}

  record OfBigDecimal(@From(value = Source.HEADER, name = "x") BigDecimal x) {}

  record OfBigInteger(@From(value = Source.HEADER, name = "x") BigInteger x) {}

  record OfUUID(@From(value = Source.HEADER, name = "x") UUID x) {}

  record OfURI(@From(value = Source.HEADER, name = "x") URI x) {}

  record OfLocalDate(@From(value = Source.HEADER, name = "x") LocalDate x) {}

  record OfLocalTime(@From(value = Source.HEADER, name = "x") LocalTime x) {}

  record OfLocalDateTime(@From(value = Source.HEADER, name = "x") LocalDateTime x) {}

  record OfOffsetDateTime(@From(value = Source.HEADER, name = "x") OffsetDateTime x) {}

  record OfInstant(@From(value = Source.HEADER, name = "x") Instant x) {}

  record OfYearMonth(@From(value = Source.HEADER, name = "x") YearMonth x) {}

  record OfDuration(@From(value = Source.HEADER, name = "x") Duration x) {}

  record OfZoneId(@From(value = Source.HEADER, name = "x") ZoneId x) {}

  record OfLocale(@From(value = Source.HEADER, name = "x") Locale x) {}

  record OfCurrency(@From(value = Source.HEADER, name = "x") Currency x) {}

  record OfCharset(@From(value = Source.HEADER, name = "x") Charset x) {}

  record OfPattern(@From(value = Source.HEADER, name = "x") Pattern x) {}

  @SuppressWarnings("ArrayRecordComponent") // It is only read.
  record OfBytes(@From(value = Source.HEADER, name = "x") byte[] x) {}

  record OfDirection(@From(value = Source.HEADER, name = "x") Direction x) {}

  static Stream<Arguments> rejected() {
    return Stream.of(
        Arguments.of(OfInteger.class, Integer.class, "many"),
        Arguments.of(OfInteger.class, Integer.class, "99999999999"),
        Arguments.of(OfShort.class, Short.class, "70000"),
        Arguments.of(OfLong.class, Long.class, "1.5"),
        Arguments.of(OfDouble.class, Double.class, "many"),
        Arguments.of(OfBigDecimal.class, BigDecimal.class, "12a"),
        Arguments.of(OfBigInteger.class, BigInteger.class, "1-2"),
        Arguments.of(OfUUID.class, UUID.class, "7"),
        Arguments.of(OfURI.class, URI.class, "a b"),
        Arguments.of(OfLocalDate.class, LocalDate.class, "soon"),
        Arguments.of(OfLocalTime.class, LocalTime.class, "soon"),
        Arguments.of(OfLocalDateTime.class, LocalDateTime.class, "soon"),
        Arguments.of(OfOffsetDateTime.class, OffsetDateTime.class, "soon"),
        Arguments.of(OfInstant.class, Instant.class, "soon"),
        Arguments.of(OfYearMonth.class, YearMonth.class, "soon"),
        Arguments.of(OfDuration.class, Duration.class, "1h"),
        Arguments.of(OfZoneId.class, ZoneId.class, "Mars"),
        Arguments.of(OfLocale.class, Locale.class, "d_e"),
        Arguments.of(OfCurrency.class, Currency.class, "EUROS"),
        Arguments.of(OfCharset.class, Charset.class, "utf-88"),
        Arguments.of(OfPattern.class, Pattern.class, "[a"),
        Arguments.of(OfBytes.class, byte[].class, "a*b"),
        Arguments.of(OfDirection.class, Direction.class, "DESCENDNG"),
        Arguments.of(OfDirection.class, Direction.class, "up"));
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void isDescribedAsInputsDoesIt(Class<?> input, Class<?> target, String text) {
    ProblemException byInputs =
        catchThrowableOfType(
            ProblemException.class,
            () -> Inputs.read(PostedJson.request(null, text, new byte[0]), input));
    assertThat(fault(text, target, true)).isEqualTo(byInputs.problem().errors().get(0));
  }

  private static Violation fault(@Nullable String text, Class<?> target, boolean isStandard) {
    List<String> names = target == Direction.class ? List.of("ASCENDING", "DESCENDING") : List.of();
    return new TextFault(Source.HEADER, "x", text, target, isStandard, names)
        .problem(new Languages(null).english())
        .errors()
        .get(0);
  }

  @Test
  void missingValueIsDescribedAsAMissingPropertyIs() {
    Violation missing = fault(null, Integer.class, true);
    assertThat(missing.code()).isEqualTo("missing");
    assertThat(missing.expected()).isEqualTo(Map.of("type", "integer"));
    assertThat(fault(null, Direction.class, true).expected())
        .isEqualTo(Map.of("enum", List.of("ASCENDING", "DESCENDING")));
  }

  /** The usual form is not what such a format accepts. */
  @Test
  void ownFormatsHaveNoExampleOfTheUsualForm() {
    Violation date = fault("2026-01-31", LocalDate.class, false);
    assertThat(date.code()).isEqualTo("invalid_format");
    assertThat(date.expected()).isEqualTo(Map.of("type", "string"));
    assertThat(date.arguments().toString()).doesNotContain("localdate");
    assertThat(fault("xyz", Integer.class, false).expected()).isEmpty();
  }

  @Test
  void wholeBodyHasThePointerOfTheRoot() {
    Violation body =
        new TextFault(Source.BODY, "", "many", Integer.class, true, List.of())
            .problem(new Languages(null).english())
            .errors()
            .get(0);
    assertThat(body.pointer()).isEqualTo("#");
    assertThat(body.field()).isEmpty();
  }
}
