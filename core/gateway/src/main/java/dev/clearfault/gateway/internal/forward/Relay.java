package dev.clearfault.gateway.internal.forward;

import dev.clearfault.internal.classify.ResponseTooLargeException;
import dev.clearfault.internal.http.MediaType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/**
 * Passes the body of an answer on to the client while it is read.
 *
 * @param max how many bytes it may have
 */
record Relay(HttpServletResponse response, Patience patience, long max) {
  static final int BUFFER = 16 << 10;

  private static final int NO_CONTENT = 204;
  private static final int RESET_CONTENT = 205;
  private static final int NOT_MODIFIED = 304;

  /** Returns whether an answer explains itself by RFC 9457. */
  static boolean isProblem(ClassicHttpResponse answer) {
    Header type = answer.getFirstHeader("Content-Type");
    return type != null && MediaType.of(type.getValue()).name().equals("application/problem+json");
  }

  /** Refuses an answer that is known to be too large. */
  void checkLength(ClassicHttpResponse answer) throws IOException {
    HttpEntity entity = answer.getEntity();
    if (entity != null && entity.getContentLength() > max) {
      throw new ResponseTooLargeException(max);
    }
  }

  /** Sends the body, or the length that it would have (RFC 9110 section 9.3.2). */
  void body(ClassicHttpResponse answer, boolean isHead) throws IOException {
    int status = answer.getCode();
    if (status == NO_CONTENT || status == RESET_CONTENT || status == NOT_MODIFIED) {
      return;
    }
    HttpEntity entity = answer.getEntity();
    if (isHead) {
      Header length = answer.getFirstHeader("Content-Length");
      if (length != null && length.getValue().matches("[0-9]{1,18}")) {
        response.setContentLengthLong(Long.parseLong(length.getValue()));
      }
      return;
    }
    if (entity == null) {
      response.setContentLengthLong(0);
      return;
    }
    if (entity.getContentLength() >= 0) {
      response.setContentLengthLong(entity.getContentLength());
    }
    copy(entity);
  }

  /** What has arrived is sent at once, if more is to come later. */
  private void copy(HttpEntity entity) throws IOException {
    InputStream in = entity.getContent();
    OutputStream out = response.getOutputStream();
    byte[] buffer = new byte[BUFFER];
    long sent = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      sent += n;
      if (sent > max) {
        throw new ResponseTooLargeException(max);
      }
      int length = n;
      boolean isLater = sent != entity.getContentLength() && in.available() == 0;
      patience.client(
          () -> {
            out.write(buffer, 0, length);
            if (isLater) {
              out.flush();
            }
            return length;
          });
    }
  }
}
