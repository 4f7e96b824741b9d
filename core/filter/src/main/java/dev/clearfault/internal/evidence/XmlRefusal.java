package dev.clearfault.internal.evidence;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.evidence.BodyFault.Kind;
import dev.clearfault.spi.Evidence;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a parser of XML refuses although it is well-formed: what a schema forbids, and what exceeds
 * a limit of the JDK. The exception tells no source. So the body must have, exactly at the place,
 * the element, the attribute or the text that the message quotes.
 *
 * @param code the code of the rule, such as {@code cvc-elt} or {@code JAXP00010006}
 * @param message what the parser says
 */
record XmlRefusal(String code, String message) {
  private static final Pattern CODE = Pattern.compile("(cvc-[a-z]|JAXP\\d{8})[\\w.-]*: ");
  private static final Pattern QUOTED = Pattern.compile("'([^']+)'|\"([^\"]+)\"");
  private static final Pattern LIMIT =
      Pattern.compile("limit \"([\\d.,\\h\u2019]+)\"|\"([\\d.,\\h\u2019]+)\" limit");

  private static final String DEPTH = "JAXP00010006";
  private static final String NAME = "JAXP00010005";
  private static final String ENTITY = "<!ENTITY";
  private static final int MAX_MESSAGE = 1000;

  /** Returns the refusal that the exceptions tell; null if they tell none. */
  static @Nullable XmlRefusal of(List<Throwable> part) {
    for (Throwable each : part) {
      String message = Causes.message(each);
      message = message.substring(0, Math.min(message.length(), MAX_MESSAGE));
      Matcher matcher = CODE.matcher(message);
      if (matcher.find()) {
        return new XmlRefusal(matcher.group(1), message.substring(matcher.end()));
      }
    }
    return null;
  }

  /** Returns the fault; null if the body does not have what the message quotes. */
  @Nullable BodyFault fault(Told told, BodyRead body) {
    boolean isOfEntities = code.startsWith("JAXP") && message.contains("entit");
    if (isOfEntities && !code.equals(NAME)) {
      XmlText doctype = body.text().contains(ENTITY) ? XmlText.doctype(body) : null;
      return doctype == null
          ? null
          : BodyFault.at(
              Evidence.MALFORMED_BODY, Kind.MALFORMED_XML, doctype.line(), doctype.column());
    }
    Tag tag = Tag.at(body, told.line, told.column);
    // A schema is asked about a tag when the parser has read all of it.
    if (tag == null || (code.startsWith("cvc") && !tag.isBehind())) {
      return null;
    }
    if (code.equals(NAME)) {
      return tag.name().length() > limit() ? limited(Kind.NAME_TOO_LONG) : null;
    }
    if (!hasQuoted(tag)) {
      return null;
    }
    return code.equals(DEPTH)
        ? limited(Kind.NESTING_TOO_DEEP)
        : BodyFault.at(Evidence.BODY_VALUE, Kind.INVALID_VALUE, told.line, told.column);
  }

  private BodyFault limited(Kind kind) {
    return new BodyFault(Evidence.BODY_VALUE, kind, 0, 0, List.of(), null, List.of(), limit());
  }

  /** Returns the limit; one that no body exceeds if the message does not tell it. */
  private long limit() {
    Matcher matcher = LIMIT.matcher(message);
    String digits =
        matcher.find() ? String.valueOf(matcher.group(1)) + matcher.group(2) : "999999999";
    return Long.parseLong(digits.replaceAll("\\D", ""));
  }

  private boolean hasQuoted(Tag tag) {
    Matcher matcher = QUOTED.matcher(message);
    while (matcher.find()) {
      String quoted = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      if (tag.has(quoted)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A tag of the body.
   *
   * @param name of the element, without a prefix
   * @param tag from its first to its last character; the last ones may be missing
   * @param before what stands between the last tag and this one
   * @param isBehind whether the parser was directly behind it
   */
  private record Tag(String name, String tag, String before, boolean isBehind) {
    private static final Pattern NAME_IN_TAG = Pattern.compile("</?(?:[^\\s:/>]+:)?([^\\s/>]+)");

    /** Returns the tag that the parser was in or directly behind; null if there is none. */
    static @Nullable Tag at(BodyRead body, int line, int column) {
      String text = body.text();
      int place = offset(text, line, column);
      boolean isCut = place < 0 && body.full();
      int start = place < 0 ? -1 : text.lastIndexOf('<', place - 1);
      start = isCut ? text.lastIndexOf('<') : start;
      int end = start < 0 ? -1 : text.indexOf('>', start);
      boolean isInside = end < 0 ? body.full() : place <= end + 1;
      boolean isThere = start >= 0 && (isCut ? end < 0 : isInside);
      Matcher name = NAME_IN_TAG.matcher(text);
      if (!isThere || !name.find(start) || name.start() != start) {
        return null;
      }
      String before = text.substring(text.lastIndexOf('>', start) + 1, start).strip();
      String tag = text.substring(start, end < 0 ? text.length() : end);
      return new Tag(name.group(1), tag, before, end >= 0 && place == end + 1);
    }

    private static int offset(String text, int line, int column) {
      int start = 0;
      for (int i = 1; i < line && start >= 0; i++) {
        int end = text.indexOf('\n', start);
        start = end < 0 ? -1 : end + 1;
      }
      if (line < 1 || column < 1 || start < 0) {
        return -1;
      }
      int end = text.indexOf('\n', start);
      int offset = start + column - 1;
      return offset > (end < 0 ? text.length() : end) ? -1 : offset;
    }

    boolean has(String quoted) {
      String local = quoted.substring(quoted.lastIndexOf(':') + 1).replace("}", "");
      return local.equals(name)
          || (!quoted.isBlank() && quoted.equals(before))
          || tag.contains('"' + quoted + '"')
          || tag.contains("'" + quoted + "'");
    }
  }
}
