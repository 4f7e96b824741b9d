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
import java.util.List;
import java.util.Map;

/**
 * Reads the bytes of one request's body, up to a limit.
 *
 * @param request whose body it is
 * @param maxSize in bytes
 * @param language the language of the client
 */
record RequestBody(HttpServletRequest request, int maxSize, ClientLanguage language) {
  private static final String BYTES = RequestBody.class.getName();

  /** The bytes of the first read, even if more are announced. */
  private static final int FIRST = 8192;

  /** Returns the bytes of a JSON body, of which there is at least one. */
  byte[] read() throws IOException {
    if (request.getContentLengthLong() > maxSize) {
      throw tooLarge();
    }
    if (request.getContentLengthLong() == 0) {
      throw new ProblemException(missing());
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
      throw new ProblemException(missing());
    }
    if (type == null) {
      throw unsupported("declared");
    }
    if (isCoded(bytes)) {
      throw unsupported("coding");
    }
    return bytes;
  }

  /** Refuses a body in a content type that no form has; a request without a body has none. */
  void refuseOtherThanForms(InputShape shape) {
    if (request.getHeader("Content-Type") == null && request.getContentLengthLong() <= 0) {
      return;
    }
    boolean files = shape.components().stream().anyMatch(InputShape.Component::isFile);
    throw files
        ? unsupported("multipart", "multipart/form-data")
        : unsupported("forms", "application/x-www-form-urlencoded, multipart/form-data");
  }

  /** Returns the bytes of any body; an empty array if there is none. */
  byte[] bounded() throws IOException {
    if (request.getAttribute(BYTES) instanceof byte[] known) {
      return known; // Read before, as another type or for other groups.
    }
    byte[] bytes = bounded(request.getInputStream(), request.getContentLengthLong(), maxSize);
    request.setAttribute(BYTES, bytes);
    return bytes;
  }

  /**
   * Returns all bytes of a stream.
   *
   * @param max how many there may be
   * @throws ProblemException if there are more; the answer has the limit of the whole body
   */
  byte[] bounded(InputStream in, long announced, int max) throws IOException {
    if (announced > max) {
      throw tooLarge(); // Without reading a byte of it.
    }
    // One more than announced, to meet the end; a filter that decodes leaves the announcement.
    long expected = Math.min(announced < 0 ? FIRST : announced, Math.min(FIRST, max));
    byte[] bytes = new byte[(int) expected + 1];
    int length = in.readNBytes(bytes, 0, bytes.length);
    if (length < bytes.length) {
      return Arrays.copyOf(bytes, length);
    }
    byte[] rest = in.readNBytes(max + 1 - length);
    if (length + rest.length > max) {
      throw tooLarge();
    }
    byte[] all = Arrays.copyOf(bytes, length + rest.length);
    System.arraycopy(rest, 0, all, length, rest.length);
    return all;
  }

  /** A filter that decodes a body often leaves the header field, so the bytes decide. */
  private boolean isCoded(byte[] bytes) {
    String coding = request.getHeader("Content-Encoding");
    boolean named = coding != null && !coding.isBlank() && !coding.trim().equals("identity");
    return named && "\t\n\r \"-0123456789[ftn{".indexOf(bytes[0]) < 0;
  }

  static Problem missing() {
    Violation body =
        new Violation(
            Source.BODY,
            "",
            "#",
            "missing_body",
            "{missing_body.detail}",
            Map.of(),
            "{missing_body.hint}");
    return Problem.builder(ReadingProblems.MISSING_BODY).errors(List.of(body)).build();
  }

  private ProblemException tooLarge() {
    return new ProblemException(
        Problem.builder(ProblemType.ofStatus(413)).argument("max", maxSize).build());
  }

  private static ProblemException unsupported(String what) {
    return unsupported(what, "application/json");
  }

  /** RFC 9110 section 15.5.16: the answer may say what is supported. */
  private static ProblemException unsupported(String what, String accepted) {
    return new ProblemException(
        Problem.builder(ProblemType.ofStatus(415))
            .detail("{problem.unsupported_media_type.detail." + what + "}")
            .header("Accept", accepted)
            .build());
  }
}
