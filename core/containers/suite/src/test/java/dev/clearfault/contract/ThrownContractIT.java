package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door that most failures take: an exception leaves the servlet. */
class ThrownContractIT extends Contract {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runtime",
        "runtime-without-message",
        "illegal-argument",
        "illegal-state",
        "number-format",
        "checked",
        "io",
        "interrupted",
        "file-path",
        "file-not-found",
        "sql",
        "nested",
        "line-breaks"
      })
  void anUnknownExceptionIsOpaque(String type) {
    isOpaque(thrown(type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "out-of-memory",
        "stack-overflow",
        "no-class-def-found",
        "assertion",
        "linkage",
        "internal-error",
        "wrapped-error"
      })
  void anErrorIsAnsweredAndNotRethrown(String type) {
    isOpaque(thrown(type));
    isReportedOnce(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "servlet-exception",
        "servlet-exception-alone",
        "completion",
        "execution",
        "undeclared",
        "invocation-target"
      })
  void aWrapperOfSomethingUnknownIsOpaque(String type) {
    isOpaque(thrown(type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hostile-message",
        "hostile-cause",
        "hostile-to-string",
        "hostile-stack-trace",
        "hostile-fill-in",
        "hostile-everything",
        "cause-cycle",
        "endless-causes",
        "huge-message"
      })
  void aHostileThrowableIsOpaque(String type) {
    isOpaque(thrown(type));
    assertThat(occurred().occurrences()).hasSize(1);
  }

  @Test
  void aTemporaryUnavailableExceptionSaysWhenToRetry() {
    ValidatableResponse answer = shop().get("/unavailable-now/{id}", id).then();
    isPlain(answer, 503, "service_unavailable");
    if (container.isTomcat() || container.isPayara() || container.isLiberty()) {
      // Jetty turns the exception into sendError(503), and Undertow into a status, before any
      // filter.
      answer.header("Retry-After", equalTo("60")).body(member("retry_after", equalTo(60)));
    }
  }

  @Test
  void aPermanentUnavailableExceptionIsNotFound() {
    isPlain(shop().get("/unavailable/{id}", id).then(), 404, "not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"problem", "wrapped-problem", "problem-as-cause"})
  void aProblemExceptionSaysItself(String type) {
    thrown(type)
        .statusCode(409)
        .body(member("type", equalTo("/shop/problems/out-of-stock")))
        .body(member("title", equalTo("Out of stock")))
        .body(member("detail", equalTo("2 of 3 items are left.")))
        .body(member("code", equalTo("out_of_stock")))
        .body(member("items_left", equalTo(2)));
  }

  @Test
  void aProblemExceptionMayCarryHeaders() {
    thrown("problem-with-header")
        .statusCode(503)
        .header("Retry-After", equalTo("120"))
        .body(member("retry_after", equalTo(120)))
        .body(member("retryable", equalTo(true)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"annotated", "annotated-subclass"})
  void anAnnotatedExceptionIsWhatItsAnnotationSays(String type) {
    thrown(type)
        .statusCode(404)
        .body(member("type", equalTo("/shop/problems/order-not-found")))
        .body(member("code", equalTo("order_not_found")))
        .body(member("title", equalTo("Order not found")))
        .body(member("keySet()", not(hasItem("detail"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mapped", "mapped-and-wrapped"})
  void aMapperOfTheApplicationDecides(String type) {
    thrown(type)
        .statusCode(418)
        .body(member("type", equalTo("/shop/problems/teapot")))
        .body(member("code", equalTo("teapot")))
        .body(member("detail", equalTo("It makes tea only.")));
  }

  @Test
  void aMapperThatFailsCostsTheClientNothing() {
    isOpaque(thrown("mapper-fails"));
    assertThat(occurred().occurrences())
        .singleElement()
        .extracting(o -> o.get("mishaps"))
        .isEqualTo(1);
  }

  @Test
  void violationsAreListedInOrderOfDeclaration() {
    thrown("violations")
        .statusCode(400)
        .body(member("type", equalTo("/shop/problems/validation-failed")))
        .body(member("title", equalTo("Validation failed")))
        .body(member("code", equalTo("validation_failed")))
        .body(member("detail", equalTo("5 values were not accepted.")))
        .body(
            member(
                "errors.field",
                contains(
                    "", "customer", "address.street", "items[1].quantity", "extras[gift].price")))
        .body(member("errors.code", contains("sane", "not_blank", "size", "positive", "max")))
        .body(member("errors[2].expected.maxLength", equalTo(40)))
        .body(member("errors[4].hint", equalTo("Send 100 or less.")));
  }

  @Test
  void violationsOfABodyHavePointers() {
    shop()
        .contentType("application/json")
        .body("{}")
        .post("/throw/{id}?type=violations", id)
        .then()
        .statusCode(400)
        .body(member("errors[3].in", equalTo("body")))
        .body(
            member(
                "errors.pointer",
                contains(
                    "#",
                    "#/customer",
                    "#/address/street",
                    "#/items/1/quantity",
                    "#/extras/gift/price")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"violations-null-set", "violations-empty-set"})
  void violationsWithoutAnyStillHaveAnArray(String type) {
    thrown(type)
        .statusCode(400)
        .body(member("code", equalTo("validation_failed")))
        .body(member("errors", empty()));
  }

  @Test
  void aReturnValueThatBreaksItsPromiseIsOurOwnFault() {
    isOpaque(thrown("violations-return-value"));
  }

  private ValidatableResponse dispatched(String how, String type) {
    return shop()
        .queryParam("to", "/throw")
        .queryParam("type", type)
        .queryParam("how", how)
        .get("/dispatch/{id}", id)
        .then();
  }

  @ParameterizedTest
  @ValueSource(strings = {"forward", "include"})
  void aDispatchToAServletThatThrowsIsOneFailure(String how) {
    isOpaque(dispatched(how, "runtime"));
    assertThat(occurred().occurrences()).hasSize(1);
  }

  /** Undertow wraps an exception of a dispatch once more. */
  @ParameterizedTest
  @ValueSource(strings = {"forward", "include"})
  void whatIsThrownInADispatchKeepsItsMeaning(String how) {
    dispatched(how, "problem").statusCode(409).body(member("code", equalTo("out_of_stock")));
    dispatched(how, "mapped").statusCode(418).body(member("code", equalTo("teapot")));
    dispatched(how, "annotated").statusCode(404).body(member("code", equalTo("order_not_found")));
    dispatched(how, "violations")
        .statusCode(400)
        .body(member("code", equalTo("validation_failed")));
  }
}
