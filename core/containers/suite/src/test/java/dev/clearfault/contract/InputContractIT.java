package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.clearfault.demo.JsonBody;
import dev.clearfault.internal.json.HostileDocuments;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that an application reads in one line. */
class InputContractIT extends Contract {
  private static final String GOOD =
      """
      {"email":"ada@example.com","age":36,"shipping":"EXPRESS","deliverOn":"2999-12-31",
       "items":[{"sku":"A","quantity":2,"price":9.90}]}""";

  /** REST Assured would add a charset. */
  private static final RestAssuredConfig AS_WRITTEN =
      RestAssuredConfig.config()
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false));

  private ValidatableResponse body(String json) {
    return body(json.getBytes(StandardCharsets.UTF_8), "application/json");
  }

  private ValidatableResponse body(byte[] bytes, String contentType) {
    return shop()
        .config(AS_WRITTEN)
        .contentType(contentType)
        .body(bytes)
        .post("/input/{id}", id)
        .then();
  }

  private ValidatableResponse query(String query) {
    return shop().urlEncodingEnabled(false).get("/input/" + id + "?" + query).then();
  }

  /** A mapping to an extension leaves the whole path before it open. */
  @ParameterizedTest
  @CsvSource({
    "/input/a/30f8f8ee-4a70-4ae1-a2bd-a0a0a0a0a0a0, a",
    "/a/30f8f8ee-4a70-4ae1-a2bd-a0a0a0a0a0a0.input, a",
    "/a%20b/30f8f8ee-4a70-4ae1-a2bd-a0a0a0a0a0a0.input, a b"
  })
  void segmentsOfThePathAreThoseThatTheMappingLeavesOpen(String path, String first) {
    shop()
        .urlEncodingEnabled(false)
        .get(path + "?place")
        .then()
        .statusCode(200)
        .body(equalTo("Place[first=" + first + ", second=30f8f8ee-4a70-4ae1-a2bd-a0a0a0a0a0a0]"));
  }

  @Test
  void aBodyBecomesARecord() {
    body(GOOD)
        .statusCode(200)
        .body(
            equalTo(
                "Order[email=ada@example.com, age=36, shipping=EXPRESS, deliverOn=2999-12-31,"
                    + " items=[Item[sku=A, quantity=2, price=9.90]]]"));
  }

  private ValidatableResponse posted(String query, String json) {
    return shop()
        .config(AS_WRITTEN)
        .contentType("application/json")
        .body(json.getBytes(StandardCharsets.UTF_8))
        .post("/input/" + id + "?" + query)
        .then();
  }

  @Test
  void aListIsReadAndItsElementsAreValidated() {
    posted("list", "[{\"sku\":\"A\",\"quantity\":2}]")
        .statusCode(200)
        .body(equalTo("[Item[sku=A, quantity=2, price=null]]"));
    posted("list", "[{\"sku\":\"A\",\"quantity\":0},{\"sku\":5,\"quantity\":1}]")
        .statusCode(400)
        .body(member("errors.pointer", contains("#/0/quantity", "#/1/sku")))
        .body(member("errors.code", contains("positive", "type_mismatch")));
  }

  @Test
  void aBugInADeserializerIsABadBodyForTheClientAndOneErrorInTheLog() {
    posted("bug", "5")
        .statusCode(400)
        .body(member("errors.code", contains("invalid_value")))
        .body(not(containsString("hunter2")));
    assertThat(occurred().log())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.level()).isEqualTo("SEVERE");
              assertThat(line.text()).contains("java.lang.ClassCastException: hunter2");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON ; Charset=\"UTF-8\"",
        "application/merge-patch+json",
        "application/vnd.shop.order+json;v=2"
      })
  void everyJsonTypeIsTaken(String contentType) {
    body(GOOD.getBytes(StandardCharsets.UTF_8), contentType).statusCode(200);
  }

  @Test
  void faultsAndViolationsAreToldAtOnceInTheOrderOfTheDeclaration() {
    body("""
            {"age":"old","items":[{"sku":"","quantity":0,"price":1e99999},{"quantity":1.5},null],
             "shipping":"DRONE","nonsense":{"a":[1]},"deliverOn":"soon"}""")
        .statusCode(400)
        .body(member("code", equalTo("validation_failed")))
        .body(member("type", equalTo("/shop/problems/validation-failed")))
        .body("errors.in.unique()", contains("body"))
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            contains(
                "#/email not_blank",
                "#/age type_mismatch",
                "#/shipping invalid_enum",
                "#/deliverOn invalid_format",
                "#/items/0/sku not_blank",
                "#/items/0/quantity positive",
                "#/items/0/price out_of_range",
                "#/items/1/sku not_blank",
                "#/items/1/quantity type_mismatch",
                "#/items/2 not_null",
                "#/nonsense unknown_property"))
        .body(member("errors[2].hint", equalTo("Send one of STANDARD, EXPRESS.")))
        .body(member("errors[3].detail", equalTo("must be a date, such as 2026-01-31")))
        .body(member("errors[4].field", equalTo("items[0].sku")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "{\"email\":|1|10",
        "{'email':1}|1|2",
        "hello|1|1",
        "$[1,\n 2,]$|2|4",
        "{\"age\":007}|1|9",
        "{\"age\":NaN}|1|11",
        "{} {}|1|4"
      })
  void malformedJsonHasALineAndAColumn(String json, int line, int column) {
    body(json)
        .statusCode(400)
        .body(member("code", equalTo("malformed_json")))
        .body(member("line", equalTo(line)))
        .body(member("column", equalTo(column)))
        .body(member("errors.code", contains("malformed")))
        .body(member("errors.pointer", contains("#")));
  }

  @Test
  void aBodyThatIsNotThereIsSaidSo() {
    body("").statusCode(400).body(member("code", equalTo("missing_body")));
    body(" \n").statusCode(400).body(member("code", equalTo("missing_body")));
    shop()
        .contentType("application/json")
        .post("/input/{id}", id)
        .then()
        .statusCode(400)
        .body(member("code", equalTo("missing_body")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"null||type_mismatch", "[]||type_mismatch", "\"x\"||type_mismatch"})
  void otherValuesAreRefused(String json, String pointer, String code) {
    body(json)
        .statusCode(400)
        .body(member("code", equalTo("validation_failed")))
        .body(member("errors.code", contains(code)))
        .body(member("errors.pointer", contains("#" + (pointer == null ? "" : pointer))));
  }

  @Test
  void duplicatesAreToldAmongTheOtherFaults() {
    body("""
            {"email":"x","email":"y","email":1,"age":17,"age":"old",
             "items":[{"sku":"A","quantity":0,"sku":"","more":{"a":1,"a":2}}],"shippin":1,
             "shipping":"expres"}""")
        .statusCode(400)
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            contains(
                "#/email duplicate_property",
                "#/age duplicate_property",
                "#/shipping invalid_enum",
                "#/items/0/sku duplicate_property",
                "#/items/0/quantity positive",
                "#/items/0/more/a duplicate_property",
                "#/items/0/more unknown_property",
                "#/shippin unknown_property"))
        .body(member("errors[2].hint", containsString("Send EXPRESS if that is meant")))
        .body(member("errors[2].fix[0].value", equalTo("EXPRESS")))
        // The body has the name that is similar, and another one is missing.
        .body(member("errors[7].hint", equalTo("Remove it or correct its name.")))
        .body(member("errors[7].fix", nullValue()));
  }

  @Test
  void hostileBodiesAreRefusedWithTheLimit() {
    body("{\"age\":" + "9".repeat(100_000) + "}")
        .statusCode(400)
        .body(member("errors.code", contains("number_too_long")))
        .body(member("errors.pointer", contains("#/age")))
        .body(member("errors.detail", contains(containsString("1000"))));
    body("{\"items\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}")
        .statusCode(400)
        .body(member("errors.code", contains("nesting_too_deep")))
        .body(member("errors.detail", contains(containsString("100"))));
    body("{\"" + "n".repeat(5_000) + "\":1}")
        .statusCode(400)
        .body(member("errors.code", contains("name_too_long")));
    body("{\"more\":[0" + ",0".repeat(100_000) + "]}")
        .statusCode(400)
        .body(member("errors.code", contains("too_many_properties")))
        .body(member("errors.detail", contains(containsString("100000"))));
  }

  @Test
  void aFloodOfParametersIsRefusedWithTheLimit() {
    query("limit=5" + "&tag=a".repeat(999)).statusCode(200);
    ValidatableResponse answer = query("limit=5" + "&tag=a".repeat(1000)).statusCode(400);
    if (!container.isUndertow()) { // Which has the same limit, and an empty body for it.
      answer
          .body(member("errors.code", contains("too_many_parameters")))
          .body(member("errors.in", contains("query")))
          .body(member("errors.detail", contains(containsString("1000"))));
    }
    query("limit=" + "9".repeat(1001))
        .statusCode(400)
        .body(member("errors.code", contains("number_too_long")));
  }

  @Test
  void noDocumentIsOurFaultOrComesBack() {
    HostileDocuments.of(
            7, GOOD, "email", "age", "shipping", "deliverOn", "items", "sku", "quantity")
        .limit(300)
        .forEach(
            json -> {
              ExtractableResponse<Response> answer = body(json, "application/json").extract();
              String text = new String(json, StandardCharsets.UTF_8);
              assertThat(answer.statusCode()).as(text).isIn(200, 400);
              if (answer.statusCode() == 400) {
                assertThat(JsonBody.<Integer>value(answer.asString(), "status"))
                    .as(text)
                    .isEqualTo(400);
                assertThat(JsonBody.<List<?>>value(answer.asString(), "errors"))
                    .as(text)
                    .isNotEmpty();
                assertThat(answer.asString()).as(text).doesNotContain(HostileDocuments.MARKER);
              }
            });
  }

  /** Each item breaks one or two rules. Validating all of them would fill the heap. */
  @Test
  void aFloodOfViolationsEndsEarly() {
    body("{\"items\":[{}" + ",{\"quantity\":-1}".repeat(40_000) + "]}")
        .statusCode(400)
        .body(member("errors[0].code", equalTo("too_many_violations")))
        .body("errors.findAll { it.pointer == '#/items' }.code", contains("size"))
        .body(member("errors.code", hasItem("not_blank")));
  }

  /** For each number of faults. Unit tests count the work. */
  @ParameterizedTest
  @ValueSource(strings = {"null", "\"a\"", "{}", "[]", "5"})
  void aFloodOfFaultsIsOneShortAnswer(String element) {
    String flood = "{\"items\":[" + element + ("," + element).repeat(20_000) + "]}";
    String answer = body(flood).statusCode(400).extract().asString();
    assertThat(answer.length()).isLessThan(64 * 1024);
  }

  @Test
  void longNamesAreCut() {
    String name = "n".repeat(1000);
    String json =
        ("{\"" + name + "\":").repeat(98)
            + "{\"a\":1"
            + ",\"a\":1".repeat(60)
            + "}"
            + "}".repeat(98);
    String answer = body(json).statusCode(400).extract().asString();
    assertThat(answer.length()).isLessThan(64 * 1024);
    assertThat(answer).contains("duplicate_property").contains("...");
  }

  @Test
  void otherCharsetsAreRefused() {
    byte[] latin = "{\"email\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);
    body(latin, "application/json;charset=ISO-8859-1")
        .statusCode(415)
        .body(member("detail", equalTo("Send the body in UTF-8.")));
    body(latin, "application/json").statusCode(400).body(member("code", equalTo("malformed_json")));
    body(GOOD.getBytes(StandardCharsets.UTF_16BE), "application/json")
        .statusCode(400)
        .body(member("code", equalTo("malformed_json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/octet-stream", "application/jsonp", "json"})
  void otherContentTypesAreRefusedWithTheRightOne(String contentType) {
    body("x".getBytes(StandardCharsets.UTF_8), contentType)
        .statusCode(415)
        .header("Accept", "application/json")
        .body(member("code", equalTo("unsupported_media_type")))
        .body(member("detail", containsString("application/json")));
  }

  @Test
  void aBodyMayBeAsLargeAsTheLimit() {
    String padding = " ".repeat((1 << 20) - GOOD.length());
    body(GOOD + padding).statusCode(200);
  }

  /** The body is not sent: a client that still writes may not be able to read the answer. */
  @Test
  void aLargerBodyIsRefusedWithoutAByteOfIt() throws IOException {
    String head =
        "POST /shop/input/"
            + id
            + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + ((1 << 20) + 1)
            + "\r\n\r\n";
    assertThat(RawHttp.answerToHalf(container, head))
        .startsWith("HTTP/1.1 413")
        .contains("\"code\":\"content_too_large\"");
  }

  @Test
  void aLargerBodyIsRefusedWithoutAContentLengthToo() throws IOException {
    StringBuilder request = new StringBuilder();
    request
        .append("POST /shop/input/" + id + " HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        .append("Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n")
        .append("Connection: close\r\n\r\n");
    for (int i = 0; i < 17; i++) {
      request.append("10000\r\n").append(" ".repeat(1 << 16)).append("\r\n");
    }
    String answer = RawHttp.answer(container, request + "0\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"content_too_large\"");
  }

  @Test
  void aQueryBecomesARecord() {
    query("limit=5&tag=a&tag=b%26c+d&shipping=EXPRESS&utm_source=x")
        .statusCode(200)
        .body(equalTo("Page[limit=5, after=null, tag=[a, b&c d], shipping=EXPRESS]"));
    query("limit=5&tag=a&after=&shipping=")
        .body(equalTo("Page[limit=5, after=null, tag=[a], shipping=null]"));
  }

  @Test
  void faultsOfAQueryAreToldAtOnce() {
    query("limit=0&after=x&shipping=DRONE")
        .statusCode(400)
        .body("errors.in.unique()", contains("query"))
        .body(
            "errors.collect { it.field + ' ' + it.code }",
            contains("limit min", "after invalid_format", "shipping invalid_enum"))
        .body(member("errors[0]", not(hasKey("pointer"))));
    query("limit=five").body(member("errors.code", contains("type_mismatch")));
    query("limit=5&limit=6").body(member("errors.code", contains("type_mismatch")));
    query("tag=a").body(member("errors.code", contains("not_null")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tag=%zz", "tag=%", "tag=%ff%fe", "tag=a&tag=%C3%28"})
  void brokenEncodingIsToldAndNotDropped(String query) throws IOException {
    String answer =
        RawHttp.answer(
            container,
            "GET /shop/input/"
                + id
                + "?limit=5&"
                + query
                + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400");
    if (container.isUndertow() && query.matches(".*%(zz)?")) {
      // It refuses broken percent-encoding before any filter, with an empty body.
      assertThat(answer).endsWith("\r\n\r\n");
      assertThat(noticed().occurrences()).isEmpty();
    } else {
      assertThat(answer).contains("\"code\":\"malformed_encoding\"");
    }
  }

  @Test
  void nothingOfTheInsideIsSent() {
    body("{\"age\":{\"x\":1},\"shipping\":7,\"items\":{\"a\":1}}")
        .statusCode(400)
        .body(not(containsString("fixture")))
        .body(not(containsString("java")))
        .body(not(containsString("jackson")))
        .body(not(containsString("Integer")));
  }

  @Test
  void validationStatusIsOnlyForInputThatCouldBeRead() {
    variants()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/options/input/{id}", id)
        .then()
        .statusCode(422)
        .body(member("code", equalTo("validation_failed")));
    variants()
        .contentType(ContentType.JSON)
        .body("{")
        .post("/options/input/{id}", id)
        .then()
        .statusCode(400)
        .body(member("code", equalTo("malformed_json")));
  }

  @Test
  void aBodyThatOurClientBreaksOffIsItsFaultAndNotAnUpstreams() throws Exception {
    for (String target : new String[] {"/shop/input/" + id, "/shop/input/" + id + "?relay"}) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
        socket
            .getOutputStream()
            .write(
                ("POST "
                        + target
                        + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 100\r\n\r\n{\"email\":")
                    .getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
      }
    }
    Noticed noticed = occurred();
    assertThat(noticed.occurrences()).allMatch(o -> !o.toString().contains("upstream"));
    assertThat(noticed.log()).noneMatch(line -> line.level().equals("ERROR"));
  }
}
