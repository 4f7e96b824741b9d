package dev.clearfault.demo.jetty;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Pays by calling the payment service that {@code PAYMENTS_URL} names. How the call can fail is not
 * this servlet's business: what the client throws goes through.
 */
public final class PaymentServlet extends HttpServlet {
  /** A port at which nobody listens, so that the demo has something to show by itself. */
  private static final String NOBODY = "http://127.0.0.1:9";

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final URI payments =
      URI.create(System.getenv().getOrDefault("PAYMENTS_URL", NOBODY) + "/payments");

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    HttpRequest call =
        HttpRequest.newBuilder(payments)
            .timeout(Duration.ofSeconds(2))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> answer = client.send(call, HttpResponse.BodyHandlers.ofString());
      response.setContentType("application/json");
      response.getWriter().write("{\"paymentStatus\":" + answer.statusCode() + "}");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServletException(e);
    }
  }
}
