package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Calls of the fixture to other services that fail for real. */
class UpstreamContractIT extends Contract {

  @Test
  void serviceThatIsAwayIsABadGatewayWorthARetry() {
    failing("refused").statusCode(502).body("code", equalTo("upstream_connect_refused"));
    failing("unknown-host").statusCode(502).body("code", equalTo("upstream_dns_failure"));
    post("refused").body("retryable", equalTo(true));
  }

  @Test
  void serviceThatHangsIsWorthARetryIfTheRequestIsIdempotent() {
    failing("hanging")
        .statusCode(502)
        .body("code", equalTo("upstream_timeout"))
        .body("type", equalTo("/shop/problems/upstream-timeout"))
        .body("retryable", equalTo(true));
    post("hanging").body("retryable", equalTo(false));
  }

  @Test
  void preciseGatewayStatusTellsTimeOutsApart() {
    variants()
        .queryParam("fault", "hanging")
        .get("/options/upstream/{id}", id)
        .then()
        .statusCode(504)
        .body("code", equalTo("upstream_timeout"));
    variants()
        .queryParam("fault", "refused")
        .get("/options/upstream/{id}", id)
        .then()
        .statusCode(502);
  }

  @Test
  void failureIsOneLineAtWarningWithoutAStackTrace() {
    failing("refused");
    Noticed noticed = occurred();
    assertThat(noticed.occurrences()).hasSize(1);
    assertThat(noticed.log()).hasSize(1);
    assertThat(noticed.log().get(0).level()).isEqualTo("WARNING");
    assertThat(noticed.log().get(0).thrown()).isEqualTo("null");
    assertThat(noticed.log().get(0).text()).contains("java.net.ConnectException", "instance=urn:");
  }

  private ValidatableResponse failing(String fault) {
    return shop().queryParam("fault", fault).get("/upstream/{id}", id).then();
  }

  private ValidatableResponse post(String fault) {
    return shop().queryParam("fault", fault).post("/upstream/{id}", id).then();
  }
}
