package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.repair.FaultKind;
import dev.clearfault.demo.repair.RepairScore;
import dev.clearfault.demo.repair.SpoiltOrder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same mistake has the same answer, whether the rules stand in annotations or in a contract.
 * The differences that remain are those of the documentation; {@link Difference} has them.
 */
class ParityTest {
  private static final int ORDERS_OF_EACH_KIND = 40;

  private static final JsonMapper JSON = new JsonMapper();
  private static OrdersServer server;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    server =
        new OrdersServer(folder, Map.of("contract", "classpath:contracts/orders.yaml"))
            .with("/annotated/orders", AnnotatedOrders.class)
            .with("/api/orders", PlainOrders.class)
            .start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void aSpoiltOrderHasTheSameErrors(FaultKind kind) throws Exception {
    assertThat(differences(kind, new HashSet<>())).isEmpty();
  }

  private static Set<String> differences(FaultKind kind, Set<Difference.Row> met) throws Exception {
    Set<String> different = new LinkedHashSet<>();
    for (int seed = 0; seed < ORDERS_OF_EACH_KIND; seed++) {
      different.addAll(compare("POST", "", SpoiltOrder.of(kind, seed).body(), met));
    }
    return different;
  }

  @Test
  void eachDocumentedDifferenceIsThere() throws Exception {
    Set<Difference.Row> met = new HashSet<>();
    for (FaultKind kind : FaultKind.values()) {
      differences(kind, met);
    }
    compare("GET", "?offset=-1", "", met);
    assertThat(met).isEqualTo(Difference.DOCUMENTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "es", "fr"})
  void theWordsAreTheSameInEachLanguage(String language) throws Exception {
    Set<String> different = new LinkedHashSet<>();
    for (FaultKind kind : FaultKind.values()) {
      for (int seed = 0; seed < 10; seed++) {
        different.addAll(words("POST", "", SpoiltOrder.of(kind, seed).body(), language));
      }
    }
    for (String query :
        List.of("?limit=0", "?limit=101&offset=-1", "?limit=many&shipping=express")) {
      different.addAll(words("GET", query, "", language));
    }
    assertThat(different).isEmpty();
  }

  private static List<String> words(String method, String query, String body, String language)
      throws IOException, InterruptedException {
    return Difference.words(
        answer(server.send(method, "/annotated/orders" + query, body, language)),
        answer(server.send(method, "/api/orders" + query, body, language)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=101&offset=-1",
        "?limit=many",
        "?limit=1.5",
        "?limit=99999999999",
        "?limit=1&limit=2",
        "?shipping=express",
        "?offset=%ff"
      })
  void aSpoiltSearchHasTheSameErrors(String query) throws Exception {
    assertThat(compare("GET", query, "", new HashSet<>())).isEmpty();
    assertThat(server.send("GET", "/api/orders" + query, "").statusCode()).isEqualTo(400);
  }

  private static List<String> compare(
      String method, String query, String body, Set<Difference.Row> met)
      throws IOException, InterruptedException {
    return Difference.undocumented(
        answer(server.send(method, "/annotated/orders" + query, body)),
        answer(server.send(method, "/api/orders" + query, body)),
        met);
  }

  private static JsonNode answer(HttpResponse<String> response) {
    String body = response.body();
    return body.isEmpty()
        ? JSON.createObjectNode().put("status", response.statusCode())
        : JSON.readTree(body);
  }

  @Test
  void theRepairClientHasTheSameScore() throws Exception {
    RepairScore annotated = score("/annotated/orders");
    RepairScore contract = score("/api/orders");
    assertThat(rows(contract))
        .as(String.join("\n", contract.failures()))
        .isEqualTo(rows(annotated));
    assertThat(contract.percent(2)).isGreaterThanOrEqualTo(annotated.percent(2));
  }

  /** Returns the rows of all orders but those in which a date may be over; see the difference. */
  private static List<String> rows(RepairScore score) {
    return score
        .table()
        .lines()
        .filter(row -> !row.contains("in the past"))
        .filter(row -> !row.contains("two to four") && !row.contains("all but"))
        .toList();
  }

  private static RepairScore score(String path) throws Exception {
    return RepairScore.of(
        10,
        body -> {
          HttpResponse<String> response = server.send("POST", path, body);
          return response.statusCode() == 201 ? Optional.empty() : Optional.of(response.body());
        });
  }
}
