package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.Upstream;
import dev.clearfault.upstream.UpstreamHealth.Circuit;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A refusal by a stage inside of a call is the call's failure, although a future wraps it. */
@Timeout(120)
class WrappedRefusalTest {
  static Stream<ThrowingWrapper> futures() {
    return Stream.of(CompletableFuture::get, CompletableFuture::join);
  }

  interface ThrowingWrapper {
    Object valueOf(CompletableFuture<?> future) throws Exception;
  }

  @ParameterizedTest
  @MethodSource("futures")
  void refusedStatusCounts(ThrowingWrapper wrapper) {
    Upstream stock = Upstream.named("stock").breaker(Duration.ofSeconds(30));
    for (int i = 0; i < 10; i++) {
      Throwable thrown =
          catchThrowable(() -> stock.call(() -> wrapper.valueOf(answering(stock, 503))));
      assertThat(thrown).isInstanceOf(UpstreamException.class);
    }
    assertThat(stock.health().failures()).isEqualTo(Map.of("upstream_error_status", 10));
    assertThat(stock.health().circuit()).isEqualTo(Circuit.OPEN);
  }

  @ParameterizedTest
  @MethodSource("futures")
  void failureOfACallInsideOfACallCountsOnce(ThrowingWrapper wrapper) {
    Upstream stock = Upstream.named("stock").breaker(Duration.ofSeconds(30));
    CompletableFuture<?> refused = CompletableFuture.failedFuture(new ConnectException());
    for (int i = 0; i < 4; i++) {
      Throwable direct =
          catchThrowable(
              () ->
                  stock.call(
                      () ->
                          stock.call(
                              () -> {
                                throw new ConnectException();
                              })));
      assertThat(direct).isInstanceOf(UpstreamException.class);
      Throwable later =
          catchThrowable(() -> stock.call(() -> wrapper.valueOf(stock.callAsync(() -> refused))));
      assertThat(later).isInstanceOf(UpstreamException.class);
    }
    assertThat(stock.health().failures()).isEqualTo(Map.of("upstream_connect_refused", 8));
    assertThat(stock.health().circuit()).isEqualTo(Circuit.CLOSED);
  }

  private static CompletableFuture<Integer> answering(Upstream stock, int status) {
    return CompletableFuture.completedFuture(status)
        .thenApply(
            answered -> {
              stock.expectSuccess(answered);
              return answered;
            })
        .thenApply(answered -> answered + 1);
  }
}
