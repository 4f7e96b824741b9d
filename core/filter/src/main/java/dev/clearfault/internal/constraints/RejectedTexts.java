package dev.clearfault.internal.constraints;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Searches the message of a validator for the texts of the rejected value. A client must not see a
 * message that may hold a part of the value.
 *
 * <p>Only letters and digits are compared, in lower case. So a text is also found if it was
 * trimmed, grouped or changed to upper case. A value that cannot be searched counts as found. For
 * one message; not thread-safe.
 */
final class RejectedTexts {
  /** A message contains shorter texts by chance, and they reveal little. */
  private static final int MIN_LENGTH = 3;

  /** A word of at least this length counts even if the message has only this part of a text. */
  private static final int MIN_WORD_LENGTH = 5;

  private static final int MAX_DEPTH = 8;
  private static final int MAX_TEXTS = 1000;

  /** For all texts together, because each violation of an object searches the whole object. */
  private static final int MAX_CHARACTERS = 100_000;

  /** A longer message contains more than its author wrote. */
  private static final int MAX_MESSAGE_LENGTH = 500;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** The text of an object without toString; an e-mail address does not match. */
  private static final Pattern IDENTITY = Pattern.compile("[\\w$;]@[0-9a-f]{1,8}(?![.-]?\\w)");

  private final String plain;
  private final ShownNumbers numbers;
  private final List<String> words;
  private int texts;
  private int characters;

  private RejectedTexts(String message) {
    plain = plain(message);
    numbers = new ShownNumbers(message);
    words = words(message);
  }

  /** Tells whether the message could show a part of the value, or the name of its class. */
  static boolean mayBeIn(String message, @Nullable Object value) {
    if (message.length() > MAX_MESSAGE_LENGTH) {
      return true;
    }
    RejectedTexts rejected = new RejectedTexts(message);
    return IDENTITY.matcher(message).find()
        || rejected.anyMatch(value, rejected::isQuoted)
        || (value != null && !isOfTheJdk(value) && message.contains(value.getClass().getName()));
  }

  /** Tells whether a text in the value has characters of a template. */
  static boolean containBraces(@Nullable Object value) {
    return new RejectedTexts("")
        .anyMatch(value, (text, number) -> text.indexOf('{') >= 0 || text.indexOf('$') >= 0);
  }

  private static List<String> words(String text) {
    return NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT)).toList();
  }

  /** Tells whether a text in the value passes the test, or the value cannot be searched. */
  private boolean anyMatch(@Nullable Object value, Test test) {
    try {
      return walk(value, 0, test);
    } catch (RuntimeException | StackOverflowError hostile) {
      return true;
    }
  }

  private interface Test {
    boolean matches(String text, boolean isNumber);
  }

  private boolean walk(@Nullable Object value, int depth, Test test) {
    if (value == null || value instanceof Boolean) {
      return false;
    }
    if (depth > MAX_DEPTH || ++texts > MAX_TEXTS) {
      return true;
    }
    if (value instanceof Optional<?> optional) {
      return walk(optional.orElse(null), depth, test);
    }
    if (value instanceof char[] chars) {
      return isTooMuch(chars.length) || test.matches(new String(chars), false);
    }
    if (value.getClass().isArray()) {
      int length = Array.getLength(value);
      return walkAll(IntStream.range(0, length).mapToObj(i -> Array.get(value, i)), depth, test);
    }
    if (value instanceof Map<?, ?> map) {
      return walkAll(Stream.concat(map.keySet().stream(), map.values().stream()), depth, test);
    }
    if (value instanceof Collection<?> elements) {
      return walkAll(elements.stream(), depth, test);
    }
    if (value instanceof Enum<?> constant) {
      return isFound(constant.name(), false, test) || isFound(constant.toString(), false, test);
    }
    if (!isOfTheJdk(value)) {
      return walkFields(value, depth, test); // Its toString may contain the names of its fields.
    }
    if (value instanceof BigDecimal number) {
      return Math.abs((long) number.scale()) > MAX_CHARACTERS
          || isFound(number.toPlainString(), true, test);
    }
    return isFound(value.toString(), value instanceof Number, test);
  }

  private boolean walkAll(Stream<?> elements, int depth, Test test) {
    return elements.anyMatch(element -> walk(element, depth + 1, test));
  }

  private boolean walkFields(Object value, int depth, Test test) {
    for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())
            && walk(valueOf(field, value), depth + 1, test)) {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable Object valueOf(Field field, Object owner) {
    try {
      field.setAccessible(true);
      return field.get(owner);
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException(closed);
    }
  }

  private boolean isFound(String text, boolean isNumber, Test test) {
    return isTooMuch(text.length()) || test.matches(text, isNumber);
  }

  private boolean isTooMuch(int length) {
    characters += length;
    return characters > MAX_CHARACTERS;
  }

  private boolean isQuoted(String text, boolean isNumber) {
    String value = plain(text);
    if (value.length() < MIN_LENGTH) {
      return false;
    }
    if (isNumber && isDecimal(text)) {
      // The whole number: "must be greater than or equal to 1000" does not quote 100.
      return numbers.contain(new BigDecimal(text))
          || (value.length() >= MIN_WORD_LENGTH && plain.contains(value));
    }
    if (plain.contains(value)) {
      return true;
    }
    for (String word : words) {
      boolean telling =
          word.length() >= MIN_WORD_LENGTH || (word.length() >= MIN_LENGTH && hasDigit(word));
      if (telling && value.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** A number can also be NaN or Infinity. */
  private static boolean isDecimal(String number) {
    return Character.isDigit(number.charAt(number.length() - 1));
  }

  private static boolean hasDigit(String word) {
    return word.chars().anyMatch(Character::isDigit);
  }

  private static boolean isOfTheJdk(Object value) {
    return value.getClass().getName().startsWith("java.");
  }

  private static String plain(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
