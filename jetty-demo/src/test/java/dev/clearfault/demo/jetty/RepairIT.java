package dev.clearfault.demo.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.RunningDemo;
import dev.clearfault.demo.repair.RepairScore;
import dev.clearfault.testing.Repair;
import dev.clearfault.testing.Repair.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that knows nothing of the API repairs spoilt orders by the answers alone. */
class RepairIT extends RunningDemo {
  private static final int ORDERS_OF_EACH_KIND = 25;

  private final HttpClient client = HttpClient.newHttpClient();

  RepairIT() {
    super(OrdersClient.DEMO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es"})
  void spoiltOrdersAreRepairedByTheAnswersAlone(String language) throws Exception {
    RepairScore score = RepairScore.of(ORDERS_OF_EACH_KIND, body -> refusal(body, language));
    String failures = String.join("\n", score.failures());
    assertThat(score.percent(1)).as(failures).isGreaterThanOrEqualTo(85);
    assertThat(score.percent(2)).as(failures).isGreaterThanOrEqualTo(97);
    assertThat(score.acceptedAsSent()).as("what is wrong and was accepted").isZero();
    // The same table for each language.
    assertThat(Files.readString(Path.of("..", "docs", "agents.md"))).contains(score.table());
  }

  @Test
  void anOrderIsRepairedInOneStep() throws Exception {
    String order = Orders.with("shipping", "\"expres\"").replace("email", "emial");
    Repair repair = Repair.untilAccepted(order, 1, body -> refusal(body, "en"));
    assertThat(repair.outcome()).as("absent: %s", repair.absent()).isEqualTo(Outcome.ACCEPTED);
  }

  private Optional<String> refusal(String body, String language)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url).resolve("/api/orders"))
            .header("Content-Type", "application/json")
            .header("Accept-Language", language)
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    return response.statusCode() == 201 ? Optional.empty() : Optional.of(response.body());
  }
}
