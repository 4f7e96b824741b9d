package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.upstream.UpstreamCall;
import dev.clearfault.upstream.UpstreamException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a call tells its upstream beside its result. */
class UpstreamCallTest {

  /** A plain socket takes no interruption. */
  @Test
  @Timeout(120)
  void aCallThatIgnoresInterruptionsEndsAtTheDeadlineByItsAbort() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), silent.getLocalPort())) {
      UpstreamCall<Integer, RuntimeException> call =
          new UpstreamCall<>() {
            @Override
            public Integer call() throws IOException {
              if (socket.getInputStream().read() < 0) {
                throw new IOException("it was aborted");
              }
              return 0;
            }

            @Override
            public void abort() {
              try {
                socket.shutdownInput();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          };
      Upstream upstream = Upstream.named("silent").deadline(Duration.ofMillis(50));
      assertThatThrownBy(() -> upstream.call(call))
          .isInstanceOfSatisfying(
              UpstreamException.class,
              failure -> assertThat(failure.problem().type().code()).isEqualTo("upstream_timeout"));
    }
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aCallSaysWhetherItMayBeRepeated() {
    Upstream upstream = Upstream.named("away").retry(3).idempotent();
    Refused twice = new Refused(2);
    assertThatThrownBy(() -> upstream.call(twice)).isInstanceOf(UpstreamException.class);
    assertThat(twice.calls).isEqualTo(2);
    Refused never = new Refused(1);
    assertThatThrownBy(() -> upstream.call(never)).isInstanceOf(UpstreamException.class);
    assertThat(never.calls).isEqualTo(1);
  }

  /** Fails each time, and may be made some times only. */
  private static final class Refused implements UpstreamCall<Integer, RuntimeException> {
    private final int most;
    private int calls;

    Refused(int most) {
      this.most = most;
    }

    @Override
    public Integer call() throws IOException {
      calls++;
      throw new ConnectException("refused");
    }

    @Override
    public boolean mayRepeat(UpstreamException failure) {
      return calls < most && Boolean.TRUE.equals(failure.problem().nothingWasDone());
    }
  }
}
