package dev.clearfault.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.Upstream;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.spi.Door;
import jakarta.servlet.ServletException;
import java.io.EOFException;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client library reports a broken upstream, but the client had broken off before. */
class BrokenRelayTest {
  private static final Upstream STORE = Upstream.named("store");

  private final Exchange exchange = Exchanges.of(new FakeRequest(), new FakeResponse());

  private final Throwable failure =
      new ServletException(
          catchThrowable(
              () ->
                  STORE.call(
                      () -> {
                        throw new SocketException("Broken pipe");
                      })));

  @Test
  void ownClientWasFirst() {
    exchange.cannotWrite(new EOFException());
    assertThat(decide().status()).isEqualTo(400);
  }

  @Test
  void otherwiseItIsTheUpstream() {
    assertThat(decide().type().code()).isEqualTo("upstream_connection_reset");
  }

  private Problem decide() {
    return new FailureMapping(
            new ExceptionMappers(List.of()),
            new Languages(null),
            50,
            new UpstreamProof(List.of(), 500))
        .decide(
            exchange,
            Failure.thrown(Door.THROWN, failure, 0, null),
            mishap -> {
              throw new AssertionError(mishap);
            })
        .problem();
  }
}
