package dev.clearfault.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.Upstream;
import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import jakarta.servlet.ServletException;
import java.io.EOFException;
import java.net.SocketException;
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
    exchange.client().cannotWrite(new EOFException());
    assertThat(decide().status()).isEqualTo(400);
  }

  @Test
  void otherwiseItIsTheUpstream() {
    assertThat(decide().type().code()).isEqualTo("upstream_connection_reset");
  }

  @Test
  void mapperForTheExceptionAroundItComesFirst() {
    exchange.client().cannotWrite(new EOFException());
    Throwable around = new IllegalStateException(failure);
    Registration<?> mapper =
        new Registration<>(
            IllegalStateException.class, e -> Problem.of(ProblemType.of("taken", 409, "Taken")));
    assertThat(decide(around, mapper).status()).isEqualTo(409);
    assertThat(decide(around).status()).isEqualTo(400);
  }

  private Problem decide() {
    return decide(failure);
  }

  private Problem decide(Throwable thrown, Registration<?>... mappers) {
    return Decisions.of(exchange, thrown, mappers).problem();
  }
}
