package dev.clearfault.demo.jetty;

import dev.clearfault.Upstream;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;

/**
 * Calls the payment service. Whatever goes wrong there becomes a 502 that says which kind of
 * failure it was, and that it was "payments"; nothing here has to catch anything. Thread-safe.
 *
 * <p>Each call holds a thread of the server: the bulkhead keeps the others for those who want no
 * payment, should the service hang, and the breaker asks no more of a service that is down. A
 * payment is not repeated: nobody knows whether one that failed was made.
 */
final class Payments {
  private static final Upstream PAYMENTS =
      Upstream.named("payments")
          .deadline(Duration.ofSeconds(2))
          .maxResponseSize(1 << 20)
          .expecting(200, 201)
          .breaker(Duration.ofSeconds(5))
          .bulkhead(20);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final URI uri;

  /** Creates the caller of the service at a URL. */
  Payments(String url) {
    uri = URI.create(url + "/payments");
  }

  /** The threads of the client end by themselves, but at once only since JDK 21. */
  void close() throws Exception {
    if (client instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  /** For whoever knows that the service has changed: the breaker cannot know it. */
  static void tryAfresh() {
    PAYMENTS.closeCircuit();
  }

  /** What the service is asked. */
  record Charge(UUID orderId, BigDecimal amount) {}

  /** What the service has to answer: an answer that is not so is its failure, not our client's. */
  record Receipt(@NotBlank String id, @NotBlank String status) {}

  Receipt charge(Order order) throws IOException {
    byte[] charge = Json.bytes(new Charge(order.id(), order.amount()));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(charge))
            .build();
    return PAYMENTS.send(client, request, Receipt.class);
  }
}
