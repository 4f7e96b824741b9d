package dev.clearfault.internal.exchange;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One asynchronous cycle of an exchange, from {@code startAsync} on: it ends by exactly one of
 * {@code complete}, {@code dispatch} and the answer to a failure, and the application's own answer
 * wins.
 *
 * <p>Thread-safe: worker threads, timeouts and the request's own thread race for one phase.
 */
final class AsyncCycle {
  private enum Phase {
    OPEN,
    COMPLETED,
    DISPATCHED,
    ANSWERED
  }

  private final AsyncContext context;
  private final Exchange exchange;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.OPEN);

  /** What a listener of a stream has thrown, as long as its {@code onError} may answer. */
  private volatile @Nullable Throwable pending;

  private volatile boolean spoken;

  /** The context as the application sees it. */
  private volatile @Nullable AsyncContext shown;

  AsyncCycle(AsyncContext context, Exchange exchange) {
    this.context = context;
    this.exchange = exchange;
  }

  void show(AsyncContext guarded) {
    shown = guarded;
  }

  /** Returns the context as the application sees it; null if the cycle is another context's. */
  @Nullable AsyncContext shown(AsyncContext other) {
    return context == other ? shown : null;
  }

  /** Returns whether the application or an answer has completed it. */
  boolean isOver() {
    Phase now = phase.get();
    return now == Phase.COMPLETED || now == Phase.ANSWERED;
  }

  /** Returns whether the application has completed it. */
  boolean isCompleted() {
    return phase.get() == Phase.COMPLETED;
  }

  /** Answers a failure that only this cycle knows: of a worker, an error, a timeout. */
  void failed(@Nullable Throwable failure, String note) {
    boolean mayAnswer = phase.compareAndSet(Phase.OPEN, Phase.ANSWERED);
    if (mayAnswer || failure != null) {
      exchange.doors.failedAsync(exchange, failure, note, mayAnswer);
    }
    if (mayAnswer) {
      completeQuietly();
    }
  }

  /** Answers what a worker threw. The container may have ended the request while it worked. */
  void workerFailed(Throwable failure) {
    if (wasEndedByContainer(failure)) {
      exchange.client().cannotWrite(failure);
    }
    failed(failure, "in AsyncContext.start");
  }

  /**
   * Answers a failure that the container reports. The wrappers have already met what the
   * application throws, so the failure is mostly that the client has left.
   *
   * @param thrown null if the container does not say
   */
  private void reported(@Nullable Throwable thrown) {
    Throwable failure =
        thrown == null && exchange.client().gone() ? exchange.client().thrown() : thrown;
    if (failure instanceof IOException
        && (exchange.client().gone() || exchange.container().threw(failure))) {
      exchange.client().cannotWrite(failure);
    }
    failed(failure, "asynchronous processing failed");
    if (exchange.client().gone()) {
      // A server may forget the end before it, and log an error when it looks for an error page.
      completeQuietly();
    }
  }

  /**
   * Answers what a listener of a stream threw. It is not rethrown: a server may then close the
   * connection, or answer with an empty 200.
   *
   * @param onError the method of the listener, which may answer first
   */
  static void listenerFailed(
      Exchange exchange, Throwable failure, String note, Consumer<Throwable> onError) {
    AsyncCycle current = exchange.async;
    if (current != null) {
      current.pending = failure;
    }
    try {
      onError.accept(failure);
    } catch (Throwable second) {
      // The first failure is the one to answer.
    }
    if (current != null) {
      current.pending = null;
      current.failed(failure, note);
    }
  }

  /** Remembers that the application answers by itself what its listener has thrown. */
  void speaks() {
    spoken |= pending != null;
  }

  /** Ends asynchronous processing after an answer, unless the application has done so. */
  void endAfterAnswer() {
    if (phase.compareAndSet(Phase.OPEN, Phase.ANSWERED)) {
      completeQuietly();
    }
  }

  /**
   * Returns whether the container has ended the request by itself, because its client has left,
   * while the application was still using it.
   */
  boolean wasEndedByContainer(Throwable thrown) {
    Phase now = phase.get();
    return now != Phase.COMPLETED
        && now != Phase.DISPATCHED
        && exchange.container().hasEnded(thrown);
  }

  /** Answers a timeout or an error from now on, after the listeners of the application. */
  void watch() {
    try {
      context.addListener(new Watch());
    } catch (IllegalStateException over) {
      // A worker has completed it in the meantime.
    }
  }

  private void completeQuietly() {
    exchange.turn().awaitCalls();
    try {
      context.complete();
    } catch (RuntimeException over) {
      // The container ended it by itself; it may then throw a NullPointerException.
    }
  }

  /** Completes it for the application. */
  void complete() {
    Throwable unanswered = pending;
    if (unanswered != null && !spoken) {
      // If onError does no more than this, the client would get an empty 200.
      failed(unanswered, "in a listener of a stream");
      return;
    }
    boolean open = phase.compareAndSet(Phase.OPEN, Phase.COMPLETED);
    if (phase.get() != Phase.ANSWERED) {
      exchange.turn().end();
      exchange.turn().awaitCalls();
      complete(open);
    }
  }

  private void complete(boolean open) {
    try {
      context.complete();
    } catch (RuntimeException e) {
      if (!exchange.turn().answered() && !isTooLate(e, open)) {
        exchange.turn().reopen();
        throw e;
      }
    }
  }

  /**
   * Returns whether the client has left and the container has ended the request by itself, before
   * the application did.
   */
  private boolean isTooLate(RuntimeException thrown, boolean open) {
    return exchange.client().gone()
        ? exchange.container().threw(thrown)
        : open && exchange.container().hasEnded(thrown);
  }

  /** Dispatches it for the application, unless its failure has an answer. */
  void dispatch(Runnable dispatch) {
    Phase before =
        phase.getAndUpdate(now -> now == Phase.ANSWERED ? Phase.ANSWERED : Phase.DISPATCHED);
    if (before == Phase.ANSWERED) {
      return; // As all that comes after an answer: without effect.
    }
    try {
      dispatch.run();
    } catch (RuntimeException e) {
      phase.set(before);
      if (!isTooLate(e, before == Phase.OPEN)) {
        throw e;
      }
    }
  }

  /** Adds nothing in {@code onStartAsync}: the pass that starts a new cycle adds its own. */
  private final class Watch implements AsyncListener {
    @Override
    public void onTimeout(AsyncEvent event) {
      failed(null, "asynchronous processing timed out");
    }

    @Override
    public void onError(AsyncEvent event) {
      reported(event.getThrowable());
    }

    /** Ends what no pass ends: the target of a dispatch may be outside of this filter. */
    @Override
    public void onComplete(AsyncEvent event) {
      exchange.turn().end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
