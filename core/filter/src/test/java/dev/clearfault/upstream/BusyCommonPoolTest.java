package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clearfault.Upstream;
import dev.clearfault.testing.StandInUpstream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The application can block all threads of the common pool; deadlines hold nevertheless. */
@Timeout(120)
class BusyCommonPoolTest {
  private final Upstream hasty = Upstream.named("payments").deadline(Duration.ofMillis(100));
  private final CountDownLatch release = new CountDownLatch(1);

  /** Blocks every thread, and leaves a queue for those that may be added. */
  @BeforeEach
  void blockThePool() throws InterruptedException {
    int threads = ForkJoinPool.getCommonPoolParallelism();
    CountDownLatch blocked = new CountDownLatch(threads);
    for (int i = 0; i < threads + 8; i++) {
      ForkJoinPool.commonPool()
          .execute(
              () -> {
                blocked.countDown();
                awaitRelease();
              });
    }
    assertThat(blocked.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @AfterEach
  void releaseThePool() {
    release.countDown();
    await().until(() -> ForkJoinPool.commonPool().getQueuedSubmissionCount() == 0);
  }

  @Test
  void callThatNeverEndsFailsAtItsDeadline() {
    assertTimeOut(hasty.callAsync(CompletableFuture::new));
  }

  @Test
  void exchangeThatNeverEndsFailsAtItsDeadline() {
    try (StandInUpstream service = StandInUpstream.answering("{}")) {
      service.mode("hang");
      HttpRequest request = HttpRequest.newBuilder(service.uri()).build();
      assertTimeOut(hasty.sendAsync(HttpClient.newHttpClient(), request, Object.class));
    }
  }

  @Test
  void valueAndFailureAreHandedOver() {
    Upstream patient = hasty.deadline(Duration.ofHours(1));
    CompletableFuture<String> value =
        patient.callAsync(() -> CompletableFuture.completedFuture("paid"));
    await().until(value::isDone);
    assertThat(value.join()).isEqualTo("paid");
    CompletableFuture<String> failure =
        patient.callAsync(() -> CompletableFuture.failedFuture(new Error("x")));
    await().until(failure::isDone);
    assertThat(failure).isCompletedExceptionally();
  }

  /** The code that the application attaches to one result may block for ever. */
  @Test
  void blockedReceiverDelaysNoOtherDeadline() {
    CompletableFuture<Void> first =
        hasty
            .<String>callAsync(CompletableFuture::new)
            .handle((value, failure) -> awaitRelease())
            .thenAccept(none -> {});
    assertTimeOut(hasty.deadline(Duration.ofMillis(300)).callAsync(CompletableFuture::new));
    assertThat(first).isNotDone();
  }

  private Boolean awaitRelease() {
    try {
      release.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertTimeOut(CompletableFuture<?> result) {
    await().until(result::isDone);
    Throwable failure = result.handle((value, thrown) -> thrown).join();
    assertThat(failure).isInstanceOf(UpstreamException.class);
    assertThat(((UpstreamException) failure).problem().type().code()).isEqualTo("upstream_timeout");
  }
}
