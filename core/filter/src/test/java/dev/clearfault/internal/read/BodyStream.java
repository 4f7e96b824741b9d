package dev.clearfault.internal.read;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;

/** The body of a request that never was on a wire. */
public final class BodyStream extends ServletInputStream {
  private final ByteArrayInputStream in;

  /** Creates the stream of a body. */
  public BodyStream(byte[] bytes) {
    in = new ByteArrayInputStream(bytes);
  }

  @Override
  public int read() {
    return in.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    return in.read(bytes, offset, length);
  }

  @Override
  public boolean isFinished() {
    return in.available() == 0;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setReadListener(ReadListener listener) {
    throw new UnsupportedOperationException();
  }
}
