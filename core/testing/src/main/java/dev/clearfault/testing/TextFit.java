package dev.clearfault.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** Makes the text that a schema wants from what was sent. */
final class TextFit {
  private static final Map<String, Pattern> FORMATS =
      Map.of(
          "date", Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"),
          "time", Pattern.compile("\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)?"),
          "date-time", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*"),
          "email", Pattern.compile("[^@\\s:<>]+@[^@\\s:<>]+"),
          "uuid", Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"));

  /** Other ways to write what a format wants; only those that have one meaning. */
  private static final List<Writing> WRITINGS =
      List.of(
          Writing.of("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})([T ].*)?", "$1-$2-$3"),
          Writing.of("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})", "$3-$2-$1"),
          Writing.of("(\\d{4})(\\d\\d)(\\d\\d)", "$1-$2-$3"),
          Writing.of("(\\d{4}-\\d\\d-\\d\\d) +(\\d\\d:\\d\\d.*)", "$1T$2"),
          Writing.of("mailto:(.*)|.*<(.*)>", "$1$2"),
          Writing.of("(\\w{8})-?(\\w{4})-?(\\w{4})-?(\\w{4})-?(\\w{12})", "$1-$2-$3-$4-$5"),
          Writing.of("(?i)(?:urn:uuid:|\\{)([\\w-]{36})\\}?", "$1"));

  private record Writing(Pattern pattern, String rewritten) {
    static Writing of(String regex, String rewritten) {
      return new Writing(Pattern.compile(regex), rewritten);
    }

    Optional<String> rewrite(String text) {
      Matcher matcher = pattern.matcher(text);
      return matcher.matches()
          ? Optional.of(matcher.replaceFirst(rewritten).replaceAll("-(\\d)(?=-|$)", "-0$1"))
          : Optional.empty();
    }
  }

  private TextFit() {}

  static Optional<JsonNode> of(JsonNode value, JsonNode schema) {
    if (!value.isString()) {
      return value.isNumber() || value.isBoolean()
          ? of(JsonTree.NODES.stringNode(value.asString()), schema)
          : Optional.empty();
    }
    return candidates(value.stringValue(), schema).stream()
        .filter(text -> !text.isEmpty() || value.stringValue().isEmpty())
        .filter(text -> fits(text, schema))
        .findFirst()
        .map(text -> (JsonNode) JsonTree.NODES.stringNode(text));
  }

  /** Returns the text in another case, if it then has letters and digits where an example does. */
  static Optional<JsonNode> likeExample(JsonNode value, JsonNode schema) {
    String example = shape(schema.path("examples").path(0).asString(""));
    return candidates(value.asString(""), schema).stream()
        .filter(text -> !text.equals(value.asString("")) && shape(text).equals(example))
        .findFirst()
        .map(text -> (JsonNode) JsonTree.NODES.stringNode(text));
  }

  private static String shape(String text) {
    return text.replaceAll("\\p{Lu}", "A").replaceAll("\\p{Ll}", "a").replaceAll("\\d", "0");
  }

  private static List<String> candidates(String text, JsonNode schema) {
    String plain = text.strip();
    List<String> candidates =
        new ArrayList<>(
            List.of(text, plain, plain.toUpperCase(Locale.ROOT), plain.toLowerCase(Locale.ROOT)));
    candidates.add(plain.replaceAll("\\s", ""));
    if (schema.has("format")) {
      WRITINGS.forEach(writing -> writing.rewrite(plain).ifPresent(candidates::add));
    }
    int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    if (plain.length() > most && most > 0) {
      boolean isHalf = Character.isHighSurrogate(plain.charAt(most - 1));
      candidates.add(plain.substring(0, isHalf ? most - 1 : most));
    }
    return candidates;
  }

  /** {@code @Size} counts UTF-16 units, which are never fewer than the characters of a schema. */
  private static boolean fits(String text, JsonNode schema) {
    int length = text.codePointCount(0, text.length());
    Pattern format = FORMATS.get(schema.path("format").asString(""));
    return length >= schema.path("minLength").asInt(0)
        && text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
        && (format == null || format.matcher(text).matches())
        && matches(text, schema.path("pattern").asString(""));
  }

  private static boolean matches(String text, String pattern) {
    try {
      return Pattern.compile(pattern).matcher(text).find();
    } catch (PatternSyntaxException ofAnotherLanguage) {
      return true;
    }
  }
}
