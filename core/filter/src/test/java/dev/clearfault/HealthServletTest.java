package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthServletTest {
  /** The upstreams of an application. */
  static final class Shop {
    static final Upstream PAYMENTS = Upstream.named("payments").breaker(Duration.ofMinutes(1));
    static final Upstream STOCK = Upstream.named("stock");

    private Shop() {}
  }

  @Test
  void tellsHowCallsWentAndIsUnreadyWhileACircuitIsOpen() throws Exception {
    HealthServlet servlet = start(new HealthServlet(), Shop.class.getName());
    FakeResponse fresh = get(servlet);
    assertThat(fresh.getStatus()).isEqualTo(200);
    assertThat(fresh.body())
        .isEqualTo(
            "{\"ready\":true,\"upstreams\":["
                + "{\"name\":\"payments\",\"ready\":true,\"circuit\":\"closed\",\"failures\":{}},"
                + "{\"name\":\"stock\",\"ready\":true,\"circuit\":\"none\",\"failures\":{}}]}");
    assertThat(fresh.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(fresh.getContentType()).isEqualTo("application/json;charset=UTF-8");
    assertThat(Shop.PAYMENTS.call(() -> 1)).isEqualTo(1);
    for (int i = 0; i < 9; i++) {
      fail(Shop.PAYMENTS);
    }
    FakeResponse down = get(servlet);
    assertThat(down.getStatus()).isEqualTo(503);
    assertThat(down.body())
        .startsWith("{\"ready\":false,")
        .contains("\"circuit\":\"open\",\"failures\":{\"upstream_connect_refused\":9}")
        .contains("\"last_success\":\"20", "\"last_failure\":\"20")
        .doesNotContain("db-7", "Exception");
  }

  @Test
  void upstreamWithoutABreakerNeverMakesItUnready() throws Exception {
    Upstream stock = Upstream.named("stock");
    HealthServlet servlet = start(new HealthServlet(List.of(stock)), null);
    for (int i = 0; i < 100; i++) {
      fail(stock);
    }
    FakeResponse answer = get(servlet);
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.body()).contains("\"failures\":{\"upstream_connect_refused\":100}");
  }

  @Test
  void withoutUpstreamsItSaysWhatToWrite() {
    assertThatThrownBy(() -> start(new HealthServlet(), null))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("servlet 'health'")
        .hasMessageContaining("static constants of type Upstream");
  }

  @Test
  void classWithoutUpstreamsIsRefused() {
    assertThatThrownBy(() -> start(new HealthServlet(), "java.lang.String"))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("upstreams is 'java.lang.String'");
  }

  private static void fail(Upstream upstream) {
    Throwable unused =
        catchThrowable(
            () ->
                upstream.call(
                    () -> {
                      throw new ConnectException("db-7 refused");
                    }));
  }

  private static HealthServlet start(HealthServlet servlet, @Nullable String upstreams)
      throws ServletException {
    FakeConfig config =
        new FakeConfig(upstreams == null ? Map.of() : Map.of("upstreams", upstreams));
    servlet.init(
        new ServletConfig() {
          @Override
          public String getServletName() {
            return "health";
          }

          @Override
          public ServletContext getServletContext() {
            return config.getServletContext();
          }

          @Override
          public @Nullable String getInitParameter(String name) {
            return config.getInitParameter(name);
          }

          @Override
          public Enumeration<String> getInitParameterNames() {
            return config.getInitParameterNames();
          }
        });
    return servlet;
  }

  private static FakeResponse get(HealthServlet servlet) throws Exception {
    FakeResponse response = new FakeResponse();
    servlet.doGet(new FakeRequest().method("GET"), response);
    return response;
  }
}
