package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are compared with an OpenAPI document while the application runs. */
class PromisedAnswersIT extends Contract {
  private static final String GOOD = "{\"count\":3,\"a\":1}";
  private static final String BAD = "{\"count\":\"geheim\",\"schluessel\":\"wert\"}";

  private ValidatableResponse answer(String way, String json) {
    return contract()
        .queryParam("way", way)
        .queryParam("json", json)
        .get("/answers/{id}", id)
        .then();
  }

  /** Checks that there is one report, which has this text and nothing of the answer's values. */
  private void isReported(String text) {
    Noticed noticed =
        await()
            .atMost(TEN_SECONDS)
            .until(() -> Noticed.of(contract(), id), n -> n.timesLogged("500 unpromised") > 0);
    assertThat(noticed.occurrences())
        .filteredOn(each -> "report".equals(each.get("door")))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.get("code")).isEqualTo("unpromised_answer");
              assertThat(each.get("delivered")).isEqualTo(false);
              assertThat(String.valueOf(each.get("note")))
                  .contains("/WEB-INF/answers.yaml#/paths/", text)
                  .doesNotContain("geheim", "wert", "schluessel");
            });
    assertThat(noticed.log())
        .filteredOn(line -> line.text().startsWith("500 unpromised_answer"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.level()).isEqualTo("WARNING");
              assertThat(line.text()).contains(text).doesNotContain("geheim", "wert");
            });
  }

  /** The record of the next request comes after that of this one. */
  private void isNotReported() {
    assertThat(Noticed.of(contract(), id).occurrences())
        .noneMatch(each -> "report".equals(each.get("door")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream", "writer", "forward", "worker", "dispatch", "flush"})
  void aBodyThatBreaksTheContractIsReportedAndSentAsItIs(String way) {
    answer(way, GOOD).statusCode(200).body(equalTo(GOOD));
    isNotReported();
    answer(way, BAD).statusCode(200).body(equalTo(BAD));
    isReported("#/count breaks \"type\": \"integer\"; ");
    isReported("answered 200, and #/* breaks \"type\"");
  }

  @Test
  void anAnswerIsComparedBeforeTheServerCompressesIt() {
    String large = "{\"count\":\"" + "geheim".repeat(1000) + "\"}";
    contract()
        .header("Accept-Encoding", "gzip")
        .queryParam("json", large)
        .get("/answers/{id}", id)
        .then()
        .statusCode(200);
    isReported("#/count breaks \"type\"");
  }

  @Test
  void whatTheApplicationCompressesIsComparedByItsHead() {
    answer("gzip", BAD).statusCode(200).header("Content-Encoding", equalTo("gzip"));
    isNotReported();
  }

  @ParameterizedTest
  @CsvSource({
    "text, its content type is 'text/plain'",
    "status, the contract does not name this status"
  })
  void theHeadIsComparedToo(String way, String fault) {
    answer(way, GOOD);
    isReported(fault);
  }

  @Test
  void anAnswerToHeadHasNoBodyToCompare() {
    contract().queryParam("json", GOOD).head("/answers/{id}", id).then().statusCode(200);
    isNotReported();
    contract().queryParam("way", "text").queryParam("json", GOOD).head("/answers/{id}", id);
    isReported("its content type is 'text/plain'");
  }

  @Test
  void problemsAreAnswersToo() {
    contract().get("/answers/{id}?limit=many", id).then().statusCode(400);
    isReported("#/code breaks \"const\"");
  }

  @ParameterizedTest
  @CsvSource({"throw, 500", "send_error, 410"})
  void theyAreComparedWhereverTheyComeFrom(String way, int status) {
    answer(way, GOOD).statusCode(status);
    if (status == 500) {
      isReported("answered 500, and the contract does not name this status");
    } else {
      isNotReported();
    }
  }
}
