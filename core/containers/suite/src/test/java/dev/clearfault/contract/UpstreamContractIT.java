package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Calls of the fixture to other services that really fail. */
class UpstreamContractIT extends Contract {

  @Test
  void serviceThatIsAwayIsABadGatewayWorthARetry() {
    failing("refused").statusCode(502).body(member("code", equalTo("upstream_connect_refused")));
    failing("unknown-host").statusCode(502).body(member("code", equalTo("upstream_dns_failure")));
    post("refused").body(member("retryable", equalTo(true)));
  }

  @Test
  void serviceThatHangsIsWorthARetryIfTheRequestIsIdempotent() {
    failing("hanging")
        .statusCode(502)
        .body(member("code", equalTo("upstream_timeout")))
        .body(member("type", equalTo("/shop/problems/upstream-timeout")))
        .body(member("retryable", equalTo(true)));
    post("hanging").body(member("retryable", equalTo(false)));
  }

  @Test
  void preciseGatewayStatusTellsTimeOutsApart() {
    variants()
        .queryParam("fault", "hanging")
        .get("/options/upstream/{id}", id)
        .then()
        .statusCode(504)
        .body(member("code", equalTo("upstream_timeout")));
    variants()
        .queryParam("fault", "refused")
        .get("/options/upstream/{id}", id)
        .then()
        .statusCode(502);
  }

  @Test
  void callWithoutATimeOutOfTheClientsEndsAtTheDeadline() {
    failing("endless")
        .statusCode(502)
        .body(member("code", equalTo("upstream_timeout")))
        .body(member("upstream", equalTo("narrow")));
    shop()
        .get("/health")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .header("Cache-Control", "no-store")
        .body(member("ready", equalTo(true)))
        .body(member("upstreams.name", hasItems("narrow", "store")))
        .body(member("upstreams[0].failures.upstream_timeout", greaterThan(0)));
  }

  @Test
  void callThatWasNotMadeIsWorthARetryLater() {
    post("overloaded")
        .statusCode(502)
        .body(member("code", equalTo("upstream_overloaded")))
        .body(member("retryable", equalTo(true)))
        .header("Proxy-Status", nullValue());
    variants()
        .queryParam("fault", "overloaded")
        .post("/options/upstream/{id}", id)
        .then()
        .statusCode(503)
        .header("Retry-After", "1")
        .body(member("retryable", equalTo(true)))
        .body(member("retry_after", equalTo(1)))
        .header("Proxy-Status", "shop; error=connection_limit_reached");
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
