package dev.clearfault.internal.exchange;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that writing to the client failed. What the application writes after an answer is
 * dropped in silence. A write throws if no client reads it, because the client has left, the
 * response was broken off or the request has ended.
 */
final class GuardedOutputStream extends ServletOutputStream {
  private final @Nullable ServletOutputStream out;
  private final Exchange exchange;
  private boolean used;

  /**
   * Creates a stream.
   *
   * @param out the container's; null if it was too late for the application to ask for one
   */
  GuardedOutputStream(@Nullable ServletOutputStream out, Exchange exchange) {
    this.out = out;
    this.exchange = exchange;
  }

  /** Returns whether the application has written, or has flushed or closed the stream. */
  boolean isUsed() {
    return used;
  }

  /** For rare calls. A write of bytes must not create an object each time. */
  private interface Action {
    void run(ServletOutputStream out) throws IOException;
  }

  @Override
  public void write(int b) throws IOException {
    exchange.speaks();
    ServletOutputStream live = enter();
    if (live != null) {
      try {
        live.write(b);
      } catch (IOException | RuntimeException e) {
        failed(e);
      } finally {
        exchange.turn().leave();
      }
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.requireNonNull(bytes);
    exchange.speaks();
    ServletOutputStream live = enter();
    if (live != null) {
      try {
        live.write(bytes, offset, length);
      } catch (IOException | RuntimeException e) {
        failed(e);
      } finally {
        exchange.turn().leave();
      }
    }
  }

  /** The container's method may know the charset; the method of the API takes Latin-1 only. */
  @Override
  public void print(String text) throws IOException {
    exchange.speaks();
    guarded(live -> live.print(text));
  }

  @Override
  public void println(String text) throws IOException {
    exchange.speaks();
    guarded(live -> live.println(text));
  }

  @Override
  public void flush() throws IOException {
    guarded(ServletOutputStream::flush);
  }

  @Override
  public void close() throws IOException {
    if (exchange.turn().isOpen()) { // Closing is never refused.
      guarded(ServletOutputStream::close);
    }
  }

  @Override
  public boolean isReady() {
    if (out == null || !exchange.turn().enter()) {
      return true;
    }
    try {
      return out.isReady();
    } finally {
      exchange.turn().leave();
    }
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    if (out == null || !exchange.turn().isOpen()) {
      throw new IllegalStateException("the response is already committed");
    }
    out.setWriteListener(new Listener(listener, exchange));
  }

  private void guarded(Action action) throws IOException {
    ServletOutputStream live = enter();
    if (live != null) {
      try {
        action.run(live);
      } catch (IOException | RuntimeException e) {
        failed(e);
      } finally {
        exchange.turn().leave();
      }
    }
  }

  /** Begins a call; null if what is written is dropped. */
  private @Nullable ServletOutputStream enter() throws IOException {
    used = true;
    if (out != null && exchange.turn().enter()) {
      return out;
    }
    IOException unsent = exchange.unsent();
    if (unsent != null) {
      throw unsent;
    }
    return null;
  }

  private void failed(Exception thrown) throws IOException {
    if (thrown instanceof RuntimeException e) {
      AsyncCycle cycle = exchange.async;
      boolean ended = cycle != null && cycle.wasEndedByContainer(e);
      if (!ended && !exchange.isConnectionLost(e)) {
        throw e;
      }
    }
    IOException fault = thrown instanceof IOException e ? e : new IOException(thrown);
    if (fault instanceof CharConversionException) {
      // Text that the container cannot encode is the application's fault.
      throw fault;
    }
    // An answer in the meantime closed the container's stream. That is no fault of the client.
    if (!exchange.turn().answered() || exchange.client().gone()) {
      exchange.client().cannotWrite(fault);
      throw fault;
    }
  }

  /** Answers what the application's listener throws, because no container does. */
  private record Listener(WriteListener listener, Exchange exchange) implements WriteListener {
    @Override
    public void onWritePossible() {
      try {
        listener.onWritePossible();
      } catch (Throwable failure) {
        failed(failure);
      }
    }

    /** The client's connection has failed. A write of the application may have met that before. */
    @Override
    public void onError(Throwable failure) {
      exchange.client().cannotWrite(failure);
      if (!exchange.turn().answered()) {
        failed(failure);
      }
    }

    private void failed(Throwable failure) {
      AsyncCycle.listenerFailed(exchange, failure, "in a WriteListener", listener::onError);
    }
  }
}
