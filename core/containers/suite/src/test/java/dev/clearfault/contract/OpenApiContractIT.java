package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are checked against an OpenAPI document, and what the servlet gets after that. */
class OpenApiContractIT extends Contract {
  private static final String GOOD = "{\"name\":\"Zo\u00eb\",\"count\":3}";
  private static final String BAD = "{\"name\":\"\",\"count\":101}";
  private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

  private ValidatableResponse order(String way, String body) {
    return contract()
        .contentType("application/json")
        .queryParam("way", way)
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/orders/{id}", id)
        .then();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream", "reader", "listener", "worker", "dispatch", "forward"})
  void theServletReadsTheBodyAsIfNobodyHadReadIt(String way) {
    order(way, GOOD).statusCode(200).body(equalTo(GOOD));
  }

  @Test
  void theBodyIsThereAsATypedValueToo() {
    order("input", GOOD).statusCode(200).body(equalTo("Order[name=Zo\u00eb, count=3]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream", "listener", "dispatch", "forward"})
  void aBadBodyNeverReachesTheServlet(String way) {
    order(way, BAD)
        .statusCode(400)
        .body(member("code", equalTo("validation_failed")))
        .body(member("errors.pointer", contains("#/name", "#/count")))
        .body(member("errors.code", contains("size", "max")));
    await()
        .atMost(TEN_SECONDS)
        .untilAsserted(() -> assertThat(Noticed.of(contract(), id).occurrences()).hasSize(1));
  }

  /** The servlet's own parser fails at a body that fits the contract. */
  @Test
  void theEvidenceSeesWhatTheServletReads() {
    order("parser", GOOD).statusCode(400);
    order("nothing", GOOD).statusCode(200);
  }

  @Test
  void parametersAreChecked() {
    contract()
        .header("X-Count", "many")
        .get("/orders/{id}?limit=1000", id)
        .then()
        .statusCode(400)
        .body(member("errors.in", contains("query", "header")))
        .body(member("errors.code", contains("max", "type_mismatch")));
    contract().get("/orders/{id}?limit=100&way=nothing", id).then().statusCode(200);
  }

  @Test
  void theHeadIsThatOfGet() {
    contract().head("/orders/{id}?limit=1000", id).then().statusCode(400).body(emptyString());
    contract().head("/orders/{id}?limit=1&way=nothing", id).then().statusCode(200);
  }

  @Test
  void theServletGetsTheFieldsOfAForm() {
    form("name=Zo%C3%AB&name=x&age=18").statusCode(400);
    form("name=Zo%C3%AB&age=18&more=%26")
        .statusCode(200)
        .body(equalTo("age=18 more=& name=Zo\u00eb way=parameters map=4"));
    form("name=Zo%C3%AB&age=17").statusCode(400).body(member("errors.in", contains("form")));
  }

  private ValidatableResponse form(String body) {
    return contract().contentType(FORM).body(body).post("/forms/{id}?way=parameters", id).then();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream", "reader"})
  void orItsText(String way) {
    contract()
        .contentType(FORM)
        .body("name=Zo%C3%AB&age=18")
        .post("/forms/{id}?way={way}", id, way)
        .then()
        .statusCode(200)
        .body(equalTo("name=Zo%C3%AB&age=18"));
  }

  /** The conversion of a field fails in the servlet. */
  @Test
  void theEvidenceSeesFieldsOfAForm() {
    contract()
        .contentType(FORM)
        .body("name=Zoe")
        .post("/forms/{id}?way=number", id)
        .then()
        .statusCode(400);
  }

  @Test
  void theServletGetsThePartsOfAForm() {
    upload("short").statusCode(200).body(equalTo("note=short file=content note=short"));
    upload("longer").statusCode(400).body(member("errors.field", contains("note")));
  }

  private ValidatableResponse upload(String note) {
    return contract()
        .multiPart("note", note)
        .multiPart("file", "a.bin", "content".getBytes(StandardCharsets.UTF_8))
        .post("/uploads/{id}?way=parts", id)
        .then();
  }

  @Test
  void aBodyThatIsNotReadPassesWhateverItsSize() {
    contract()
        .contentType("application/octet-stream")
        .body(new byte[300_000])
        .post("/streams/{id}?way=length", id)
        .then()
        .statusCode(200)
        .body(equalTo("300000"));
    contract()
        .contentType("text/plain")
        .body("x")
        .post("/streams/{id}?way=length", id)
        .then()
        .statusCode(415)
        .header("Accept", equalTo("application/octet-stream"));
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    order("stream", large()).statusCode(413);
  }

  private static String large() {
    return "{\"name\":\"" + "x".repeat(100_000) + "\",\"count\":3}";
  }

  @Test
  void inReportModeTheClientKnowsNothing() {
    reported(BAD).statusCode(200).body(equalTo(BAD));
    Noticed noticed =
        await()
            .atMost(TEN_SECONDS)
            .until(() -> Noticed.of(contract(), id), n -> !n.occurrences().isEmpty());
    assertThat(noticed.occurrences())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.get("door")).isEqualTo("report");
              assertThat(each.get("delivered")).isEqualTo(false);
              assertThat(each.get("note")).isEqualTo("body #/name size, body #/count max");
            });
    assertThat(noticed.timesLogged("400 validation_failed")).isEqualTo(1);
    reported(GOOD).statusCode(200).body(equalTo(GOOD));
    assertThat(Noticed.of(contract(), id).occurrences()).hasSize(1);
  }

  private ValidatableResponse reported(String body) {
    return contract()
        .contentType("application/json")
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/reported/{id}", id)
        .then();
  }

  /** The length of the body is not announced, so the limit is met while it is read. */
  @ParameterizedTest
  @ValueSource(strings = {"length", "listener"})
  void inReportModeNothingOfALargeBodyIsLost(String way) throws IOException {
    String chunk = "x".repeat(50_000);
    String body = "c350\r\n" + chunk + "\r\nc350\r\n" + chunk + "\r\n0\r\n\r\n";
    String answer =
        RawHttp.answer(
            container,
            "POST /contract/reported/"
                + id
                + "?way="
                + way
                + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + body);
    assertThat(answer).startsWith("HTTP/1.1 200");
    if (way.equals("length")) {
      assertThat(answer).contains("100000");
    } else {
      assertThat(answer.chars().filter(c -> c == 'x').count()).isGreaterThanOrEqualTo(100_000);
    }
  }

  @Test
  void aRouteThatIsOffIsNotChecked() {
    contract()
        .contentType("application/json")
        .body(BAD)
        .post("/off/{id}", id)
        .then()
        .statusCode(200)
        .body(equalTo(BAD));
    assertThat(Noticed.of(contract(), id).occurrences()).isEmpty();
  }

  @Test
  void aRequestWithoutAnOperationIsRefused() {
    isPlain(contract().get("/nowhere/{id}", id).then(), 404, "not_found");
    isPlain(contract().delete("/orders/{id}", id).then(), 405, "method_not_allowed")
        .header("Allow", equalTo("GET, HEAD, OPTIONS, POST"));
    contract().options("/orders/{id}?way=nothing", id).then().statusCode(200);
  }

  /** The container has removed the dots and the parameters. */
  @ParameterizedTest
  @ValueSource(strings = {"/contract/./orders/", "/contract/%6frders/", "/contract/orders;a=b/"})
  void noOtherSpellingOfAPathLeadsPastTheContract(String path) throws IOException {
    String answer =
        RawHttp.answer(container, RawHttp.withBody("POST", path + id, "application/json", BAD));
    assertThat(answer).startsWith("HTTP/1.1 4");
  }

  @Test
  void aServletWithASchemaIsNoPartOfTheDocument() {
    contract()
        .contentType("application/json")
        .body("{\"text\":\"hello\"}")
        .post("/notes/{id}", id)
        .then()
        .statusCode(200)
        .body(equalTo("{\"text\":\"hello\"}"));
    contract()
        .contentType("application/json")
        .body("{\"lines\":0,\"other\":\"a\"}")
        .post("/notes/{id}", id)
        .then()
        .statusCode(400)
        .body(member("errors.pointer", contains("#/text", "#/lines", "#/other")))
        .body(member("errors.code", contains("not_null", "min", "unknown_property")));
  }

  @Test
  void aMissingBodyIsTold() {
    contract()
        .post("/notes/{id}", id)
        .then()
        .statusCode(400)
        .body(member("code", equalTo("missing_body")));
  }
}
