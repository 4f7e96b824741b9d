package dev.clearfault.internal.json;

import java.io.File;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Month;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the JDK that are read from a text, and only from a text that means exactly one
 * value. Jackson also reads them from numbers, and some from texts that mean something else.
 */
final class TextTypes {
  /** Each throws an unchecked exception for another text. */
  private static final Map<Class<?>, Function<String, Object>> READERS =
      Map.ofEntries(
          Map.entry(Duration.class, Duration::parse),
          Map.entry(Period.class, Period::parse),
          Map.entry(Month.class, Month::valueOf),
          Map.entry(ZoneId.class, TextTypes::zone),
          Map.entry(ZoneOffset.class, TextTypes::offset),
          Map.entry(TimeZone.class, text -> TimeZone.getTimeZone(zone(text))),
          Map.entry(
              XMLGregorianCalendar.class,
              text -> DatatypeFactory.newDefaultInstance().newXMLGregorianCalendar(text)),
          Map.entry(UUID.class, TextTypes::uuid),
          Map.entry(URI.class, URI::create),
          Map.entry(Locale.class, text -> new Locale.Builder().setLanguageTag(text).build()),
          Map.entry(Currency.class, Currency::getInstance),
          Map.entry(Charset.class, Charset::forName),
          Map.entry(Pattern.class, Pattern::compile),
          Map.entry(File.class, File::new),
          Map.entry(Path.class, Path::of));

  /**
   * As keys of a map. Jackson reads 200 as a negative byte, and 5 and 05 as one key, of which one
   * value would be lost.
   */
  private static final Map<Class<?>, Function<String, Object>> NUMBERS =
      Map.of(
          Byte.class, text -> whole(text, Byte.valueOf(text)),
          Short.class, text -> whole(text, Short.valueOf(text)),
          Integer.class, text -> whole(text, Integer.valueOf(text)),
          Long.class, text -> whole(text, Long.valueOf(text)),
          Float.class, text -> finite(text, Float.valueOf(text)),
          Double.class, text -> finite(text, Double.valueOf(text)));

  private TextTypes() {}

  /** Returns what reads the class from a text; null if Jackson reads it. */
  static @Nullable Function<String, Object> of(Class<?> type) {
    TimeTexts times = TimeTexts.of(type);
    return times == null ? READERS.get(type) : times::read;
  }

  /** Returns what reads the class from the key of a map; null if Jackson reads it. */
  static @Nullable Function<String, Object> ofKey(Class<?> type) {
    Function<String, Object> number = NUMBERS.get(type);
    return number == null ? of(type) : number;
  }

  /** Java also reads {@code +2} and {@code GMT+2}, as zones of another name. */
  private static ZoneId zone(String text) {
    ZoneId zone = ZoneId.of(text);
    if (!(zone instanceof ZoneOffset)) {
      require(zone.getId().equals(text));
      return zone;
    }
    return offset(text);
  }

  private static ZoneOffset offset(String text) {
    require(text.equals("Z") || text.length() == 6 || text.length() == 9); // +01:00, +01:00:30
    return ZoneOffset.of(text);
  }

  /** Java also reads groups of other lengths, and moves their digits. */
  private static UUID uuid(String text) {
    UUID id = UUID.fromString(text);
    require(id.toString().equalsIgnoreCase(text));
    return id;
  }

  private static Object whole(String text, Number value) {
    require(value.toString().equals(text));
    return value;
  }

  private static Object finite(String text, Number value) {
    require(
        text.indexOf('x') < 0 && Character.isDigit(text.charAt(text.length() - 1))); // 0x1p3, 1f
    require(NumberText.isWithinReason(text));
    require(NumberText.isRepresented(value.doubleValue(), text));
    return value;
  }

  private static void require(boolean isExact) {
    if (!isExact) {
      throw new DateTimeException("the text means another value");
    }
  }
}
