package dev.clearfault.internal.exchange;

import dev.clearfault.internal.read.ReadBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A body that the library has read before the application, and how far the application has read it:
 * a later dispatch goes on where an earlier one has stopped.
 *
 * <p>One thread reads a body at a time.
 */
final class ReplayedBody {
  private static final String ATTRIBUTE = ReplayedBody.class.getName();

  /** As much as servers read of a form by default. */
  private static final int MOST_OF_FORM = 2 << 20;

  private final ReadBody read;
  private int position;

  /** Whether the application reads bytes, or characters; null while it has not begun. */
  private @Nullable Boolean asText;

  private @Nullable Map<String, List<String>> form;

  private ReplayedBody(ReadBody read) {
    this.read = read;
  }

  /** Returns the body that a request hands out; null if the library has read nothing of it. */
  static @Nullable ReplayedBody begin(HttpServletRequest request) {
    ReplayedBody known = of(request);
    ReadBody read = ReadBody.of(request);
    if (known != null || read == null) {
      return known;
    }
    ReplayedBody body = new ReplayedBody(read);
    request.setAttribute(ATTRIBUTE, body);
    return body;
  }

  /** Returns the body that a request hands out; null if it is the container's own. */
  static @Nullable ReplayedBody of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof ReplayedBody known ? known : null;
  }

  /** Jakarta Servlet 6.0 section 3.1.1: an application has the stream or the reader, not both. */
  void begin(boolean text) {
    if (asText != null && asText != text) {
      throw new IllegalStateException(
          text
              ? "getInputStream was called before getReader"
              : "getReader was called before getInputStream");
    }
    asText = text;
  }

  /** Returns whether the container's stream has nothing more than what the library has read. */
  boolean isWhole() {
    return read.isWhole();
  }

  boolean hasLeft() {
    return position < read.bytes().length;
  }

  int left() {
    return read.bytes().length - position;
  }

  /** Copies what comes next; there must be something left. */
  int next(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    int count = Math.min(length, left());
    System.arraycopy(read.bytes(), position, target, offset, count);
    position += count;
    return count;
  }

  /**
   * Returns the fields of a URL-encoded form.
   *
   * @param rest what the library has not read; null for nothing
   */
  Map<String, List<String>> form(HttpServletRequest request, @Nullable InputStream rest)
      throws IOException {
    Map<String, List<String>> known = form;
    if (known == null) {
      known = ReadBody.form(all(rest), request);
      form = known;
    }
    return known;
  }

  private byte[] all(@Nullable InputStream rest) throws IOException {
    if (rest == null) {
      return read.bytes();
    }
    byte[] more = rest.readNBytes(MOST_OF_FORM + 1);
    if (more.length > MOST_OF_FORM) {
      throw new IllegalStateException("the form is too large for getParameter");
    }
    byte[] all = new byte[read.bytes().length + more.length];
    System.arraycopy(read.bytes(), 0, all, 0, read.bytes().length);
    System.arraycopy(more, 0, all, read.bytes().length, more.length);
    return all;
  }
}
