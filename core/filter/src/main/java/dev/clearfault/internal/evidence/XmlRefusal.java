package dev.clearfault.internal.evidence;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.evidence.BodyFault.Kind;
import dev.clearfault.spi.Evidence;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A limit of the JDK that XML exceeds although it is well-formed. The exception tells no source. So
 * the body itself must exceed the limit, exactly at the place.
 *
 * @param code the code of the limit, such as {@code JAXP00010006}
 * @param message what the parser says
 */
record XmlRefusal(String code, String message) {
  private static final Pattern CODE = Pattern.compile("(JAXP\\d{8}): ");
  private static final Pattern LIMIT =
      Pattern.compile("limit \"([\\d.,\\h\u2019]+)\"|\"([\\d.,\\h\u2019]+)\" limit");

  private static final Pattern NAME_IN_TAG = Pattern.compile("</?(?:[^\\s:/>]+:)?([^\\s/>]+)");

  /** A tag of a text; what looks like one in a comment is none. */
  private static final Pattern TAG =
      Pattern.compile("<!--.*?-->|<!\\[CDATA\\[.*?]]>|<(/?)[^!?>][^>]*>", Pattern.DOTALL);

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

  /** Returns the fault; null if the body does not exceed the limit. */
  @Nullable BodyFault fault(Told told, BodyRead body) {
    if (message.contains("entit") && !code.equals(NAME)) {
      XmlText doctype = body.text().contains(ENTITY) ? XmlText.doctype(body) : null;
      return doctype == null
          ? null
          : BodyFault.at(
              Evidence.MALFORMED_BODY, Kind.MALFORMED_XML, doctype.line(), doctype.column());
    }
    int tag = tag(body, told.line, told.column);
    if (tag < 0 || limit() < ParserLimit.LOWEST) {
      return null;
    }
    if (code.equals(NAME)) {
      return name(body.text(), tag).length() > limit() ? limited(Kind.NAME_TOO_LONG) : null;
    }
    boolean fits = code.equals(DEPTH) && levels(body.text(), tag) > limit();
    return fits ? limited(Kind.NESTING_TOO_DEEP) : null;
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

  private static String name(String text, int tag) {
    Matcher name = NAME_IN_TAG.matcher(text);
    return name.find(tag) && name.start() == tag ? name.group(1) : "";
  }

  /** Returns how many elements are open behind the beginning of a tag. */
  private static int levels(String text, int tag) {
    int levels = 1;
    Matcher each = TAG.matcher(text).region(0, tag);
    while (each.find()) {
      if (each.group(1) != null && !each.group().endsWith("/>")) {
        levels += each.group(1).isEmpty() ? 1 : -1;
      }
    }
    return levels;
  }

  /** Returns where the tag begins that the parser was in or directly behind; -1 without one. */
  private static int tag(BodyRead body, int line, int column) {
    String text = body.text();
    int place = offset(text, line, column);
    boolean isCut = place < 0 && body.full();
    int start = place < 0 ? -1 : text.lastIndexOf('<', place - 1);
    start = isCut ? text.lastIndexOf('<') : start;
    int end = start < 0 ? -1 : text.indexOf('>', start);
    boolean isInside = end < 0 ? body.full() : place <= end + 1;
    boolean isElsewhere = isCut ? end >= 0 : !isInside;
    return isElsewhere ? -1 : start;
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
}
