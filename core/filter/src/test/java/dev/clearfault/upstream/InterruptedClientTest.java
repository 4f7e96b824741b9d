package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.Upstream;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.upstream.UpstreamHealth.Circuit;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exception that a client library makes of an interruption is no failure of the upstream. */
@Timeout(120)
class InterruptedClientTest {
  private static final Upstream PAYMENTS = Upstream.named("payments");

  private final Upstream hasty = PAYMENTS.deadline(Duration.ofMillis(50));

  @AfterEach
  void clear() {
    boolean ignored = Thread.interrupted();
  }

  static Stream<IOException> interruptions() {
    return Stream.of(
        new ClosedByInterruptException(),
        new InterruptedIOException("interrupted"), // OkHttp
        new SocketException("Closed by interrupt"), // sockets on virtual threads
        new IOException("request failed", new ClosedByInterruptException()));
  }

  @ParameterizedTest
  @MethodSource("interruptions")
  void interruptionIsNoFailureOfTheUpstream(IOException interruption) {
    Upstream stock = Upstream.named("stock").retry(1).idempotent();
    Throwable thrown = catchThrowable(() -> stock.call(() -> raise(interruption)));
    assertThat(thrown)
        .isInstanceOf(ProblemException.class)
        .isNotInstanceOf(UpstreamException.class)
        .hasCause(interruption);
    assertThat(((ProblemException) thrown).problem().status()).isEqualTo(503);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(stock.health())
        .isEqualTo(new UpstreamHealth("stock", Circuit.NONE, null, Map.of(), null, null));
  }

  /** A channel closes itself when its thread is interrupted. */
  @Test
  void outerDeadlineIsNoFailureOfTheInnerUpstream() throws IOException {
    Upstream stock = Upstream.named("stock");
    Pipe pipe = Pipe.open();
    try (Pipe.SourceChannel source = pipe.source();
        Pipe.SinkChannel open = pipe.sink()) {
      assertThat(open.isOpen()).isTrue();
      Throwable thrown =
          catchThrowable(
              () -> hasty.call(() -> stock.call(() -> source.read(ByteBuffer.allocate(1)))));
      assertThat(codeOf(thrown)).isEqualTo("payments upstream_timeout");
      assertThat(stock.health().failures()).isEmpty();
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void ownDeadlineIsStillATimeOut() {
    Throwable thrown =
        catchThrowable(
            () ->
                hasty.call(
                    () -> {
                      assertThat(catchThrowable(() -> new CountDownLatch(1).await()))
                          .isInstanceOf(InterruptedException.class);
                      throw new ClosedByInterruptException();
                    }));
    assertThat(codeOf(thrown)).isEqualTo("payments upstream_timeout");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  private static String raise(IOException thrown) throws IOException {
    throw thrown;
  }

  private static String codeOf(@Nullable Throwable thrown) {
    assertThat(thrown).isInstanceOf(UpstreamException.class);
    var problem = ((UpstreamException) thrown).problem();
    return problem.upstream() + " " + problem.type().code();
  }
}
