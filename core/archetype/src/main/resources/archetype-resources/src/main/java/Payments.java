package ${package};

import dev.clearfault.Upstream;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;

/** Calls the payment service. What goes wrong there is a 502 that says how. Thread-safe. */
final class Payments {
  private static final Upstream PAYMENTS =
      Upstream.named("payments").deadline(Duration.ofSeconds(2)).expecting(200, 201);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final URI uri;

  Payments(URI service) {
    uri = service.resolve("/charges");
  }

  /** The service whose address the environment or a system property has. */
  static Payments configured() {
    String url =
        Optional.ofNullable(System.getProperty("payments.url"))
            .or(() -> Optional.ofNullable(System.getenv("PAYMENTS_URL")))
            .orElse("http://localhost:9090");
    return new Payments(URI.create(url));
  }

  /** What the service has to answer; another answer is its failure. */
  record Receipt(@NotBlank String id) {}

  Receipt charge(NewOrder order) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"pieces\":" + order.quantity() + "}"))
            .build();
    return PAYMENTS.send(client, request, Receipt.class);
  }

  /** Ends the threads of the client. Before Java 21 they end by themselves, a while later. */
  void close() {
    if ((Object) client instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
