package dev.clearfault.internal.evidence;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.evidence.BodyFault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/**
 * Reads what the exceptions of other libraries tell. Most of them tell it in their message only, in
 * words that have not changed for years.
 */
final class MessageTold {
  /** More of a message is a copy of the text, and matching it would cost too much. */
  private static final int MAX_MESSAGE = 1000;

  /** A copy of the text is only cut off, which costs little. */
  private static final int MAX_EXCERPT = 4000;

  /** Each begins where a message begins, so that a text of the client in it is not searched. */
  private static final String TEXTS =
      "^(?:[\\w.$]{1,100}: )?(?:"
          + "For input string: \"(.*?)\"(?: under radix \\d+)?(?:\\n|$)"
          + "|Failed parsing '(.*?)' as "
          + "|Expected (?:an int|a long|a double) but was (.*?) at "
          + "|Illegal class \\S+ enum value: (.*?), known"
          + "|parseInt error, (?:value : )?(.*?)(?:, offset|$)"
          + "|(?:integer|long) overflow (\\S+?)(?:, offset|$)"
          + "|Numeric value \\((\\S+?)\\) out of range"
          + "|Text '(.*?)' could not be parsed"
          + "|JSON(?:Object|Array)\\[\"?[^\"\\]]{1,100}\"?\\] is not an? \\w+ "
          + "\\(class java\\.[\\w.]{1,60} : (.*)\\)\\.?)"
          + "|mapped to json string value: \"(.*?)\"\\n"
          + "|mapped to json numeric value: (\\S+)"
          + "|Error parsing class \\S+ from value: (.*?)\\. Check";

  private static final String UNEXPECTED =
      "(?:Codepoint: |code |Unexpected char |fieldName input)(\\d{1,7})\\b";

  private static final Pattern UNEXPECTED_CODE = Pattern.compile(UNEXPECTED);
  private static final Pattern TEXT = Pattern.compile(TEXTS, Pattern.DOTALL);

  private static final List<Map.Entry<Pattern, BiConsumer<Told, MatchResult>>> FACTS =
      List.of(
          fact("line (\\d{1,9}),? column (\\d{1,9})", (t, m) -> place(t, m.group(1), m.group(2))),
          fact(
              "line no=(\\d{1,9}), column no=(\\d{1,9})",
              (t, m) -> {
                place(t, m.group(1), m.group(2));
                t.isVague = true; // Parsson counts its buffers wrongly.
              }),
          fact(
              "lineNumber=(\\d{1,9}), columnNumber=(\\d{1,9}), streamOffset=(\\d{1,9})",
              (t, m) -> {
                place(t, m.group(1), m.group(2));
                t.offset = Long.parseLong(m.group(3));
              }),
          fact(
              "\\[character (\\d{1,9}) line (\\d{1,9})\\]",
              (t, m) -> place(t, m.group(2), m.group(1))),
          fact(
              "(?:offset|at position|File position) (\\d{1,9})",
              (t, m) -> t.offset = Long.parseLong(m.group(1))),
          fact(UNEXPECTED, (t, m) -> t.unexpected = Integer.parseInt(m.group(1))),
          fact(
              "(?:Unexpected character \\(|Unexpected token |, character )(\\S)",
              (t, m) -> t.unexpected = m.group(1).charAt(0)),
          fact("must begin with '(.)'", (t, m) -> t.wantedFirst = m.group(1).charAt(0)),
          fact("at path \\$(\\S*)|column \\d+ path \\$(\\S*)", (t, m) -> path(t, group(m))),
          fact("property '([^']+)' of type (\\S+)", MessageTold::property),
          fact("^JSONObject\\[\"([^\"]+)\"\\] is not an? (\\w+)", MessageTold::property),
          fact(
              "into type: (?:class )?([\\w.]+?)\\.?$",
              (t, m) -> t.target = TypeWords.type(m.group(1))),
          fact(
              "Error parsing class ([\\w.]*\\w)|processing type: \\w+ ([\\w.]*\\w)",
              (t, m) -> t.target = TypeWords.type(group(m))),
          fact("parse(Int|Long)\\b", (t, m) -> t.target = TypeWords.type(m.group(1))),
          fact("Expected an? (\\w+) but", (t, m) -> t.target = TypeWords.type(m.group(1))),
          fact("Expected (BEGIN_\\w+) but", (t, m) -> t.target = TypeWords.type(m.group(1))),
          fact("^Illegal class \\S+ enum value: ", (t, m) -> t.kind = Kind.INVALID_ENUM),
          fact(TEXTS, (t, m) -> t.text = group(m)));

  /** What the parser has read stands at the end of the message. */
  private static final List<Map.Entry<Pattern, BiConsumer<Told, MatchResult>>> EXCERPTS =
      List.of(
          fact("fastjson-version [\\d.]+[ \\n](.*)", (t, m) -> t.excerpt = m.group(1)),
          fact("(?:does not support json \\w+ value|Not a JSON \\w+): (.*)", MessageTold::quoted));

  private static final Pattern NAMES =
      Pattern.compile("Unable to deserialize property '([^']+)' because of: ");

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?:but was |token `JsonToken\\.|Received event: |mapped to json )"
              + "(?:BEGIN_|START_|VALUE_)?"
              + "(OBJECT|ARRAY|STRING|NUMBER|NUMERIC|BOOLEAN|TRUE|FALSE|NULL)\\b",
          Pattern.CASE_INSENSITIVE);

  private MessageTold() {}

  private static Map.Entry<Pattern, BiConsumer<Told, MatchResult>> fact(
      String pattern, BiConsumer<Told, MatchResult> reading) {
    return Map.entry(Pattern.compile(pattern, Pattern.DOTALL), reading);
  }

  /** Reads the facts; the outer exceptions come first, and the inner ones know more. */
  static Told of(List<Throwable> part) {
    Told told = new Told();
    for (Throwable each : part) {
      String message = beginning(Causes.message(each), MAX_MESSAGE);
      names(told, message);
      read(told, FACTS, message);
      read(told, EXCERPTS, beginning(Causes.message(each), MAX_EXCERPT));
      TypeWords.constant(told, each, message);
      String token = token(message);
      told.token = token == null ? told.token : token;
      told.isEnd |= FaultWords.isEnd(each, message);
      told.isVague |= message.contains("End Of File"); // JSON-smart leaves white space out.
      getters(told, each);
    }
    FaultWords.kind(told, part);
    return told;
  }

  private static void read(
      Told told, List<Map.Entry<Pattern, BiConsumer<Told, MatchResult>>> facts, String message) {
    for (Map.Entry<Pattern, BiConsumer<Told, MatchResult>> fact : facts) {
      Matcher matcher = fact.getKey().matcher(message);
      if (matcher.find()) {
        fact.getValue().accept(told, matcher.toMatchResult());
      }
    }
  }

  private static String beginning(String message, int length) {
    return message.substring(0, Math.min(message.length(), length));
  }

  private static void getters(Told told, Throwable thrown) {
    Object location = Getters.get(thrown, "getLocation");
    if (location instanceof Location place) {
      told.at(place.getLineNumber(), place.getColumnNumber(), place.getSystemId());
    } else if (thrown instanceof SAXParseException place) {
      told.at(place.getLineNumber(), place.getColumnNumber(), place.getSystemId());
    } else {
      long line = Getters.number(location, "getLineNumber");
      told.at((int) line, (int) Getters.number(location, "getColumnNumber"), null);
    }
    long position = Getters.number(thrown, "getPosition");
    told.offset = position >= 0 ? position : told.offset;
    Object rejected = Getters.get(thrown, "getUnexpectedObject");
    if (rejected instanceof Character character) {
      told.unexpected = character;
    }
  }

  /** Returns the character that a parser did not expect; -1 if the message does not tell. */
  static int unexpected(String message) {
    Matcher matcher = UNEXPECTED_CODE.matcher(beginning(message, MAX_MESSAGE));
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  /** Returns the rejected value; null if the message does not tell it. */
  static @Nullable String text(String message) {
    Matcher matcher = TEXT.matcher(beginning(message, MAX_MESSAGE));
    return matcher.find() ? group(matcher.toMatchResult()) : null;
  }

  /** Returns the kind of a value from the word for it; null if it has none. */
  static @Nullable String token(String message) {
    Matcher matcher = TOKEN.matcher(beginning(message, MAX_MESSAGE));
    if (!matcher.find()) {
      return null;
    }
    String word = matcher.group(1).toLowerCase(Locale.ROOT);
    return switch (word) {
      case "numeric" -> "number";
      case "true", "false" -> "boolean";
      default -> word;
    };
  }

  private static String group(MatchResult match) {
    for (int i = 1; i <= match.groupCount(); i++) {
      if (match.group(i) != null) {
        return match.group(i);
      }
    }
    return "";
  }

  private static void place(Told told, String line, String column) {
    told.line = Integer.parseInt(line);
    told.column = Integer.parseInt(column);
  }

  /** Reads {@code .items[0].sku}. */
  private static void path(Told told, String text) {
    List<Object> path = new ArrayList<>();
    for (String step : text.replace("[", ".[").split("\\.", -1)) {
      if (step.startsWith("[") && step.endsWith("]")) {
        path.add(Integer.parseInt(step.substring(1, step.length() - 1)));
      } else if (!step.isEmpty()) {
        path.add(step);
      }
    }
    told.path = path;
  }

  private static void names(Told told, String message) {
    Matcher matcher = NAMES.matcher(message);
    List<Object> names = new ArrayList<>();
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    if (!names.isEmpty() && told.path == null) {
      told.path = names;
      told.naming = Told.Naming.NAMES;
    }
  }

  private static void property(Told told, MatchResult match) {
    told.path = List.of(match.group(1));
    told.naming = Told.Naming.LAST;
    told.target = TypeWords.type(match.group(2));
  }

  /** The message has the rejected value as JSON. */
  private static void quoted(Told told, MatchResult match) {
    told.path = List.of();
    told.excerpt = match.group(1);
  }
}
