package dev.clearfault.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.problem.Violation.Source;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which text a conversion has rejected, and what must not count as one. */
@SuppressWarnings("NullAway") // An application also gives null to methods that do not take it.
class ConversionsTest {
  private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy");
  private static final AskedText NAME = new AskedText(Source.QUERY, "name", "Smith", 1);
  private static final AskedText EARLIER = new AskedText(Source.HEADER, "X-Name", "Smith", 1);

  /** Colours, as a nested enum. */
  enum Colour {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "grass";
      }
    }
  }

  /** What an application does with a text. */
  interface Conversion {
    @Nullable Object of(@Nullable String text) throws Exception;
  }

  private static Arguments row(
      String text, @Nullable Class<?> target, boolean standard, Conversion conversion) {
    return Arguments.of(text, target, standard, conversion);
  }

  static Stream<Arguments> conversions() {
    return Stream.concat(telling(), silent());
  }

  /** These throw the same exception for many texts. */
  static Stream<Arguments> silent() {
    return Stream.of(
        row("12-", BigInteger.class, true, BigInteger::new),
        row("-1".repeat(40), UUID.class, true, UUID::fromString),
        row("EUROS", Currency.class, true, Currency::getInstance),
        row("soon", LocalDate.class, true, java.sql.Date::valueOf),
        row("soon", null, false, Timestamp::valueOf),
        row("abcde", byte[].class, true, text -> Base64.getUrlDecoder().decode(text)));
  }

  static Stream<Arguments> telling() {
    return Stream.of(
        row("many", Integer.class, true, Integer::parseInt),
        row("many", Integer.class, true, text -> Integer.parseInt(text, 10)),
        row("xyz", Integer.class, false, text -> Integer.parseInt(text, 16)),
        row("many", Integer.class, true, Integer::valueOf),
        row("0xZZ", Integer.class, true, Integer::decode),
        row("-5", null, false, Integer::parseUnsignedInt),
        row("99999999999", Integer.class, true, Integer::parseInt),
        row("1.5", Long.class, true, Long::parseLong),
        row("", Long.class, true, Long::valueOf),
        row("70000", Short.class, true, Short::parseShort),
        row("300", Byte.class, true, Byte::parseByte),
        row("1,5", Double.class, true, Double::parseDouble),
        row("", Double.class, true, Double::valueOf),
        row("x", Float.class, true, Float::parseFloat),
        row("12a", BigDecimal.class, true, BigDecimal::new),
        row("12a", BigDecimal.class, true, text -> new BigDecimal(text, MathContext.DECIMAL32)),
        row("", BigDecimal.class, true, BigDecimal::new),
        row("", BigInteger.class, true, BigInteger::new),
        row("7", UUID.class, true, UUID::fromString),
        row("zz-1-1-1-1", UUID.class, true, UUID::fromString),
        row("Mars/Base", ZoneId.class, true, ZoneId::of),
        row("2", ZoneOffset.class, true, ZoneOffset::of),
        row("utf-88", Charset.class, true, Charset::forName),
        row("[a", Pattern.class, true, Pattern::compile),
        row("de_DE", Locale.class, true, t -> new Locale.Builder().setLanguageTag(t).build()),
        row("a b", URI.class, true, URI::create),
        row("a b", URI.class, true, URI::new),
        row("nowhere", URI.class, true, URL::new),
        row("a*b", byte[].class, true, text -> Base64.getDecoder().decode(text)),
        row(
            "a*b",
            byte[].class,
            false,
            text -> Base64.getDecoder().decode(text.getBytes(StandardCharsets.UTF_8))),
        row("soon", LocalDate.class, true, LocalDate::parse),
        row("2026-02-30", LocalDate.class, true, LocalDate::parse),
        row("2026-01-31", LocalDate.class, false, text -> LocalDate.parse(text, GERMAN)),
        row("soon", null, false, GERMAN::parse),
        row("soon", null, false, text -> GERMAN.parse(text, LocalDate::from)),
        row("soon", LocalTime.class, true, LocalTime::parse),
        row("soon", LocalDateTime.class, true, LocalDateTime::parse),
        row("soon", OffsetTime.class, true, OffsetTime::parse),
        row("soon", OffsetDateTime.class, true, OffsetDateTime::parse),
        row("soon", ZonedDateTime.class, true, ZonedDateTime::parse),
        row("soon", Instant.class, true, Instant::parse),
        row("soon", Year.class, true, Year::parse),
        row("soon", YearMonth.class, true, YearMonth::parse),
        row("soon", MonthDay.class, true, MonthDay::parse),
        row("1h", Duration.class, true, Duration::parse),
        row("1m", Period.class, true, Period::parse),
        row("soon", null, false, text -> new SimpleDateFormat("yyyy").parse(text)),
        row("soon", null, false, text -> NumberFormat.getInstance().parse(text)),
        row("a\0b", null, false, Path::of),
        row("BLUE", Colour.class, true, Colour::valueOf),
        row("green", Colour.class, true, text -> Enum.valueOf(Colour.class, text)),
        row("FORTNIGHTS", TimeUnit.class, true, TimeUnit::valueOf),
        row("SOMEDAY", DayOfWeek.class, true, DayOfWeek::valueOf));
  }

  @ParameterizedTest
  @MethodSource("conversions")
  void findsTheRejectedText(
      String text, @Nullable Class<?> target, boolean standard, Conversion conversion) {
    RejectedText found = find(conversion, text, asked(text), EARLIER);
    assertThat(found).isNotNull();
    assertThat(found.asked().field()).isEqualTo("value");
    assertThat(found.form()).isEqualTo(text);
    if (target != null) {
      assertThat(found.target()).isEqualTo(target);
    }
    assertThat(found.isStandard()).isEqualTo(standard);
  }

  /** The application never asked for it, although it may stand in the request. */
  @ParameterizedTest
  @MethodSource("conversions")
  void textThatNobodyAskedForIsOurs(
      String text, @Nullable Class<?> target, boolean standard, Conversion conversion) {
    assertThat(find(conversion, text)).isNull();
    assertThat(find(conversion, text, NAME)).isNull();
    assertThat(find(conversion, text, asked("12"), NAME)).isNull();
  }

  /** As a text of a file that only begins like the parameter, or contains it. */
  @ParameterizedTest
  @MethodSource("telling")
  void composedTextIsOurs(
      String text, @Nullable Class<?> target, boolean standard, Conversion conversion) {
    assertThat(find(conversion, "<" + text + ">", asked(text))).isNull();
  }

  @ParameterizedTest
  @MethodSource("conversions")
  void missingTextIsFoundIfItWasTheLastOne(
      String text, @Nullable Class<?> target, boolean standard, Conversion conversion) {
    if (List.of("a*b", "a\0b").contains(text) && !standard) {
      return; // The application itself fails before the conversion, or it takes a list.
    }
    RejectedText found = find(conversion, null, asked(null), NAME);
    assertThat(found).isNotNull();
    assertThat(found.form()).isNull();
    assertThat(found.asked().field()).isEqualTo("value");
    assertThat(find(conversion, null, asked("12"), new AskedText(Source.QUERY, "a", null, 1)))
        .isNull();
  }

  @ParameterizedTest
  @MethodSource("conversions")
  void whatIsFoundBelowWrappers(
      String text, @Nullable Class<?> target, boolean standard, Conversion conversion) {
    Throwable wrapped =
        new IllegalStateException(
            "cannot", new Exception("here", catchThrowable(() -> conversion.of(text))));
    assertThat(find(wrapped, asked(text))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {" x12 ", "\tx12\n", "1,x12", "1, x12 ,3", "x12;4", "1|x12", "1 2 x12"})
  void whatPeopleDoBeforeAConversionDoesNotHideTheText(String sent) {
    assertThat(find(Integer::parseInt, "x12", asked(sent))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ax12", "x12a", "a-x12", "a x12", "a:x12", "a/x12", "give x12 away"})
  void noOtherPartOfATextCounts(String sent) {
    assertThat(find(Integer::parseInt, "x12", asked(sent))).isNull();
  }

  @Test
  void caseMayHaveBeenChanged() {
    RejectedText found = find(Colour::valueOf, "BLUE", asked(" blue"));
    assertThat(found).isNotNull();
    assertThat(found.form()).isEqualTo("BLUE");
    assertThat(found.names()).containsExactly("RED", "GREEN");
    assertThat(find(Colour::valueOf, "Blue", asked("blue"))).isNull();
  }

  @Test
  void credentialsHaveASchemeBeforeThem() {
    AskedText header = new AskedText(Source.HEADER, "Authorization", "Basic a*b", 0);
    assertThat(find(text -> Base64.getDecoder().decode(text), "a*b", header)).isNotNull();
  }

  @Test
  void streamsMayStandBetween() {
    Conversion conversion =
        text -> Arrays.stream(String.valueOf(text).split(",")).map(Integer::valueOf).toList();
    RejectedText found = find(conversion, "1,x", asked("1,x"));
    assertThat(found).isNotNull();
    assertThat(found.form()).isEqualTo("x");
    assertThat(find(text -> Optional.ofNullable(text).map(UUID::fromString), "x", asked("x")))
        .isNotNull();
  }

  @Test
  void exceptionThatTellsNothingNeedsTheLastText() {
    AskedText from = new AskedText(Source.QUERY, "from", "soon", 1);
    Conversion date = java.sql.Date::valueOf;
    assertThat(find(date, "soon", from)).isNull();
    assertThat(find(date, "soon", asked("soon"), from)).isNotNull();
    assertThat(find(date, "soon", asked("then"), asked("soon"))).isNull();
    assertThat(find(date, "soon", asked("123"))).isNull();
  }

  /** Both could be meant. */
  @Test
  void twoTextsThatFailAlikeAreOurs() {
    AskedText other = new AskedText(Source.QUERY, "other", "34a", 1);
    assertThat(find(BigDecimal::new, "12a", asked("12a"), other)).isNull();
    assertThat(find(BigDecimal::new, "12a", asked("12a"), NAME)).isNotNull();
  }

  @Test
  void exceptionOfTheApplicationIsOurs() {
    assertThat(find(ConversionsTest::refuse, "x", asked("x"))).isNull();
    assertThat(find(text -> List.of(1).get(2), "x", asked("x"))).isNull();
    assertThat(find(new NumberFormatException("For input string: \"x\""), asked("x"))).isNull();
  }

  private static Object refuse(@Nullable String text) {
    throw new IllegalArgumentException("Invalid UUID string: " + text);
  }

  @Test
  void hostileExceptionsAreOurs() {
    IllegalArgumentException hostile =
        new IllegalArgumentException() {
          @Override
          public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException();
          }

          @Override
          public String getMessage() {
            throw new IllegalStateException();
          }
        };
    assertThat(find(hostile, asked("x"))).isNull();
  }

  /** A client chooses how many texts it sends. */
  @Test
  void workIsBounded() {
    Throwable thrown = catchThrowable(() -> new BigDecimal("x"));
    AskedText[] many =
        Stream.generate(() -> new AskedText(Source.QUERY, "ids", "1,2,3,".repeat(600), 0))
            .limit(256)
            .toArray(AskedText[]::new);
    assertThat(find(thrown, many)).isNull();
  }

  private static AskedText asked(@Nullable String text) {
    return new AskedText(Source.QUERY, "value", text, 0);
  }

  static @Nullable RejectedText find(
      Conversion conversion, @Nullable String text, AskedText... asked) {
    Throwable thrown = catchThrowable(() -> conversion.of(text));
    assertThat(thrown).isNotNull();
    return find(thrown, asked);
  }

  private static @Nullable RejectedText find(Throwable thrown, AskedText... asked) {
    List<Throwable> chain = Stream.iterate(thrown, t -> t != null, Throwable::getCause).toList();
    return Conversions.find(chain, () -> List.of(asked), ConversionsTest.class.getClassLoader());
  }
}
