package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.testing.Repair;
import dev.clearfault.testing.Repair.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether a program can use the shop; the property {@code shop.uri} says where it runs. */
public class ShopApi {
  private final URI shop = URI.create(System.getProperty("shop.uri"));
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  public void aProgramRepairsAPayment() throws Exception {
    String body = "{\"order\":\"o-1\",\"cents\":\"1200\"}";
    Repair repair = Repair.untilAccepted(body, 1, this::refusal);
    assertThat(repair.outcome()).as("absent: %s", repair.absent()).isEqualTo(Outcome.ACCEPTED);
  }

  private Optional<String> refusal(String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(shop + "/payments"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "repaired")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    return response.statusCode() == 200 ? Optional.empty() : Optional.of(response.body());
  }
}
