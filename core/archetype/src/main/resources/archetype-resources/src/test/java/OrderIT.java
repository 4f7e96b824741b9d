package ${package};

import static dev.clearfault.testing.IsProblem.isProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.clearfault.testing.Repair;
import dev.clearfault.testing.Repair.Outcome;
import io.restassured.response.Response;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderIT {
  @RegisterExtension static final RunningWar RUNNING = new RunningWar(RunningWar.WAR);

  private static final String GOOD =
      "{\"email\":\"ada@example.com\",\"sku\":\"ABC-1234\",\"quantity\":2}";

  private static Response order(String body) {
    return given()
        .baseUri(RUNNING.uri().toString())
        .contentType("application/json")
        .body(body)
        .post("/orders");
  }

  @AfterEach
  void paymentsWork() {
    RUNNING.payments("ok");
  }

  @Test
  void takesAnOrder() {
    order(GOOD).then().statusCode(201).body("receipt", equalTo("r-1"));
  }

  /** The matcher with REST Assured. */
  @Test
  void refusesAQuantity() {
    order(GOOD.replace("2}", "0}"))
        .then()
        .statusCode(400)
        .body(isProblem(400).withError("#/quantity", "positive").withNoOtherError());
  }

  /** The matcher with AssertJ; the service fails in the modes of the stand-in. */
  @ParameterizedTest
  @CsvSource({
    "refuse, upstream_connect_refused",
    "hang, upstream_timeout",
    "html, upstream_invalid_response",
    "error500, upstream_error_status"
  })
  void saysHowThePaymentServiceFailed(String mode, String code) {
    RUNNING.payments(mode);
    assertThat(order(GOOD).asString())
        .satisfies(isProblem(502).withCode(code).withUpstream("payments"));
  }

  /** A program that knows nothing but the answers repairs its order. */
  @Test
  void anOrderIsRepairedByTheAnswersAlone() throws Exception {
    Repair repair =
        Repair.untilAccepted(
            "{\"emial\":\"ada@example.com\",\"sku\":\"abc-1234\",\"quantity\":\"2\"}",
            2,
            body -> {
              Response response = order(body);
              return response.statusCode() == 201
                  ? Optional.empty()
                  : Optional.of(response.asString());
            });
    assertThat(repair.outcome()).as("absent: %s", repair.absent()).isEqualTo(Outcome.ACCEPTED);
  }
}
