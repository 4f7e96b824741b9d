package dev.clearfault.internal.exchange;

import static java.util.Objects.checkFromIndexSize;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Remembers that reading from the client failed; see {@link GuardedInputStream}. */
final class GuardedReader extends BufferedReader {
  private final BufferedReader in;
  private final Exchange exchange;

  GuardedReader(BufferedReader in, Exchange exchange) {
    // The smallest buffer, because it is never used: every method that reads is delegated.
    super(in, 1);
    this.in = in;
    this.exchange = exchange;
  }

  /** A call of the container's reader. */
  private interface Call<T extends @Nullable Object> {
    T run() throws IOException;
  }

  @Override
  public int read() throws IOException {
    int c = guarded(in::read);
    exchange.client().received(c < 0 ? 0 : 1);
    remember(memory -> memory.addChar(c));
    return c;
  }

  @Override
  public int read(char[] chars, int offset, int length) throws IOException {
    checkFromIndexSize(offset, length, chars.length);
    int count = (int) exchange.client().received(guarded(() -> in.read(chars, offset, length)));
    remember(memory -> memory.addChars(chars, offset, count));
    return count;
  }

  @Override
  public @Nullable String readLine() throws IOException {
    String line = guarded(in::readLine);
    exchange.client().received(line == null ? 0 : line.length() + 1);
    remember(memory -> memory.addLine(line));
    return line;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = exchange.client().received(guarded(() -> in.skip(count)));
    remember(memory -> memory.skipped(skipped));
    return skipped;
  }

  private void remember(Consumer<BodyMemory> read) {
    BodyMemory memory = exchange.client().memory(this);
    if (memory != null) {
      read.accept(memory);
    }
  }

  private <T extends @Nullable Object> T guarded(Call<T> call) throws IOException {
    exchange.checkReadable();
    try {
      return call.run();
    } catch (IOException e) {
      exchange.client().cannotRead(e);
      throw e;
    } catch (NullPointerException | IllegalStateException e) {
      if (!exchange.container().isConnectionLost(e)) {
        throw e;
      }
      IOException lost = new IOException("the connection broke off", e);
      exchange.client().cannotRead(lost);
      throw lost;
    }
  }

  @Override
  public boolean ready() throws IOException {
    exchange.checkReadable();
    return in.ready();
  }

  @Override
  public boolean markSupported() {
    return in.markSupported();
  }

  @Override
  public void mark(int limit) throws IOException {
    exchange.checkReadable();
    in.mark(limit);
    remember(BodyMemory::mark);
  }

  @Override
  public void reset() throws IOException {
    exchange.checkReadable();
    in.reset();
    remember(BodyMemory::reset);
  }

  @Override
  public void close() throws IOException {
    if (!exchange.hasEnded()) {
      in.close();
    }
  }
}
