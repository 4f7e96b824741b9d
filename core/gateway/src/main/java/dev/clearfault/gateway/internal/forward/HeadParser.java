package dev.clearfault.gateway.internal.forward;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the heads of the answers on one connection. HttpCore takes the end of the stream as the end
 * of a head, and {@code +2} as a length; two readers of such an answer could disagree.
 */
final class HeadParser extends DefaultHttpResponseParser {
  private @Nullable SessionInputBuffer buffer;

  HeadParser(Http1Config limits) {
    super(limits);
  }

  /** Returns whether bytes were read from the connection that no answer has used. */
  boolean hasUnused() {
    return buffer != null && buffer.length() > 0;
  }

  /**
   * Reads a head; returns null if the connection ends before it.
   *
   * @throws ConnectionClosedException if it breaks off (RFC 9112 section 8)
   * @throws ProtocolException if a field that says how the body is read has no single meaning (RFC
   *     9110 sections 8.3 and 8.6)
   */
  @Override
  public @Nullable ClassicHttpResponse parse(SessionInputBuffer from, InputStream in)
      throws IOException, HttpException {
    buffer = from;
    @Nullable ClassicHttpResponse answer = super.parse(from, new HeadStream(in, from.length() > 0));
    if (answer == null) {
      return null;
    }
    if (answer.countHeaders("Content-Type") > 1 || answer.countHeaders("Content-Length") > 1) {
      throw new ProtocolException("a field is there twice that may be there once");
    }
    Header length = answer.getFirstHeader("Content-Length");
    if (length != null && !length.getValue().matches("[0-9]{1,18}")) {
      throw new ProtocolException("Content-Length is no number");
    }
    return answer;
  }

  /** Bytes of which the parser reads no more than it needs to end the head. */
  private static final class HeadStream extends FilterInputStream {
    private boolean begun;

    HeadStream(InputStream in, boolean begun) {
      super(in);
      this.begun = begun;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      if (count < 0 && begun) {
        throw new ConnectionClosedException("the head of an answer has broken off");
      }
      begun = true;
      return count;
    }
  }
}
