package dev.clearfault.internal.calls;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.classify.Causes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call that does not block, once or more often. A {@link Handover} begins each repetition
 * and completes the result.
 */
final class AsyncAttempts<T extends @Nullable Object> {
  private final CallSettings settings;
  private final Function<Deadline, ? extends CompletionStage<T>> supplier;
  private final Deadline deadline;
  private final Retries retries;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable Passage passage;
  private volatile @Nullable CompletionStage<T> running;

  AsyncAttempts(
      CallSettings settings,
      Deadline deadline,
      BooleanSupplier mayBeRepeated,
      Function<Deadline, ? extends CompletionStage<T>> supplier) {
    this.settings = settings;
    this.supplier = supplier;
    this.deadline = deadline;
    this.retries = settings.retries(mayBeRepeated);
  }

  /** Begins, on the caller's thread. */
  CompletableFuture<T> make() {
    CallTimer.Alarm alarm = CallTimer.SHARED.in(deadline.nanosLeft(), this::expire);
    CompletableFuture<T> unused =
        result.whenComplete(
            (value, failure) -> {
              alarm.cancel();
              over.set(true); // The application may have completed or cancelled the result.
              stop();
            });
    begin();
    return result;
  }

  private void begin() {
    if (over.get()) {
      return;
    }
    Passage current = new Passage(settings, retries.number());
    try {
      current.enter();
      passage = current;
      CompletionStage<T> begun =
          requireNonNull(supplier.apply(deadline), "the supplier returned no stage");
      running = begun;
      CompletionStage<T> unused = begun.whenComplete((value, t) -> ended(current, value, t));
      if (over.get()) {
        stop();
      }
    } catch (Throwable thrown) {
      failed(current, thrown);
    }
  }

  /** What is thrown here would be lost, and the result would wait for its deadline. */
  private void ended(Passage current, T value, @Nullable Throwable thrown) {
    try {
      if (thrown != null) {
        failed(current, Causes.completedBy(thrown));
      } else if (current.leave(Verdict.WELL)) {
        finish(() -> result.complete(value));
      }
    } catch (Throwable hopeless) {
      fail(hopeless);
    }
  }

  private void failed(Passage current, Throwable thrown) {
    Verdict.Thrown verdict = current.judge(thrown, deadline);
    if (!current.leave(verdict)) {
      return;
    }
    Throwable failure = retries.failure(verdict);
    long pause = retries.pauseAfter(verdict, failure, deadline);
    if (pause == Retries.NONE) {
      fail(failure);
    } else {
      CallTimer.SHARED.in(pause, this::beginElsewhere);
    }
  }

  private void beginElsewhere() {
    if (!Handover.of(this::begin)) {
      fail(new OutOfMemoryError("no thread could be started for the next attempt"));
    }
  }

  /** The timer is for all calls, and a listener may block its thread. */
  private void expire() {
    if (!Handover.of(this::endLate)) {
      endLate();
    }
  }

  private void endLate() {
    Throwable late = new TimeoutException("no answer within " + settings.limits().deadline());
    Verdict.Thrown verdict = Verdict.on(settings.name(), late, deadline);
    Throwable failure = retries.failure(verdict);
    Passage current = passage;
    if (current != null) {
      current.leave(verdict);
    }
    fail(failure);
  }

  private void fail(Throwable failure) {
    finish(() -> result.completeExceptionally(failure));
  }

  private void finish(Runnable completion) {
    if (over.compareAndSet(false, true) && !Handover.of(completion)) {
      completion.run();
    }
  }

  /** Leaves before it cancels: a stage that cannot be cancelled may never end. */
  private void stop() {
    Passage current = passage;
    if (current != null) {
      current.leave(Verdict.UNKNOWN);
    }
    CompletionStage<T> stage = running;
    if (stage instanceof Future<?> future) {
      future.cancel(true); // Ends the exchange if it is still under way.
    } else if (stage != null) {
      try {
        stage.toCompletableFuture().cancel(true);
      } catch (UnsupportedOperationException e) {
        // This stage cannot be cancelled. Its outcome is ignored.
      }
    }
  }
}
