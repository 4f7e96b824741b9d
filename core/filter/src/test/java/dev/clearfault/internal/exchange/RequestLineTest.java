package dev.clearfault.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;

class RequestLineTest {
  private final FakeRequest request = new FakeRequest();
  private final Exchange exchange = Exchanges.of(request, new FakeResponse());

  @Test
  void thePathIsTheClientsThoughAForwardHasLeftItsTarget() {
    assertThat(exchange.line().path()).isEqualTo("/shop/orders");
    request.setAttribute(RequestDispatcher.FORWARD_REQUEST_URI, "/shop/asked-for");
    assertThat(exchange.line().path()).isEqualTo("/shop/asked-for");
  }
}
