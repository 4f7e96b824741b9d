package dev.clearfault.internal.read;

import dev.clearfault.input.ReadingProblems;
import dev.clearfault.internal.http.MediaType;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads the bytes of one request's body, up to a limit.
 *
 * @param maxSize the limit in bytes
 * @param expected returns what a JSON body has to hold
 */
public record RequestBody(
    HttpServletRequest request,
    int maxSize,
    ClientLanguage language,
    Supplier<Map<String, Object>> expected) {
  /** The size of the first buffer, even if the request announces more bytes. */
  private static final int FIRST = 8192;

  /**
   * Returns the bytes of a JSON body, which is not empty.
   *
   * @throws ProblemException if the body is missing, too large or no JSON in UTF-8
   * @throws IOException if the request's stream throws it
   */
  public byte[] read() throws IOException {
    if (request.getContentLengthLong() > maxSize) {
      throw tooLarge();
    }
    if (request.getContentLengthLong() == 0) {
      throw new ProblemException(missing(expected.get()));
    }
    // Not getContentType: a server may throw there for a charset that it does not know.
    String type = request.getHeader("Content-Type");
    if (type != null && !MediaType.of(type).isJson()) {
      throw unsupported("json");
    }
    if (type != null && !MediaType.of(type).isUtf8()) {
      throw unsupported("utf8");
    }
    byte[] bytes = bounded();
    if (bytes.length == 0) {
      throw new ProblemException(missing(expected.get()));
    }
    if (type == null) {
      throw unsupported("declared");
    }
    if (isCoded(bytes)) {
      throw unsupported("coding");
    }
    return bytes;
  }

  /** Refuses a body that is not a form. */
  void refuseOtherThanForms(InputShape shape) {
    if (request.getHeader("Content-Type") == null && request.getContentLengthLong() <= 0) {
      return;
    }
    boolean files = shape.components().stream().anyMatch(InputShape.Component::isFile);
    throw files
        ? unsupported("multipart", "multipart/form-data")
        : unsupported("forms", "application/x-www-form-urlencoded, multipart/form-data");
  }

  /**
   * Returns the bytes of any body, which the caller does not change; an empty array if there is
   * none.
   *
   * @throws ProblemException if there are more than the limit
   * @throws IOException if the request's stream throws it
   */
  public byte[] bounded() throws IOException {
    ReadBody known = ReadBody.of(request);
    if (known != null) {
      return known.accepted(); // The body was read before, as another type or for other groups.
    }
    long before = InputLimits.received(request);
    ReadBody body = fromStream();
    body.keepIn(request);
    byte[] bytes = body.accepted();
    if (before > 0 && before + bytes.length == InputLimits.received(request)) {
      ReadBody.forget(request);
      throw ConsumedBody.exception(null); // These are the bytes after those that were read before.
    }
    return bytes;
  }

  private ReadBody fromStream() throws IOException {
    long announced = request.getContentLengthLong();
    if (announced > maxSize) {
      return new ReadBody(new byte[0], tooLarge());
    }
    byte[] bytes = upTo(stream(), announced, maxSize);
    return bytes.length > maxSize
        ? ReadBody.refused(bytes, tooLarge(), request)
        : new ReadBody(bytes, null);
  }

  private InputStream stream() throws IOException {
    InputLimits.readsItself(request);
    try {
      return request.getInputStream();
    } catch (IllegalStateException readerInUse) {
      throw ConsumedBody.exception(readerInUse);
    }
  }

  /**
   * Returns all bytes of a stream.
   *
   * @throws ProblemException if there are more than the limit; the answer names the body's limit
   */
  byte[] bounded(InputStream in, long announced, int max) throws IOException {
    byte[] bytes = announced > max ? null : upTo(in, announced, max);
    if (bytes == null || bytes.length > max) {
      throw tooLarge();
    }
    return bytes;
  }

  /** Returns all bytes of a stream, or the first ones: one more than the limit. */
  private static byte[] upTo(InputStream in, long announced, int max) throws IOException {
    // One byte more finds the end. A filter that decodes the body may keep the original length.
    long expected = Math.min(announced < 0 ? FIRST : announced, Math.min(FIRST, max));
    byte[] bytes = new byte[(int) expected + 1];
    int length = in.readNBytes(bytes, 0, bytes.length);
    if (length < bytes.length) {
      return Arrays.copyOf(bytes, length);
    }
    byte[] rest = in.readNBytes(max + 1 - length);
    byte[] all = Arrays.copyOf(bytes, length + rest.length);
    System.arraycopy(rest, 0, all, length, rest.length);
    return all;
  }

  /** The first byte decides, because a filter that decodes a body often keeps the header field. */
  private boolean isCoded(byte[] bytes) {
    return namesCoding() && "\t\n\r \"-0123456789[ftn{".indexOf(bytes[0]) < 0;
  }

  private boolean namesCoding() {
    for (String field : Collections.list(request.getHeaders("Content-Encoding"))) {
      for (String coding : field.split(",", -1)) {
        if (!coding.isBlank() && !coding.trim().equalsIgnoreCase("identity")) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Refuses a body with a content coding (RFC 9110 section 8.4), whatever its bytes are.
   *
   * @throws ProblemException with status 415 if the request names one
   */
  public void refuseCoding(String accepted) {
    if (namesCoding()) {
      throw unsupported("coding", accepted);
    }
  }

  /**
   * Refuses a text or a URL-encoded form with a content coding that no filter has decoded: it has
   * control characters then.
   *
   * @throws ProblemException with status 415 for a coding; with 413 if the body is too large
   * @throws IOException if the request's stream throws it
   */
  public void refuseCodedText(String accepted) throws IOException {
    if (namesCoding()) {
      for (byte each : bounded()) {
        if (each >= 0 && each < ' ' && "\t\n\r".indexOf(each) < 0) {
          throw unsupported("coding", accepted);
        }
      }
    }
  }

  /** Returns the problem of a request without a body. */
  public static Problem missing(Map<String, Object> expected) {
    Violation body =
        new Violation(
            Source.BODY,
            "",
            "#",
            "missing_body",
            "{missing_body.detail}",
            expected,
            "{missing_body.hint}");
    return Problem.builder(ReadingProblems.MISSING_BODY).errors(List.of(body)).build();
  }

  private ProblemException tooLarge() {
    return tooLarge(maxSize);
  }

  /** Returns the problem of a body that has more bytes than the limit. */
  public static ProblemException tooLarge(long max) {
    return new ProblemException(
        Problem.builder(ProblemType.ofStatus(413))
            .extension("limit", "body_size")
            .extension("max", max)
            .detail("{problem.content_too_large.detail.body_size}")
            .build());
  }

  private static ProblemException unsupported(String what) {
    return unsupported(what, "application/json");
  }

  /** RFC 9110 section 15.5.16: the answer may name the supported types. */
  private static ProblemException unsupported(String what, String accepted) {
    return new ProblemException(
        Problem.builder(ProblemType.ofStatus(415))
            .detail("{problem.unsupported_media_type.detail." + what + "}")
            .argument("types", accepted)
            .header("Accept", accepted)
            .build());
  }

  /** Returns the problem of a body that has none of the media types that are accepted. */
  public static ProblemException unsupported(List<String> accepted) {
    String types = String.join(", ", accepted);
    return types.equals("application/json") ? unsupported("json") : unsupported("types", types);
  }
}
