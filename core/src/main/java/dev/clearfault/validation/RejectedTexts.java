package dev.clearfault.validation;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts in a rejected value, compared with a message that a validator has written: a message
 * that could hold a part of the value is not for clients.
 *
 * <p>Letters and digits alone are compared, in lower case, so that a text is found that was
 * trimmed, put in upper case or grouped. What cannot be looked through counts as found. For one
 * message; not thread-safe.
 */
final class RejectedTexts {
  /** Shorter texts stand in messages by chance, and reveal little. */
  private static final int SHORTEST = 3;

  /** A word of a longer text that has at least so many letters counts by itself. */
  private static final int SHORTEST_WORD = 5;

  private static final int MAX_DEPTH = 8;
  private static final int MAX_TEXTS = 1000;

  /** Of all texts together; each violation of an object looks at all that the object holds. */
  private static final int MAX_CHARACTERS = 100_000;

  /** A longer message holds more than its author wrote. */
  private static final int LONGEST_MESSAGE = 500;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern GROUPS = Pattern.compile("(?<=\\d)[,.' \u00a0](?=\\d{3})");
  private static final Pattern IDENTITY = Pattern.compile("[\\w$]@[0-9a-f]+");

  private final String message;
  private final String plain;
  private final String ungrouped;
  private final List<String> words;
  private int texts;
  private int characters;

  private RejectedTexts(String message) {
    this.message = message;
    plain = plain(message);
    ungrouped = GROUPS.matcher(message).replaceAll("");
    words = words(message);
  }

  /** Tells whether the message could show a part of the value, or the name of its class. */
  static boolean mayBeIn(String message, @Nullable Object value) {
    if (message.length() > LONGEST_MESSAGE) {
      return true;
    }
    RejectedTexts rejected = new RejectedTexts(message);
    return IDENTITY.matcher(message).find()
        || rejected.areIn(value, 0)
        || (value != null && !isOfTheJdk(value) && message.contains(value.getClass().getName()));
  }

  /** Tells whether a text in the value looks like a part of a template. */
  static boolean haveBraces(@Nullable Object value) {
    return new RejectedTexts("{").areBraced(value, 0);
  }

  private static List<String> words(String text) {
    return NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT)).toList();
  }

  private boolean areBraced(@Nullable Object value, int depth) {
    return walk(value, depth, (text, number) -> text.indexOf('{') >= 0 || text.indexOf('$') >= 0);
  }

  private boolean areIn(@Nullable Object value, int depth) {
    return walk(value, depth, this::isQuoted);
  }

  /** Looks at a text. */
  private interface Test {
    boolean on(String text, boolean isNumber);
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
    if (value instanceof char[] secret) {
      return test.on(new String(secret), false);
    }
    if (Elements.has(value)) {
      boolean[] found = {false};
      Elements.forEach(
          value,
          (key, element) ->
              found[0] =
                  found[0]
                      || (value instanceof Map<?, ?> && walk(key, depth + 1, test))
                      || walk(element, depth + 1, test));
      return found[0];
    }
    if (value instanceof Enum<?> constant) {
      return test.on(constant.name(), false) || test.on(text(value), false);
    }
    if (!isOfTheJdk(value)) {
      return walkFields(value, depth, test); // Its text would have the names of its fields.
    }
    String text = text(value);
    characters += text.length();
    return characters > MAX_CHARACTERS || test.on(text, value instanceof Number);
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

  private @Nullable Object valueOf(Field field, Object owner) {
    try {
      field.setAccessible(true);
      return field.get(owner);
    } catch (ReflectiveOperationException | RuntimeException closed) {
      return message; // What cannot be looked at counts as shown.
    }
  }

  private static String text(Object value) {
    try {
      return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    } catch (RuntimeException hostile) {
      return "";
    }
  }

  private boolean isQuoted(String text, boolean isNumber) {
    String value = plain(text);
    if (value.length() < SHORTEST) {
      return false;
    }
    if (isNumber && value.length() < SHORTEST_WORD) {
      return isWholeNumberIn(text, message) || isWholeNumberIn(text, ungrouped);
    }
    if (plain.contains(value)) {
      return true;
    }
    for (String word : words) {
      boolean telling =
          word.length() >= SHORTEST_WORD || (word.length() >= SHORTEST && hasDigit(word));
      if (!isNumber && telling && value.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** As a whole: 100 is not what "must be greater than or equal to 1000" quotes. */
  private static boolean isWholeNumberIn(String number, String message) {
    for (int i = message.indexOf(number); i >= 0; i = message.indexOf(number, i + 1)) {
      int end = i + number.length();
      boolean starts = i == 0 || !Character.isDigit(message.charAt(i - 1));
      boolean ends = end == message.length() || !Character.isDigit(message.charAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
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
