package dev.clearfault.internal.exchange;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that reading from the client failed: upstreams throw the same exception classes, so
 * only the place where they are thrown shows whose fault it is.
 */
final class GuardedInputStream extends ServletInputStream {
  private final ServletInputStream in;
  private final Exchange exchange;

  /** Thrown by each later read: a server might go on with bytes of other requests. */
  private @Nullable IOException fault;

  GuardedInputStream(ServletInputStream in, Exchange exchange) {
    this.in = in;
    this.exchange = exchange;
  }

  /** A call of the container's stream. */
  private interface Call {
    long run() throws IOException;
  }

  @Override
  public int read() throws IOException {
    int b = (int) guarded(in::read);
    exchange.client().received(b < 0 ? 0 : 1);
    remember(memory -> memory.add(b));
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.requireNonNull(bytes);
    int count = (int) exchange.client().received(guarded(() -> in.read(bytes, offset, length)));
    remember(memory -> memory.add(bytes, offset, count));
    return count;
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

  @Override
  public int available() throws IOException {
    return (int) guarded(in::available);
  }

  private long guarded(Call call) throws IOException {
    if (fault != null) {
      throw fault;
    }
    exchange.checkReadable();
    try {
      return call.run();
    } catch (IOException e) {
      throw failed(e);
    } catch (RuntimeException e) {
      if (exchange.isConnectionLost(e)) {
        throw failed(new IOException("the connection broke off", e));
      }
      throw e;
    }
  }

  private IOException failed(IOException thrown) {
    fault = thrown;
    exchange.client().cannotRead(thrown);
    return thrown;
  }

  @Override
  public void close() throws IOException {
    if (!exchange.hasEnded()) {
      in.close();
    }
  }

  @Override
  public boolean isFinished() {
    return exchange.hasEnded() || in.isFinished();
  }

  @Override
  public boolean isReady() {
    return exchange.hasEnded() || in.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    if (exchange.hasEnded()) {
      throw new IllegalStateException("the request has ended");
    }
    in.setReadListener(new Listener(listener, exchange));
  }

  /** Answers what the application's listener throws, because no container does. */
  private record Listener(ReadListener listener, Exchange exchange) implements ReadListener {
    @Override
    public void onDataAvailable() {
      try {
        listener.onDataAvailable();
      } catch (Throwable failure) {
        failed(failure);
      }
    }

    @Override
    public void onAllDataRead() {
      try {
        listener.onAllDataRead();
      } catch (Throwable failure) {
        failed(failure);
      }
    }

    /** The client's connection has failed. A read of the application may have met that before. */
    @Override
    public void onError(Throwable failure) {
      exchange.client().cannotRead(failure);
      if (!exchange.turn().answered()) {
        failed(failure);
      }
    }

    private void failed(Throwable failure) {
      AsyncCycle.listenerFailed(exchange, failure, "in a ReadListener", listener::onError);
    }
  }
}
