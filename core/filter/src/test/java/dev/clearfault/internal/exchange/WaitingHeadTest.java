package dev.clearfault.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import org.junit.jupiter.api.Test;

/** After {@code sendError} the head of the answer waits until the chain returns. */
class WaitingHeadTest {
  private final FakeRequest request = new FakeRequest();
  private final FakeResponse response = new FakeResponse();
  private final Exchange exchange = Exchanges.of(request, response);

  /** What the application does inside of the chain. */
  private interface Application {
    void run(HttpServletResponse response) throws IOException;
  }

  private void pass(Application application) throws IOException, ServletException {
    Pass.through(
        (in, out) -> application.run((HttpServletResponse) out), exchange, request, response);
  }

  @Test
  void takesWhatFiltersAdd() throws IOException, ServletException {
    pass(
        out -> {
          out.sendError(409);
          assertThat(out.isCommitted()).isTrue();
          out.setHeader("X-Late", "no");
          out.setHeader("X-Late", "yes");
          out.addHeader("X-Count", "7");
          out.setHeader("vary", "Origin");
        });
    assertThat(response.getHeaders("X-Late")).containsExactly("yes");
    assertThat(response.getHeaders("X-Count")).containsExactly("7");
    assertThat(response.getHeaders("Vary")).containsExactly("Accept, Accept-Language", "Origin");
  }

  @Test
  void keepsWhatTheAnswerSaysOfItself() throws IOException, ServletException {
    pass(
        out -> {
          out.sendError(409);
          out.setHeader("Cache-Control", "max-age=9");
          out.setHeader("ETag", "1");
          out.setHeader("Retry-After", "9");
          out.setHeader("X-Content-Type-Options", "sniff");
          out.setContentType("text/csv");
          out.setStatus(200);
          out.getOutputStream().print("more");
        });
    assertThat(response.headers()).doesNotContainKeys("ETag", "Retry-After");
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.getContentType()).startsWith("application/problem+json");
    assertThat(response.getStatus()).isEqualTo(409);
    assertThat(response.body())
        .endsWith("\"code\":\"conflict\"}")
        .hasSize(response.contentLength());
  }

  /** As a forward on Jetty does, which looks through the wrapper. */
  @Test
  void bodyThatIsTakenAwayIsWrittenAgain() throws IOException, ServletException {
    pass(
        out -> {
          out.sendError(409);
          assertThat(response.body()).isNotEmpty();
          response.resetBuffer();
        });
    assertThat(response.body()).startsWith("{").hasSize(response.contentLength());
  }

  @Test
  void waitsForNoOtherThread() throws IOException, ServletException {
    exchange.turn().share();
    pass(
        out -> {
          out.sendError(409);
          out.setHeader("X-Late", "yes");
        });
    assertThat(response.getHeader("X-Late")).isNull();
    assertThat(response.body()).hasSize(response.contentLength());
  }

  @Test
  void usesTheReasonThatIsKnownWhenItDoesNotWait() throws IOException, ServletException {
    exchange.turn().share();
    request.setAttribute(
        RequestDispatcher.ERROR_EXCEPTION, new HttpConnectTimeoutException("secret"));
    pass(out -> out.sendError(500));
    assertThat(response.getStatus()).isEqualTo(502);
  }

  @Test
  void doesNotWaitAfterTheChain() throws IOException, ServletException {
    HttpServletResponse[] kept = new HttpServletResponse[1];
    pass(
        out -> {
          out.sendError(409);
          kept[0] = out;
        });
    kept[0].setHeader("X-Late", "yes");
    assertThat(response.getHeader("X-Late")).isNull();
  }
}
