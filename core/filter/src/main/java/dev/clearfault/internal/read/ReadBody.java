package dev.clearfault.internal.read;

import dev.clearfault.internal.http.MediaType;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the library has read of a body. The request keeps it, because a body can be read only once.
 *
 * <p>Its bytes are never changed.
 */
public final class ReadBody {
  private static final String ATTRIBUTE = ReadBody.class.getName();
  private static final String WANTED = ATTRIBUTE + ".wanted";

  private final byte[] bytes;
  private final @Nullable ProblemException refused;

  /**
   * Creates what was read.
   *
   * @param bytes all bytes of the body; if it is too large, those that were read, or none
   * @param refused thrown for a body that is too large, as often as it is asked for; else null
   */
  ReadBody(byte[] bytes, @Nullable ProblemException refused) {
    this.bytes = bytes;
    this.refused = refused;
  }

  /** Returns what was read of a body; null if the library has not read it. */
  public static @Nullable ReadBody of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof ReadBody known ? known : null;
  }

  /** Makes the request keep what is read of a body that is too large, for an application. */
  public static void keepRefused(HttpServletRequest request) {
    request.setAttribute(WANTED, true);
  }

  /** A body that is refused costs no memory while it is answered. */
  static ReadBody refused(byte[] read, ProblemException refusal, HttpServletRequest request) {
    return new ReadBody(request.getAttribute(WANTED) == null ? new byte[0] : read, refusal);
  }

  void keepIn(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  static void forget(HttpServletRequest request) {
    request.removeAttribute(ATTRIBUTE);
  }

  byte[] accepted() {
    if (refused != null) {
      throw refused;
    }
    return bytes;
  }

  /** Returns the bytes, which the caller does not change. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns whether nothing of the body is left in the stream of the container. */
  public boolean isWhole() {
    return refused == null;
  }

  /**
   * Returns the texts of a URL-encoded form, for each name in the order of the form. Those that
   * cannot be decoded are left out, as some containers do.
   *
   * @param bytes all bytes of the form
   */
  public static Map<String, List<String>> form(byte[] bytes, HttpServletRequest request) {
    Charset charset =
        MediaType.of(request.getHeader("Content-Type")).charsetOr(StandardCharsets.UTF_8);
    QueryString form =
        QueryString.parse(
            new String(bytes, StandardCharsets.ISO_8859_1),
            Source.FORM,
            charset,
            bytes.length, // There cannot be more.
            () -> {
              throw new IllegalStateException("more fields than bytes");
            });
    Map<String, List<String>> texts = new LinkedHashMap<>();
    form.parameters().forEach((name, sent) -> texts.put(name, texts(sent)));
    return texts;
  }

  private static List<String> texts(Object sent) {
    List<?> several = sent instanceof List<?> list ? list : List.of(sent);
    return several.stream().map(Object::toString).toList();
  }
}
