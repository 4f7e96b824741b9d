package dev.clearfault.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.internal.classify.UpstreamProblems;
import dev.clearfault.spi.UpstreamAttempt;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** What fails beside a call does not change its outcome. */
class PassageTest {
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Gate.Bulkhead bulkhead = new Gate.Bulkhead(new Semaphore(1), 1);

  /** A gate that cannot record the end of a call. */
  private static final class Broken implements Gate {
    @Override
    public boolean tryEnter() {
      return true;
    }

    @Override
    public void leave(long nanos, Verdict verdict) {
      throw new OutOfMemoryError();
    }

    @Override
    public UpstreamProblems refusal() {
      return UpstreamProblems.OVERLOADED;
    }
  }

  private CallSettings settings() {
    CallSettings plain =
        CallSettings.of("payments").withListener((UpstreamAttempt a) -> told.add(a.outcome()));
    return new CallSettings(
        plain.shared(), plain.limits(), false, List.of(new Broken(), bulkhead), plain.caller());
  }

  @Test
  void theCallGoesWellAlthoughAGateFails() {
    CallSettings settings = settings();
    Attempts attempts = new Attempts(settings, settings.begin(), () -> false);
    assertThat(attempts.<String, RuntimeException>make(() -> "paid")).isEqualTo("paid");
    assertThat(told).containsExactly("success");
    assertThat(bulkhead.bulkhead().used()).isZero();
  }

  @Test
  void theAsynchronousCallGoesWellToo() {
    CallSettings settings = settings();
    AsyncAttempts<String> attempts =
        new AsyncAttempts<>(
            settings,
            settings.begin(),
            () -> false,
            deadline -> CompletableFuture.completedFuture("paid"));
    assertThat(attempts.make().join()).isEqualTo("paid");
    assertThat(told).containsExactly("success");
    assertThat(bulkhead.bulkhead().used()).isZero();
  }
}
