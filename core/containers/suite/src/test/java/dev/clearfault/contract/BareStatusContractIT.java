package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the option {@code bareStatus}, an error status without anything else gets a body. */
class BareStatusContractIT extends Contract {

  private ValidatableResponse status(int code, String with) {
    return variants().get("/options/status/{id}?code={code}&with={with}", id, code, with).then();
  }

  @ParameterizedTest
  @CsvSource({
    "400, nothing, bad_request",
    "404, nothing, not_found",
    "404, writer, not_found",
    "404, stream, not_found",
    "422, nothing, unprocessable_content",
    "500, nothing, internal_server_error",
    "503, nothing, service_unavailable"
  })
  void itIsAnswered(int code, String with, String name) {
    isPlain(status(code, with), code, name);
    assertThat(noticedInVariants().occurrences()).hasSizeLessThan(2);
  }

  @Test
  void theChallengeOfAnAuthenticationStays() {
    isPlain(status(401, "challenge"), 401, "unauthorized")
        .header("WWW-Authenticate", equalTo("Bearer"));
  }

  @Test
  void theHeadIsThatOfGet() {
    variants()
        .head("/options/status/{id}?code=404", id)
        .then()
        .statusCode(404)
        .contentType(isInUtf8("application/problem+json"));
  }

  /** An empty body that the application has declared is its answer. */
  @ParameterizedTest
  @ValueSource(strings = {"type", "length", "async"})
  void whatTheApplicationSaysOfItsBodyCounts(String with) {
    status(404, with).statusCode(404).body(emptyString());
    assertThat(noticedInVariants().occurrences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {202, 204, 304})
  void noOtherStatusIsAFailure(int code) {
    status(code, "nothing").statusCode(code).body(emptyString());
    assertThat(noticedInVariants().occurrences()).isEmpty();
  }

  /** Tomcat calls sendError for it. Jetty sets the status alone, Undertow with a content type. */
  @Test
  void theLengthOfAFileStaysWhenItsRangeIsNotSatisfiable() {
    ValidatableResponse answer =
        variants().header("Range", "bytes=900-").get("/options/hello.txt").then();
    answer.statusCode(416).header("Content-Range", endsWith("*/6"));
    if (!container.isUndertow()) {
      isPlain(answer, 416, "range_not_satisfiable");
    }
  }

  @Test
  void aFileThatIsNotModifiedIsNoFailure() {
    String tag = variants().get("/options/hello.txt").header("Last-Modified");
    variants()
        .header("If-Modified-Since", tag)
        .get("/options/hello.txt")
        .then()
        .statusCode(304)
        .body(emptyString());
  }
}
