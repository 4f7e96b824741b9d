package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers of the application. Most come from its own error page, which gets the exception from the
 * container's attribute.
 */
class OwnAnswerContractIT extends Contract {

  /**
   * Tomcat uses the same attribute for a request that it could not read. It would send its own page
   * with the stack trace in place of this one.
   */
  @ParameterizedTest
  @ValueSource(strings = {"forward", "write", "flush"})
  void thePageIsTheAnswerAndNothingHasFailed(String by) {
    shop().get("/own-answer/{id}?by={by}", id, by).then().statusCode(503).body(equalTo("mine"));
    assertThat(noticed().occurrences()).isEmpty();
  }

  /** The redirect was complete. The failure after it goes only to the log. */
  @Test
  void aRedirectBeforeAFailureReachesTheClient() {
    shop()
        .get("/own-answer/{id}?by=redirect", id)
        .then()
        .statusCode(302)
        .header("Location", endsWith("/elsewhere"));
    assertThat(occurred().occurrences()).hasSize(1);
  }

  /** Jetty's stream prints in the charset of the response, the others in Latin-1. */
  @Test
  void printedTextIsEncodedAsTheContainerDoes() {
    ValidatableResponse answer =
        shop().queryParam("text", "5 \u20ac").get("/partial/{id}?by=nothing", id).then();
    if (container.isJetty()) {
      answer.statusCode(200).body(equalTo("5 \u20ac"));
    } else if (container.isTomcat() || container.isUndertow()) {
      isOpaque(answer);
    }
  }
}
