package dev.clearfault.internal.exchange;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that reading from our own client failed: the same exception classes also come from
 * upstreams, so only the place where they are thrown tells whose fault it is.
 */
final class GuardedInputStream extends ServletInputStream {
  private final ServletInputStream in;
  private final Exchange exchange;

  /** Stays: after a fault Undertow would go on with what its buffer has from other requests. */
  private @Nullable IOException fault;

  GuardedInputStream(ServletInputStream in, Exchange exchange) {
    this.in = in;
    this.exchange = exchange;
  }

  @Override
  public int read() throws IOException {
    try {
      return live().read();
    } catch (IOException e) {
      throw marked(e);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return live().read(bytes, offset, length);
    } catch (IOException e) {
      throw marked(e);
    }
  }

  @Override
  public long skip(long count) throws IOException {
    try {
      return live().skip(count);
    } catch (IOException e) {
      throw marked(e);
    }
  }

  @Override
  public int available() throws IOException {
    try {
      return live().available();
    } catch (IOException e) {
      throw marked(e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  @Override
  public boolean isFinished() {
    return in.isFinished();
  }

  @Override
  public boolean isReady() {
    return in.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    in.setReadListener(new GuardedReadListener(listener, exchange));
  }

  private ServletInputStream live() throws IOException {
    if (fault != null) {
      throw fault;
    }
    return in;
  }

  private IOException marked(IOException thrown) {
    fault = thrown;
    exchange.cannotRead(thrown);
    return thrown;
  }
}
