package dev.clearfault.internal.evidence;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.evidence.BodyFault.Kind;
import dev.clearfault.internal.evidence.JsonText.Value;
import dev.clearfault.spi.Evidence;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A limit that a parser of JSON sets for its own safety. Such a text is well-formed, and the parser
 * mostly tells no source and no place. So the body itself must exceed the limit.
 *
 * @param kind what was too much
 * @param max what the parser accepts
 * @param place the rest of the message, which may tell the place
 */
record ParserLimit(Kind kind, long max, String place) {
  /** The other constraints of Jackson are about what the application writes. */
  private static final String MAX =
      " \\(\\d+\\) exceeds the maximum allowed \\((\\d+), from `StreamReadConstraints\\.";

  /** A group tells the limit. Without one, it is the number behind the pattern. */
  private static final List<Map.Entry<Pattern, Map.Entry<Kind, Integer>>> WORDS =
      List.of(
          // Jackson. Long names and strings are usual, and it does not tell whose they were.
          words("Document nesting depth" + MAX, 0),
          words("Number value length" + MAX, Kind.NUMBER_TOO_LONG, 0),
          // Gson, Parsson with the separators of the server's language, JSON-smart, Moshi, Fastjson
          words("Nesting limit (\\d+) reached", 0),
          words("Input is too deeply nested ([\\d.,'\\h\u2019]{1,12})", 0),
          words("Malicious payload, having non natural depths", 400),
          words("Nesting too deep at ", 255),
          words("level too large : (\\d+)", 0),
          words("Number string too large: ", Kind.NUMBER_TOO_LONG, 10_000),
          words(
              "Number of BigDecimal source characters \\d+ exceeded maximal allowed value of "
                  + "([\\d.,'\\h\u2019]{1,12})",
              Kind.NUMBER_TOO_LONG,
              0));

  private static final Pattern PLACE = Pattern.compile("line (\\d{1,9}) column (\\d{1,9})");

  /** What all parsers accept that have no limit but the stack of the thread. */
  private static final int ANY_STACK = 500;

  /** Usual texts exceed a lower limit, which may be that of a parser for other texts. */
  static final int LOWEST = 100;

  private static final int NEAR = 2;
  private static final int MAX_MESSAGE = 1000;

  private static Map.Entry<Pattern, Map.Entry<Kind, Integer>> words(String words, int max) {
    return words(words, Kind.NESTING_TOO_DEEP, max);
  }

  private static Map.Entry<Pattern, Map.Entry<Kind, Integer>> words(
      String words, Kind kind, int max) {
    return Map.entry(Pattern.compile(words), Map.entry(kind, max));
  }

  /** Returns the limit that the exceptions of a parser tell; null if they tell none. */
  static @Nullable ParserLimit of(List<Throwable> part) {
    for (Throwable each : part) {
      ParserLimit limit = of(each);
      if (limit != null) {
        return limit;
      }
    }
    return null;
  }

  private static @Nullable ParserLimit of(Throwable thrown) {
    if (thrown instanceof StackOverflowError) {
      return new ParserLimit(Kind.NESTING_TOO_DEEP, ANY_STACK, "");
    }
    String message = Causes.message(thrown);
    String beginning = message.substring(0, Math.min(message.length(), MAX_MESSAGE));
    for (Map.Entry<Pattern, Map.Entry<Kind, Integer>> words : WORDS) {
      Matcher matcher = words.getKey().matcher(beginning);
      if (matcher.lookingAt()) {
        boolean isTold = matcher.groupCount() > 0;
        String digits = isTold ? matcher.group(1).replaceAll("\\D", "") : "";
        return new ParserLimit(
            words.getValue().getKey(),
            digits.isEmpty() ? words.getValue().getValue() : Long.parseLong(digits),
            beginning.substring(matcher.end()).toLowerCase(Locale.ROOT));
      }
    }
    return null;
  }

  /** Returns the fault of the body; null if the body does not exceed the limit. */
  @Nullable BodyFault fault(Evidence evidence, JsonText text, BodyRead body) {
    List<Value> numbers = kind == Kind.NUMBER_TOO_LONG ? tooLong(text) : List.of();
    boolean isLow = max < LOWEST && evidence != Evidence.PARSER_SOURCE;
    if (isLow || (numbers.isEmpty() && !isTooDeep(body))) {
      return null;
    }
    return new BodyFault(
        evidence,
        kind,
        0,
        0,
        numbers.size() == 1 ? numbers.get(0).path() : List.of(),
        null,
        List.of(),
        max);
  }

  private List<Value> tooLong(JsonText text) {
    return text.values().stream()
        .filter(value -> value.kind().equals("number") && value.text().length() > max)
        .toList();
  }

  private boolean isTooDeep(BodyRead body) {
    List<Integer> levels = JsonLevels.of(body.text());
    return kind == Kind.NESTING_TOO_DEEP && levels.size() > max && isNear(levels, body);
  }

  /** Returns whether the parser stopped where the body exceeds the limit, if it tells that. */
  private boolean isNear(List<Integer> levels, BodyRead body) {
    Matcher told = PLACE.matcher(place);
    if (!told.find()) {
      return true;
    }
    Lines lines = Lines.of(body.text(), levels.get((int) max));
    return lines.line() == Integer.parseInt(told.group(1))
        && lines.isNear(Integer.parseInt(told.group(2)), 0, NEAR);
  }
}
