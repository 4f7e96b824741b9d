package dev.clearfault.internal.render;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A body that needs no buffer.
 *
 * @param bytes nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BytesBody(byte[] bytes) implements RenderedBody {
  @Override
  public int length() {
    return bytes.length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }

  @Override
  public RenderedBody copied() {
    return this;
  }

  @Override
  public void release() {
    // There is nothing to give back.
  }
}
