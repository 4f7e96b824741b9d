package dev.clearfault.internal.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/** The content of a part of a form; what the application reads of it is remembered. */
final class PartStream extends FilterInputStream {
  private final BodyMemory memory;

  /**
   * Begins to read.
   *
   * @param remembering returns what remembers what this stream reads
   */
  PartStream(InputStream in, Function<InputStream, BodyMemory> remembering) {
    super(in);
    memory = remembering.apply(this);
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    memory.add(b);
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    memory.add(bytes, offset, count);
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = in.skip(count);
    memory.skipped(skipped);
    return skipped;
  }

  @Override
  public synchronized void mark(int limit) {
    in.mark(limit);
    memory.mark();
  }

  @Override
  public synchronized void reset() throws IOException {
    in.reset();
    memory.reset();
  }
}
