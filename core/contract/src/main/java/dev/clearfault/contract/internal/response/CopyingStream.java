package dev.clearfault.contract.internal.response;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Writes to the container's stream and keeps a copy. */
final class CopyingStream extends ServletOutputStream {
  private final ServletOutputStream out;
  private final CopyingResponse response;

  CopyingStream(ServletOutputStream out, CopyingResponse response) {
    this.out = out;
    this.response = response;
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    response.copy().write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int start, int length) throws IOException {
    out.write(bytes, start, length);
    response.copy().write(bytes, start, length);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  @Override
  public boolean isReady() {
    return out.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    out.setWriteListener(listener);
  }
}
