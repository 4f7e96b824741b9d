package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.clearfault.Upstream;
import dev.clearfault.upstream.UpstreamHealth.Circuit;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call gives its place back, however it ends. */
@Timeout(120)
class PlacesTest {
  private final Upstream narrow = Upstream.named("narrow").bulkhead(1);

  /** Its future is a copy: to cancel that ends nothing. */
  @Test
  void callThatIsCancelledFreesItsPlaceThoughItsStageCannotBe() {
    CompletableFuture<String> never = new CompletableFuture<>();
    CompletableFuture<String> result = narrow.callAsync(never::minimalCompletionStage);
    assertThat(result.cancel(true)).isTrue();
    assertThat(never).isNotDone();
    assertThat(narrow.call(() -> "paid")).isEqualTo("paid");
    never.complete("late");
    assertThat(narrow.call(() -> "paid")).isEqualTo("paid");
    assertThat(narrow.health().failures()).isEmpty();
  }

  @Test
  void resultThatTheApplicationGivesItselfFreesThePlace() {
    CompletableFuture<String> never = new CompletableFuture<>();
    CompletableFuture<String> result = narrow.callAsync(never::minimalCompletionStage);
    assertThat(result.complete("from the cache")).isTrue();
    assertThat(narrow.call(() -> "paid")).isEqualTo("paid");
  }

  @Test
  void placeIsFreeAfterWhateverWasThrown() {
    for (UpstreamCall<String, Exception> broken :
        Stream.<UpstreamCall<String, Exception>>of(
                () -> {
                  throw new StackOverflowError();
                },
                () -> {
                  throw new OutOfMemoryError("x");
                },
                () -> narrow.<String>callAsync(() -> null).join(),
                () -> CompletableFuture.<String>failedFuture(new Error("x")).get())
            .toList()) {
      assertThat(catchThrowable(() -> narrow.call(broken))).isNotNull();
      assertThat(catchThrowable(() -> narrow.<String>callAsync(() -> null).join())).isNotNull();
      assertThat(narrow.call(() -> "paid")).isEqualTo("paid");
    }
  }

  /** Otherwise the circuit would stay open when the upstream is well again. */
  @Test
  void trialThatSaysNothingOfTheUpstreamIsNoneOfTheThree() {
    Upstream down = Upstream.named("down").breaker(Duration.ofMillis(200));
    Upstream hurried =
        down.deadlineHeader("X-Left").onBehalfOf(name -> name.equals("X-Left") ? "20" : null);
    for (int i = 0; i < 10; i++) {
      assertThat(
              catchThrowable(
                  () ->
                      down.call(
                          () -> {
                            throw new ConnectException("refused");
                          })))
          .isNotNull();
    }
    await().until(() -> down.health().circuit() == Circuit.HALF_OPEN);
    for (int i = 0; i < 5; i++) {
      assertThat(catchThrowable(() -> down.call(() -> raise(new NullPointerException()))))
          .isInstanceOf(NullPointerException.class);
      assertThat(catchThrowable(() -> down.call(() -> raise(new Error("x")))))
          .isInstanceOf(Error.class);
      CompletableFuture<String> never = new CompletableFuture<>();
      assertThat(down.callAsync(never::minimalCompletionStage).cancel(true)).isTrue();
    }
    assertThat(
            catchThrowable(() -> hurried.callAsync(() -> new CompletableFuture<String>()).join()))
        .hasCauseInstanceOf(UpstreamException.class);
    assertThat(down.health().circuit()).isEqualTo(Circuit.HALF_OPEN);
    for (int i = 0; i < 3; i++) {
      assertThat(down.call(() -> "paid")).isEqualTo("paid");
    }
    assertThat(down.health().circuit()).isEqualTo(Circuit.CLOSED);
  }

  private static String raise(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }
}
