package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers of the application's own; most belong to one that shows an exception to a page of its
 * own, by the container's attribute.
 */
class OwnAnswerContractIT extends Contract {

  /**
   * Tomcat's attribute for a request that it could not read is the same one, and Tomcat would put
   * its own page in place of this one, with the exception's stack trace.
   */
  @ParameterizedTest
  @ValueSource(strings = {"forward", "write", "flush"})
  void thePageIsTheAnswerAndNothingHasFailed(String by) {
    shop().get("/own-answer/{id}?by={by}", id, by).then().statusCode(503).body(equalTo("mine"));
    assertThat(noticed().occurrences()).isEmpty();
  }

  /** The redirect was complete; the failure after it is for the log alone. */
  @Test
  void aRedirectBeforeAFailureReachesTheClient() {
    shop()
        .get("/own-answer/{id}?by=redirect", id)
        .then()
        .statusCode(302)
        .header("Location", endsWith("/elsewhere"));
    assertThat(occurred().occurrences()).hasSize(1);
  }

  /** Jetty's stream prints in the charset of the response; the others have Latin-1 alone. */
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
