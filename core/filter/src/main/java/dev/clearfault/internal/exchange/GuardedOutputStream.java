package dev.clearfault.internal.exchange;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that writing to our own client failed. What the application writes after an answer is
 * dropped in silence; where there is no answer, because the client has left or the response was
 * broken off, it throws.
 */
final class GuardedOutputStream extends ServletOutputStream {
  private final @Nullable ServletOutputStream out;
  private final Exchange exchange;

  /**
   * Creates a stream.
   *
   * @param out the container's; null if there was an answer before the application asked for one
   */
  GuardedOutputStream(@Nullable ServletOutputStream out, Exchange exchange) {
    this.out = out;
    this.exchange = exchange;
  }

  /** For what is rarely called: a write of bytes must not pay for an object each time. */
  private interface Action {
    void run(ServletOutputStream out) throws IOException;
  }

  @Override
  public void write(int b) throws IOException {
    ServletOutputStream live = writable();
    if (live != null) {
      exchange.speaks();
      try {
        live.write(b);
      } catch (IOException e) {
        failed(e);
      } catch (NullPointerException e) {
        failed(lost(e));
      }
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.requireNonNull(bytes);
    ServletOutputStream live = writable();
    if (live != null) {
      exchange.speaks();
      try {
        live.write(bytes, offset, length);
      } catch (IOException e) {
        failed(e);
      } catch (NullPointerException e) {
        failed(lost(e));
      }
    }
  }

  /** The container's own: Jetty's knows the charset, while the API's takes nothing but Latin-1. */
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
    if (live() != null) { // Closing is never refused.
      guarded(ServletOutputStream::close);
    }
  }

  @Override
  public boolean isReady() {
    ServletOutputStream live = live();
    return live == null || live.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    if (out == null) {
      throw new IllegalStateException("the response is already committed");
    }
    out.setWriteListener(new GuardedWriteListener(listener, exchange));
  }

  private @Nullable ServletOutputStream live() {
    return exchange.answered() ? null : out;
  }

  /**
   * Like {@link #live}, but throws where there is no answer, because the client has left or the
   * response was broken off: an application that sends events in a loop ends it by this exception.
   */
  private @Nullable ServletOutputStream writable() throws IOException {
    if (exchange.answered()) {
      if (exchange.clientGone() && exchange.clientFault() instanceof IOException fault) {
        throw new ClientGone(fault);
      }
      if (exchange.isBrokenOff()) {
        throw new BrokenOff();
      }
    }
    return live();
  }

  /**
   * Thrown for what is written to a client that has left. Each time it is a new one: closing a
   * stream may write again, and Java's try statement lets no throwable suppress itself.
   */
  private static final class ClientGone extends IOException {
    private static final long serialVersionUID = 1L;

    ClientGone(IOException fault) {
      super("the client has left", fault);
    }
  }

  /** Thrown for what is written to a response that was broken off after a failure. */
  static final class BrokenOff extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenOff() {
      super("the response was broken off after a failure");
    }
  }

  private void guarded(Action action) throws IOException {
    ServletOutputStream live = writable();
    if (live != null) {
      try {
        action.run(live);
      } catch (IOException e) {
        failed(e);
      } catch (NullPointerException e) {
        failed(lost(e));
      }
    }
  }

  private IOException lost(NullPointerException thrown) {
    GuardedAsync async = exchange.async();
    if (async == null || !async.wasEndedByContainer(thrown)) {
      throw thrown;
    }
    return new IOException(thrown);
  }

  private void failed(IOException fault) throws IOException {
    // An answer that came in between closed the container's stream; that is no fault of a client's.
    if (fault instanceof CharConversionException) {
      // Text that the container cannot encode is the application's fault.
      throw fault;
    }
    if (!exchange.answered()) {
      exchange.cannotWrite(fault);
      throw fault;
    }
    if (exchange.clientGone()) {
      exchange.cannotWrite(fault);
      throw fault; // The container has noticed it first.
    }
  }
}
