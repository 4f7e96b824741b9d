package dev.clearfault.internal.exchange;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives an application the body that the library has read, and then the rest of it. */
final class ReplayedStream extends ServletInputStream {
  private final ReplayedBody body;
  private final @Nullable ServletInputStream rest;

  /** Runs a task on a thread of the container, at the earliest when the filter has ended. */
  private final Consumer<Runnable> container;

  private @Nullable ReadListener listener;
  private boolean inListener;
  private boolean ended;

  /**
   * Creates a stream.
   *
   * @param rest the stream of the container; null if it has nothing more
   * @param container runs a task on a thread of the container
   */
  ReplayedStream(
      ReplayedBody body, @Nullable ServletInputStream rest, Consumer<Runnable> container) {
    this.body = body;
    this.rest = rest;
    this.container = container;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!body.hasLeft()) {
      return rest == null ? -1 : rest.read(target, offset, length);
    }
    int count = body.next(target, offset, length);
    if (isFinished() && !inListener && listener != null) {
      // A listener may leave the reading to another thread.
      container.accept(this::tellEnd);
    }
    return count;
  }

  @Override
  public int available() throws IOException {
    return body.hasLeft() ? body.left() : rest == null ? 0 : rest.available();
  }

  @Override
  public boolean isFinished() {
    return !body.hasLeft() && (rest == null || rest.isFinished());
  }

  /** At the end it is false, so that a loop that reads what is ready ends. */
  @Override
  public boolean isReady() {
    if (body.hasLeft()) {
      return true;
    }
    return rest == null ? listener == null : rest.isReady();
  }

  /** Jakarta Servlet 6.0 section 3.7. */
  @Override
  public void setReadListener(ReadListener listener) {
    Objects.requireNonNull(listener, "listener");
    if (this.listener != null) {
      throw new IllegalStateException("the stream has a ReadListener already");
    }
    this.listener = listener;
    if (rest == null) {
      container.accept(this::tell);
    } else {
      rest.setReadListener(new Rest(listener));
    }
  }

  private void tell() {
    ReadListener told = Objects.requireNonNull(listener);
    try {
      if (body.hasLeft()) {
        inListener = true;
        told.onDataAvailable();
      }
    } catch (IOException e) {
      told.onError(e);
    } finally {
      inListener = false;
    }
    tellEnd();
  }

  private synchronized boolean endsNow() {
    boolean now = !ended && isFinished();
    ended |= now;
    return now;
  }

  private void tellEnd() {
    ReadListener told = Objects.requireNonNull(listener);
    if (endsNow()) {
      try {
        told.onAllDataRead();
      } catch (IOException e) {
        told.onError(e);
      }
    }
  }

  /** The container knows only of the rest. */
  private final class Rest implements ReadListener {
    private final ReadListener listener;

    Rest(ReadListener listener) {
      this.listener = listener;
    }

    @Override
    public void onDataAvailable() throws IOException {
      listener.onDataAvailable();
    }

    @Override
    public void onAllDataRead() throws IOException {
      if (body.hasLeft()) {
        listener.onDataAvailable();
      }
      listener.onAllDataRead();
    }

    @Override
    public void onError(Throwable failure) {
      listener.onError(failure);
    }
  }
}
