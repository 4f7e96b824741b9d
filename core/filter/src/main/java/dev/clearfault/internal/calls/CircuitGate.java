package dev.clearfault.internal.calls;

import dev.clearfault.internal.classify.UpstreamProblems;
import dev.clearfault.upstream.UpstreamHealth;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets no calls through for a while after too many have failed. It starts no thread. */
final class CircuitGate implements Gate {
  private static final int WINDOW = 50;
  private static final int MIN_CALLS = 10;
  private static final int TRIALS = 3;

  private final Throwable failure = new Failed();

  private final CircuitBreaker breaker;
  private final long pause;
  private volatile long openUntil;

  private CircuitGate(CircuitBreaker breaker, long pause) {
    this.breaker = breaker;
    this.pause = pause;
  }

  static Gate of(String name, Duration pause) {
    CircuitBreakerConfig config =
        CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(WINDOW)
            .minimumNumberOfCalls(MIN_CALLS)
            .permittedNumberOfCallsInHalfOpenState(TRIALS)
            .waitDurationInOpenState(pause)
            .writableStackTraceEnabled(false)
            .build();
    CircuitGate gate = new CircuitGate(CircuitBreaker.of(name, config), pause.toNanos());
    gate.breaker
        .getEventPublisher()
        .onStateTransition(
            event -> {
              if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                gate.openUntil = System.nanoTime() + gate.pause;
              }
            });
    return gate;
  }

  @Override
  public boolean tryEnter() {
    return breaker.tryAcquirePermission();
  }

  @Override
  public void leave(long nanos, Verdict verdict) {
    if (verdict instanceof Verdict.Failed failed && failed.isOwnBurst()) {
      breaker.releasePermission();
    } else if (verdict instanceof Verdict.Failed failed && failed.isDown()) {
      breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
    } else if (verdict instanceof Verdict.Failed || verdict instanceof Verdict.Well) {
      breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    } else {
      breaker.releasePermission();
    }
  }

  @Override
  public void closeCircuit() {
    breaker.reset();
  }

  @Override
  public UpstreamProblems refusal() {
    return UpstreamProblems.CIRCUIT_OPEN;
  }

  @Override
  public long secondsToWait() {
    long left = openUntil - System.nanoTime();
    return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(left + TimeUnit.SECONDS.toNanos(1) - 1));
  }

  /** A circuit is half open after its pause, although Resilience4j opens it at the next call. */
  @Override
  public UpstreamHealth.Circuit circuit() {
    CircuitBreaker.State state = breaker.getState();
    if (state == CircuitBreaker.State.OPEN) {
      return openUntil - System.nanoTime() > 0
          ? UpstreamHealth.Circuit.OPEN
          : UpstreamHealth.Circuit.HALF_OPEN;
    }
    return state == CircuitBreaker.State.HALF_OPEN
        ? UpstreamHealth.Circuit.HALF_OPEN
        : UpstreamHealth.Circuit.CLOSED;
  }

  /** Replaces the failure itself, which Resilience4j would log with all its texts. */
  private static final class Failed extends Throwable {
    private static final long serialVersionUID = 1L;

    Failed() {
      super("see the log of the application", null, false, false);
    }
  }
}
