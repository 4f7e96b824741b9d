package dev.clearfault.internal.exchange;

import static java.util.Objects.checkFromIndexSize;

import java.io.BufferedReader;
import java.io.IOException;

/** Remembers that reading from our own client failed; see {@link GuardedInputStream}. */
final class GuardedReader extends BufferedReader {
  private final BufferedReader in;
  private final Exchange exchange;

  GuardedReader(BufferedReader in, Exchange exchange) {
    // The smallest buffer, for it is never used: every method that reads is delegated.
    super(in, 1);
    this.in = in;
    this.exchange = exchange;
  }

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (IOException e) {
      throw marked(e);
    } catch (NullPointerException e) {
      throw closed(e);
    }
  }

  @Override
  public int read(char[] chars, int offset, int length) throws IOException {
    checkFromIndexSize(offset, length, chars.length);
    try {
      return in.read(chars, offset, length);
    } catch (IOException e) {
      throw marked(e);
    } catch (NullPointerException e) {
      throw closed(e);
    }
  }

  @Override
  public String readLine() throws IOException {
    try {
      return in.readLine();
    } catch (IOException e) {
      throw marked(e);
    } catch (NullPointerException e) {
      throw closed(e);
    }
  }

  @Override
  public long skip(long count) throws IOException {
    try {
      return in.skip(count);
    } catch (IOException e) {
      throw marked(e);
    } catch (NullPointerException e) {
      throw closed(e);
    }
  }

  @Override
  public boolean ready() throws IOException {
    return in.ready();
  }

  @Override
  public boolean markSupported() {
    return in.markSupported();
  }

  @Override
  public void mark(int limit) throws IOException {
    in.mark(limit);
  }

  @Override
  public void reset() throws IOException {
    in.reset();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private IOException marked(IOException fault) {
    exchange.cannotRead(fault);
    return fault;
  }

  private IOException closed(NullPointerException tripped) {
    if (!exchange.container().isConnectionLost(tripped)) {
      throw tripped;
    }
    return marked(new IOException("the connection broke off", tripped));
  }
}
