package dev.clearfault.internal.evidence;

import dev.clearfault.internal.evidence.BodyFault.Kind;
import dev.clearfault.spi.Evidence;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a parser of the application has failed because of the client's body.
 *
 * <p>The same exception may be about a file, an answer or a text of the application. So either the
 * parser's source must be the body, or all that the exception tells must be true of the body.
 */
public final class BodyEvidence {
  /** Texts such as {@code {}} and {@code null} are the same everywhere. */
  private static final int MAX_COMMON = 16;

  private BodyEvidence() {}

  /**
   * Returns the fault of the body.
   *
   * @param causes the failure and its causes, outermost first
   * @return null if nothing proves that the body is to blame
   */
  public static @Nullable BodyFault of(List<Throwable> causes, BodyRead body) {
    try {
      List<Throwable> part = ParserLibraries.part(causes);
      if (part.isEmpty()) {
        return undecodable(causes, body);
      }
      List<Throwable> jackson = part.stream().dropWhile(each -> !JacksonTold.made(each)).toList();
      if (part.stream().anyMatch(ParserLibraries::isElsewhere)) {
        return null; // A class of the application has called something while it was read.
      }
      Told told = jackson.isEmpty() ? MessageTold.of(part) : JacksonTold.of(jackson);
      if (told == null) {
        return null;
      }
      if (part.stream().anyMatch(ParserLibraries::isXml)) {
        return isOtherSource(told, body) ? null : XmlText.fault(told, part, body);
      }
      BodyFault fault = json(told, ParserLimit.of(part), body);
      return fault == null ? plainJson(told, body) : fault;
    } catch (RuntimeException | StackOverflowError hostile) {
      return null; // What cannot be examined proves nothing.
    }
  }

  private static @Nullable BodyFault json(Told told, @Nullable ParserLimit limit, BodyRead body) {
    boolean own = isSource(told, body);
    if (!own && isOtherSource(told, body)) {
      return null;
    }
    JsonText text = JsonText.of(body);
    if (limit != null) {
      return limit.fault(own ? Evidence.PARSER_SOURCE : Evidence.BODY_VALUE, text, body);
    }
    return own ? OwnText.fault(told, text, body) : LikeText.fault(told, text, body);
  }

  /**
   * JSON is UTF-8 without a mark (RFC 8259). Applications that take it so refuse a well-formed text
   * that has another encoding or a mark.
   */
  private static @Nullable BodyFault plainJson(Told told, BodyRead body) {
    BodyRead plain = body.plain();
    return plain != null && body.isDeclared("json") && JsonText.of(body).malformed() < 0
        ? json(told, null, plain)
        : null;
  }

  /** A decoder of the application has thrown. Nothing says where. */
  private static @Nullable BodyFault undecodable(List<Throwable> causes, BodyRead body) {
    boolean isCoding =
        causes.stream()
            .filter(CharacterCodingException.class::isInstance)
            .anyMatch(each -> !ParserLibraries.readsFile(each));
    return isCoding && body.isDeclaredText() && body.undecodable() >= 0
        ? encoding(Evidence.MALFORMED_BODY, body)
        : null;
  }

  static BodyFault encoding(Evidence evidence, BodyRead body) {
    Lines lines = Lines.of(body.text(), body.undecodable());
    Kind kind =
        body.isDeclared("json")
            ? Kind.MALFORMED_JSON
            : body.isDeclared("xml") ? Kind.MALFORMED_XML : Kind.MALFORMED_ENCODING;
    return BodyFault.at(evidence, kind, lines.line(), lines.column());
  }

  private static boolean isSource(Told told, BodyRead body) {
    Object source = told.source;
    if (source == null) {
      String excerpt = told.excerpt;
      return excerpt != null && isTelling(excerpt) && isText(excerpt, body);
    }
    String text = textOf(source);
    return source == body.source() || (text != null && isTelling(text) && isText(text, body));
  }

  /** Returns whether the text is so long that no two documents have it by chance. */
  private static boolean isTelling(String text) {
    return bare(text).length() > MAX_COMMON;
  }

  /** Returns whether the parser's source is certainly not the body. */
  private static boolean isOtherSource(Told told, BodyRead body) {
    Object source = told.source;
    if (source == null) {
      return told.excerpt != null && !isText(told.excerpt, body);
    }
    String name = source.getClass().getName();
    String text = textOf(source);
    if (text != null) {
      return !isText(text, body);
    }
    boolean mayWrap = source instanceof InputStream || source instanceof Reader;
    boolean isComplete =
        name.startsWith("java.io.File") || name.startsWith("sun.") || name.startsWith("jdk.");
    return source != body.source() && (!mayWrap || isComplete);
  }

  /** Returns a source that is a text. */
  private static @Nullable String textOf(Object source) {
    if (source instanceof String text) {
      return text;
    }
    if (source instanceof char[] chars) {
      return new String(chars);
    }
    return source instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : null;
  }

  /** Who reads lines and joins them loses their ends; who trims loses the space around. */
  private static boolean isText(String source, BodyRead body) {
    String read = body.text();
    if (source.equals('"' + read + '"')) {
      return true; // Gson takes a word without quotes for a string, and quotes it.
    }
    if (read.isBlank()) { // Any text may be empty.
      return source.isBlank() && body.whole() && body.isDeclared("json");
    }
    boolean isCut = body.full() && !body.whole();
    return isCut ? bare(source).startsWith(bare(read)) : bare(source).equals(bare(read));
  }

  private static String bare(String text) {
    return text.replace("\r", "").replace("\n", "").strip();
  }
}
