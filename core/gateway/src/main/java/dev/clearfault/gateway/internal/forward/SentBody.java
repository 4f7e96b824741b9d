package dev.clearfault.gateway.internal.forward;

import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.read.ReadBody;
import dev.clearfault.internal.read.RequestBody;
import dev.clearfault.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/** The body of a request, which is sent on while it is read. */
final class SentBody extends AbstractHttpEntity {
  private final HttpServletRequest request;
  private final long max;
  private final Patience patience;
  private final Runnable breakOff;
  private final int first;
  private boolean begun;

  /**
   * Creates a body.
   *
   * @param first its first byte, which was read; negative if none was read
   */
  private SentBody(
      HttpServletRequest request, long max, Patience patience, Runnable breakOff, int first) {
    super((String) null, null, request.getContentLengthLong() < 0);
    this.request = request;
    this.first = first;
    this.max = max;
    this.patience = patience;
    this.breakOff = breakOff;
  }

  /**
   * Returns the body of a request; null if it has none. What was checked in memory is sent from
   * there.
   *
   * @param breakOff closes the connection to the service
   * @throws ProblemException with status 413 if it is known to have more than {@code max} bytes
   * @throws IOException if the request's stream throws it
   */
  static @Nullable HttpEntity of(
      HttpServletRequest request, long max, Patience patience, Runnable breakOff)
      throws IOException {
    ReadBody read = ReadBody.of(request);
    if (read != null && read.isWhole()) {
      return read.bytes().length == 0 ? null : new ByteArrayEntity(read.bytes(), null);
    }
    long length = request.getContentLengthLong();
    boolean hasLength = length >= 0 || request.getHeader("Transfer-Encoding") != null;
    if (length == 0 || (!hasLength && request.getProtocol().startsWith("HTTP/1"))) {
      return null;
    }
    if (length > max) {
      throw RequestBody.tooLarge(max);
    }
    Exchange exchange = Exchange.of(request);
    if (exchange != null) {
      exchange.readsItself(); // Nobody looks for evidence in what the service reads.
    }
    // In HTTP/2, only the end of the stream says that there is no body.
    int first = hasLength ? -1 : patience.client(() -> request.getInputStream().read());
    return hasLength || first >= 0 ? new SentBody(request, max, patience, breakOff, first) : null;
  }

  /** Returns whether a part of the client's body is gone, so that no other call can send it. */
  static boolean isUsedUp(@Nullable HttpEntity body) {
    return body instanceof SentBody sent && sent.begun;
  }

  /**
   * Writes the body. HttpCore ends a chunked body also if this fails; the service must not take a
   * part of a body as a whole one (RFC 9112 section 8).
   */
  @Override
  public void writeTo(OutputStream out) throws IOException {
    begun = true;
    boolean isWhole = false;
    try {
      copy(out);
      isWhole = true;
    } finally {
      if (!isWhole) {
        breakOff.run();
      }
    }
  }

  private void copy(OutputStream out) throws IOException {
    InputStream in = patience.client(request::getInputStream);
    byte[] buffer = new byte[Relay.BUFFER];
    long length = request.getContentLengthLong() < 0 ? max : request.getContentLengthLong();
    long sent = 0;
    if (first >= 0) {
      out.write(first);
      sent++;
    }
    for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
      sent += n;
      if (sent > max) {
        throw RequestBody.tooLarge(max);
      }
      out.write(buffer, 0, n);
      if (sent < length && in.available() == 0) {
        out.flush(); // The service gets what the client has sent so far.
      }
    }
    out.flush();
  }

  private int read(InputStream in, byte[] buffer) throws IOException {
    return patience.client(() -> in.read(buffer));
  }

  @Override
  public InputStream getContent() {
    throw new UnsupportedOperationException("it is written while it is read");
  }

  @Override
  public boolean isStreaming() {
    return true;
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public long getContentLength() {
    return request.getContentLengthLong();
  }

  @Override
  public void close() {
    // The container closes the stream.
  }
}
