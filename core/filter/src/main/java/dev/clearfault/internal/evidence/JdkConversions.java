package dev.clearfault.internal.evidence;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows the methods of the JDK that make a value of a text. */
final class JdkConversions {
  /** A class and its methods. */
  private static final Map<String, Set<String>> METHODS =
      table(
          "java.lang.Integer parseInt parseUnsignedInt valueOf decode <init>",
          "java.lang.Long parseLong parseUnsignedLong valueOf decode <init>",
          "java.lang.Short parseShort valueOf decode <init>",
          "java.lang.Byte parseByte valueOf decode <init>",
          "java.lang.Double parseDouble valueOf <init>",
          "java.lang.Float parseFloat valueOf <init>",
          "java.lang.Enum valueOf",
          "java.math.BigDecimal <init>",
          "java.math.BigInteger <init>",
          "java.net.URI create <init>",
          "java.net.URL <init>",
          "java.nio.charset.Charset forName",
          "java.nio.file.Path of",
          "java.nio.file.Paths get",
          "java.sql.Date valueOf",
          "java.sql.Time valueOf",
          "java.sql.Timestamp valueOf",
          "java.text.DateFormat parse",
          "java.text.NumberFormat parse",
          "java.time.Duration parse",
          "java.time.Instant parse",
          "java.time.LocalDate parse",
          "java.time.LocalDateTime parse",
          "java.time.LocalTime parse",
          "java.time.MonthDay parse",
          "java.time.OffsetDateTime parse",
          "java.time.OffsetTime parse",
          "java.time.Period parse",
          "java.time.Year parse",
          "java.time.YearMonth parse",
          "java.time.ZoneId of",
          "java.time.ZoneOffset of",
          "java.time.ZonedDateTime parse",
          "java.time.format.DateTimeFormatter parse",
          "java.util.Base64$Decoder decode",
          "java.util.Currency getInstance",
          "java.util.Date parse <init>",
          "java.util.Locale$Builder setLanguageTag",
          "java.util.UUID fromString",
          "java.util.regex.Pattern compile");

  /** The classes whose texts are those of another class, by name for a missing module. */
  private static final Map<String, Class<?>> TARGETS =
      Map.of(
          "java.net.URL", java.net.URI.class,
          "java.sql.Date", LocalDate.class,
          "java.sql.Time", LocalTime.class,
          "java.util.Base64$Decoder", byte[].class,
          "java.util.Locale$Builder", Locale.class);

  /** What they read depends on how the application has made them, or has no usual form. */
  private static final Set<String> OPEN =
      Set.of(
          "java.sql.Timestamp",
          "java.text.DateFormat",
          "java.text.NumberFormat",
          "java.time.format.DateTimeFormatter",
          "java.util.Date",
          "java.nio.file.Path",
          "java.nio.file.Paths");

  private JdkConversions() {}

  private static Map<String, Set<String>> table(String... lines) {
    Map<String, Set<String>> table = new HashMap<>();
    for (String line : lines) {
      List<String> words = Arrays.asList(line.split(" "));
      table.put(words.get(0), words.stream().skip(1).collect(Collectors.toUnmodifiableSet()));
    }
    return Map.copyOf(table);
  }

  /** Returns whether the frame is a conversion's. */
  static boolean isConversion(StackTraceElement frame) {
    return METHODS.getOrDefault(frame.getClassName(), Set.of()).contains(frame.getMethodName());
  }

  /** Returns the class that the text should become; null if that is not known. */
  static @Nullable Class<?> target(StackTraceElement frame) {
    String name = frame.getClassName();
    if (OPEN.contains(name) || frame.getMethodName().startsWith("parseUnsigned")) {
      return null;
    }
    try {
      Class<?> other = TARGETS.get(name);
      return other == null ? Class.forName(name) : other;
    } catch (ClassNotFoundException | LinkageError missingModule) {
      return null;
    }
  }
}
