package dev.clearfault.demo.tomcat;

import static dev.clearfault.demo.JsonBody.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.clearfault.demo.RunningDemo;
import dev.clearfault.testing.MalformedRequest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers of the demo, for each resource of its API. */
class QuotesIT extends RunningDemo {
  private static final String GOOD = "{\"from\":\"EUR\",\"to\":\"USD\",\"amount\":12.50}";

  QuotesIT() {
    super(QuotesClient.DEMO);
  }

  @Test
  void quoteIsTheAmountTimesTheRate() {
    get("from=EUR&to=USD&amount=12.50")
        .statusCode(200)
        .body(member("from", equalTo("EUR")))
        .body(member("to", equalTo("USD")))
        .body(member("rate", equalTo(1.0842)))
        .body(member("result", equalTo(13.55)));
  }

  @Test
  void severalQuotesComeInTheirOrder() {
    post("{\"requests\":[" + GOOD + "," + GOOD.replace("USD", "GBP") + "]}")
        .statusCode(200)
        .body(member("quotes.to", contains("USD", "GBP")));
    post("{\"requests\":[" + GOOD + ("," + GOOD).repeat(19) + "]}")
        .statusCode(200)
        .body(member("quotes", hasSize(20)));
  }

  @Test
  void badQuoteIsToldEverythingThatIsWrong() {
    get("from=eur&amount=0.001")
        .statusCode(400)
        .contentType(startsWith("application/problem+json"))
        .body("errors.in.unique()", contains("query"))
        .body(member("errors.field", contains("from", "to", "amount")))
        .body(member("errors.code", contains("pattern", "not_null", "digits")));
  }

  @ParameterizedTest
  @CsvSource({
    "from=EURO&to=USD&amount=1,from,pattern",
    "from=EUR&to=US&amount=1,to,pattern",
    "from=EUR&to=USD&amount=0,amount,positive",
    "from=EUR&to=USD&amount=-1,amount,positive",
    "from=EUR&to=USD&amount=1.001,amount,digits",
    "from=EUR&to=USD&amount=1e99999,amount,out_of_range",
    "from=EUR&to=USD&amount=much,amount,type_mismatch",
    "from=EUR&to=USD&amount=,amount,not_null",
    "from=EUR&from=CHF&to=USD&amount=1,from,type_mismatch"
  })
  void parameterThatBreaksItsRuleIsNamed(String query, String field, String code) {
    get(query)
        .statusCode(400)
        .body(member("errors.field", hasItem(field)))
        .body(member("errors.code", hasItem(code)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|#/requests|not_null",
        "{\"requests\":[]}|#/requests|size",
        "{\"requests\":[null]}|#/requests/0|not_null",
        "{\"requests\":[{\"from\":\"EUR\",\"to\":\"USD\"}]}|#/requests/0/amount|not_null",
        "{\"requests\":[{\"from\":\"EUR\",\"to\":\"USD\",\"amount\":\"1\"}]}|#/requests/0/amount|type_mismatch",
        "{\"requests\":{}}|#/requests|type_mismatch",
        "{\"quotes\":1,\"requests\":[]}|#/quotes|unknown_property"
      })
  void bodyThatBreaksItsRuleIsNamed(String body, String pointer, String code) {
    post(body)
        .statusCode(400)
        .body(member("errors.pointer", hasItem(pointer)))
        .body(member("errors.code", hasItem(code)));
  }

  @Test
  void tooManyRequestsAreRefused() {
    post("{\"requests\":[" + GOOD + ("," + GOOD).repeat(20) + "]}")
        .statusCode(400)
        .body(member("errors.expected.maxItems", contains(20)));
  }

  @Test
  void otherBodiesAreRefused() {
    post("").statusCode(400).body(member("code", equalTo("missing_body")));
    post("{\"requests\":").statusCode(400).body(member("column", equalTo(13)));
    client().body("x").contentType("text/plain").post("api/quotes").then().statusCode(415);
  }

  /** More than half of the latest calls are good, so the circuit stays closed. */
  @Test
  void postMayNotBeRepeatedByAClient() {
    String many = "{\"requests\":[" + GOOD + ("," + GOOD).repeat(19) + "]}";
    post(many).statusCode(200);
    breakIt("reset").statusCode(200).body(member("mode", equalTo("reset")));
    post("{\"requests\":[" + GOOD + "," + GOOD + "]}")
        .statusCode(502)
        .body(member("code", equalTo("upstream_connection_reset")))
        .body(member("retryable", equalTo(false)));
    breakIt("ok").statusCode(200);
    post(many).statusCode(200);
  }

  @Test
  void wrongMethodsAndPathsAreAnsweredAlike() {
    client()
        .delete("api/quotes")
        .then()
        .statusCode(405)
        .body(member("code", equalTo("method_not_allowed")));
    client().get("nowhere").then().statusCode(404).body(member("code", equalTo("not_found")));
    breakIt("explode").statusCode(400).body(member("errors.code", contains("invalid_enum")));
  }

  @Test
  void manyClientsAreServedAtOnce() {
    List<Integer> statuses =
        IntStream.range(0, 40)
            .parallel()
            .map(i -> get("from=EUR&to=USD&amount=" + i % 2).extract().statusCode())
            .boxed()
            .toList();
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(20);
    assertThat(statuses).filteredOn(status -> status == 400).hasSize(20);
  }

  /** The body is not sent: a client that still writes may not be able to read the answer. */
  @Test
  void aBodyThatIsTooLargeIsRefusedWithoutAByteOfIt() throws IOException {
    String head =
        String.join(
            "\r\n",
            "POST /api/quotes HTTP/1.1",
            "Host: a",
            "Connection: close",
            "Content-Type: application/json",
            "Content-Length: 2097152",
            "",
            "");
    assertThat(new MalformedRequest("large", head).sendTo(URI.create(url)))
        .startsWith("HTTP/1.1 413")
        .contains("\"code\":\"content_too_large\"");
  }

  private ValidatableResponse get(String query) {
    return client().get("api/quotes?" + query).then();
  }
}
