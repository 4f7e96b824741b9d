package dev.clearfault.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeMapping;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.MappingMatch;
import java.time.Duration;
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

  @Test
  void theRouteIsThatOfTheFirstDispatch() {
    request.setAttribute(
        AsyncContext.ASYNC_MAPPING, new FakeMapping(MappingMatch.PATH, "/begun/*"));
    assertThat(exchange.line().route()).isEqualTo("/begun/*");
    request.setAttribute(
        RequestDispatcher.FORWARD_MAPPING, new FakeMapping(MappingMatch.PATH, "/asked-for/*"));
    assertThat(exchange.line().route()).isEqualTo("/asked-for/*");
  }

  @Test
  void withoutARouteTheRestIsKnown() {
    assertThat(exchange.facts().route()).isNull();
    assertThat(exchange.facts().path()).isEqualTo("/shop/orders");
    assertThat(exchange.facts().duration())
        .isGreaterThanOrEqualTo(Duration.ZERO)
        .isLessThan(Duration.ofHours(1));
  }
}
