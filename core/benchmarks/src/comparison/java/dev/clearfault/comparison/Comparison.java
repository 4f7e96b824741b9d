package dev.clearfault.comparison;

import dev.clearfault.demo.repair.RepairScore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/** Sends the orders of the Jetty demo's test to another framework and prints the score. */
final class Comparison {
  private static final int ORDERS_OF_EACH_KIND = 25;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI orders;

  private Comparison(URI orders) {
    this.orders = orders;
  }

  static void print(String framework, URI orders) throws Exception {
    Comparison comparison = new Comparison(orders);
    comparison.refusal("{}").ifPresent(System.out::println);
    RepairScore score = RepairScore.of(ORDERS_OF_EACH_KIND, comparison::refusal);
    System.out.printf("%n%s%n%n%s%n", framework, score.table());
  }

  private Optional<String> refusal(String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(orders)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    // The program reads the list of faults under the name that it has in Clearfault.
    return response.statusCode() == 201
        ? Optional.empty()
        : Optional.of(response.body().replace("\"violations\"", "\"errors\""));
  }
}
