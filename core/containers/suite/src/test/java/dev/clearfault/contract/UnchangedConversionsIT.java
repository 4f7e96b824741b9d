package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static dev.clearfault.demo.JsonBody.value;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An application that nobody changed converts texts by itself. What the client sent is the client's
 * fault, and the same exception for any other text is not.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("containers")
class UnchangedConversionsIT {
  @SuppressWarnings("NullAway.Init")
  @Parameter
  Container container;

  static List<Container> containers() {
    return Container.withApplications(
        List.of(
            "/unchanged",
            Container.FIXTURES
                .resolve("../../unchanged/target/unchanged.war")
                .normalize()
                .toString()),
        "tomcat-11",
        "jetty-12.1-ee11",
        "undertow-2.3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "parseInt?v=many|v|type_mismatch|{type=integer}",
        "parseInt?v=|v|type_mismatch|{type=integer}",
        "parseInt?v=99999999999|v|out_of_range|{type=integer, minimum=-2147483648, maximum=2147483647}",
        "parseInt?w=1|v|missing|{type=integer}",
        "parseIntRadix?v=xyz|v|invalid_format|",
        "valueOfInt?v=1.5|v|type_mismatch|{type=integer}",
        "decode?v=0xZZ|v|type_mismatch|{type=integer}",
        "parseLong?v=%20many%20|v|type_mismatch|{type=integer}",
        "parseShort?v=70000|v|out_of_range|{type=integer, minimum=-32768, maximum=32767}",
        "parseByte?v=many|v|type_mismatch|{type=integer}",
        "parseDouble?v=1,5|v|type_mismatch|{type=number}",
        "parseDouble?v=|v|type_mismatch|{type=number}",
        "parseDouble?w=|v|missing|{type=number}",
        "parseFloat?v=x|v|type_mismatch|{type=number}",
        "bigDecimal?v=12a|v|type_mismatch|{type=number}",
        "bigDecimal?v=|v|type_mismatch|{type=number}",
        "bigDecimal?w=1|v|missing|{type=number}",
        "bigDecimalContext?v=12a|v|type_mismatch|{type=number}",
        "bigInteger?v=12a|v|type_mismatch|{type=integer}",
        "numberFormat?v=many|v|invalid_format|",
        "createNumber?v=many|v|type_mismatch|{type=number}",
        "createInteger?v=many|v|type_mismatch|{type=integer}",
        "optional?v=many|v|type_mismatch|{type=integer}",
        "firstThenConvert?price=1.5x&amount=2|price|type_mismatch|{type=number}",
        "firstThenConvert?price=1&amount=two|amount|type_mismatch|{type=integer}",
        "page?page=last|page|type_mismatch|{type=integer}",
        "page?page=2&size=all|size|type_mismatch|{type=integer}",
        "list?ids=1,%202,x|ids|type_mismatch|{type=integer}",
        "tokens?ids=1%7Cx|ids|type_mismatch|{type=integer}",
        "values?id=1&id=x|id[1]|type_mismatch|{type=integer}",
        "map?v=many|v|type_mismatch|{type=integer}",
        "loop?n_a=1&n_b=many|n_b|type_mismatch|{type=integer}",
        "localDate?v=soon|v|invalid_format|{type=string, format=date}",
        "localDate?v=2026-02-30|v|invalid_format|{type=string, format=date}",
        "localDate?w=1|v|missing|{type=string, format=date}",
        "localDateOwnFormat?v=2026-01-31|v|invalid_format|{type=string}",
        "localDateOwnFormat?w=1|v|missing|{type=string}",
        "localTime?v=noon|v|invalid_format|{type=string, format=time-local}",
        "localDateTime?v=noon|v|invalid_format|{type=string, format=date-time-local}",
        "offsetDateTime?v=noon|v|invalid_format|{type=string, format=date-time}",
        "zonedDateTime?v=noon|v|invalid_format|{type=string, format=date-time}",
        "instant?v=noon|v|invalid_format|{type=string, format=date-time}",
        "year?v=now|v|invalid_format|{type=string}",
        "yearMonth?v=now|v|invalid_format|{type=string}",
        "duration?v=1h|v|invalid_format|{type=string, format=duration}",
        "period?v=1m|v|invalid_format|{type=string}",
        "zone?v=Mars/Base|v|invalid_format|",
        "formatter?v=soon|v|invalid_format|",
        "simpleDateFormat?v=soon|v|invalid_format|",
        "range?range=2026-01-01;soon|range|invalid_format|{type=string, format=date}",
        "enum?v=COLOUR|v|invalid_enum|{enum=[PRICE, NAME]}",
        "enum?w=1|v|missing|{enum=[PRICE, NAME]}",
        "enumUpper?v=colour|v|invalid_enum|{enum=[PRICE, NAME]}",
        "enumOf?v=%20up%20|v|invalid_enum|{enum=[PRICE, NAME]}",
        "uuid?v=7|v|invalid_format|{type=string, format=uuid}",
        "uuid?v=zz-1-1-1-1|v|invalid_format|{type=string, format=uuid}",
        "uuid?w=1|v|missing|{type=string, format=uuid}",
        "uri?v=a%20b|v|invalid_format|{type=string, format=uri}",
        "newUri?v=a%20b|v|invalid_format|{type=string, format=uri}",
        "url?v=nowhere|v|invalid_format|{type=string, format=uri}",
        "base64?v=a*b|v|invalid_format|{type=string}",
        "base64Url?v=a*b|v|invalid_format|{type=string}",
        "currency?v=EUROS|v|invalid_format|",
        "locale?v=de_DE|v|invalid_format|",
        "charset?v=utf-88|v|invalid_format|",
        "pattern?v=%5Ba|v|invalid_format|",
        "sqlDate?v=soon|v|invalid_format|{type=string, format=date}",
        "joda?v=soon|v|invalid_format|",
        "query?v=many|v|type_mismatch|{type=integer}",
        "wrapped?v=many|v|type_mismatch|{type=integer}",
        "wrapped?w=1|v|missing|{type=integer}",
        "wrappedTwice?v=many|v|type_mismatch|{type=integer}",
        "servletException?v=many|v|type_mismatch|{type=integer}",
        "future?v=many|v|type_mismatch|{type=integer}",
        "reflection?v=many|v|type_mismatch|{type=integer}"
      })
  void rejectedParameterIsTheClients(String target, String field, String code, String expected) {
    int before = count();
    rejected(application().get("/convert/" + target), "query", field, code, expected);
    isDecided(before + 1 + " rejected_text");
  }

  private static void rejected(
      Response response, String in, String field, String code, String expected) {
    response
        .then()
        .statusCode(400)
        .body(member("code", equalTo("validation_failed")))
        .body(member("errors", hasSize(1)))
        .body(member("errors[0].in", equalTo(in)))
        .body(member("errors[0].field", equalTo(field)))
        .body(member("errors[0].code", equalTo(code)));
    Object shown = value(response.asString(), "errors[0].expected");
    assertThat(String.valueOf(shown)).isEqualTo(String.valueOf(expected));
    assertThat(response.asString()).doesNotContain("many", "java.", "Exception", "dev.clearfault");
  }

  @Test
  void jdkEnumsHaveTheirNamesToo() {
    application()
        .get("/convert/timeUnit?v=WEEKS")
        .then()
        .statusCode(400)
        .body(member("errors[0].expected.enum[0]", equalTo("NANOSECONDS")));
  }

  @Test
  void segmentsAreTheClients() {
    String integer = "{type=integer}";
    rejected(get("segment/many"), "path", "segments[3]", "type_mismatch", integer);
    rejected(get("segment/m%20ny"), "path", "segments[3]", "type_mismatch", integer);
    rejected(get("uriSegment/many"), "path", "segments[3]", "type_mismatch", integer);
    rejected(
        get("urlSegment/7"), "path", "segments[3]", "invalid_format", "{type=string, format=uuid}");
  }

  private Response get(String target) {
    return application().get("/convert/" + target);
  }

  @Test
  void headersAndCookiesAreTheClients() {
    String integer = "{type=integer}";
    rejected(with("X-Limit", "many", "header"), "header", "X-Limit", "type_mismatch", integer);
    rejected(get("header"), "header", "X-Limit", "missing", integer);
    rejected(with("X-Since", "soon", "dateHeader"), "header", "X-Since", "invalid_format", STRING);
    rejected(
        with("Authorization", "Basic a*b", "basic"),
        "header",
        "Authorization",
        "invalid_format",
        STRING);
    rejected(with("Cookie", "visits=many", "cookie"), "cookie", "visits", "type_mismatch", integer);
    rejected(
        application().header("X-Limit", "1", "many").get("/convert/headers"),
        "header",
        "X-Limit[1]",
        "type_mismatch",
        integer);
  }

  private static final String STRING = "{type=string}";

  private Response with(String header, String value, String target) {
    return application().header(header, value).get("/convert/" + target);
  }

  @Test
  void fieldsOfFormsAreTheClients() {
    rejected(
        application().formParam("amount", "many").post("/convert/form"),
        "form",
        "amount",
        "type_mismatch",
        "{type=integer}");
    rejected(
        application().formParam("other", "1").post("/convert/form"),
        "form",
        "amount",
        "missing",
        "{type=integer}");
  }

  @Test
  void bodyThatIsOneTextIsTheClients() {
    Response answer = application().contentType("text/plain").body("many\n").post("/convert/body");
    rejected(answer, "body", "", "type_mismatch", "{type=integer}");
    answer.then().body(member("errors[0].pointer", equalTo("#")));
  }

  @Test
  void violationsAreTheClientsBelowAnyWrapper() {
    for (String each : List.of("violation", "violationWrapped", "violationRolledBack")) {
      int before = count();
      get(each + "?v=0").then().statusCode(400).body(member("errors[0].code", equalTo("min")));
      isDecided(before + 1 + " violation");
      get(each + "?v=many")
          .then()
          .statusCode(400)
          .body(member("errors[0].code", equalTo("type_mismatch")));
      isDecided(before + 2 + " rejected_text");
    }
  }

  /** The exception around it has a status of its own. */
  @Test
  void unavailableServletStaysUnavailable() {
    given()
        .get("http://127.0.0.1:" + container.port() + "/unchanged/unavailable/unavailable?v=many")
        .then()
        .statusCode(503);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "constant?v=many",
        "property?v=",
        "notAsked?v=many",
        "file?v=many",
        "table?v=many",
        "tableDate?v=soon",
        "tableNull?v=many",
        "systemProperty?v=many",
        "composed?v=many",
        "composedUri?v=a%20b",
        "middle?v=many",
        "replaced?v=many",
        "thrown?v=many",
        "thrownNumber?v=many",
        "illegal?v=many",
        "index?v=many",
        "nullPointer?v=many",
        "requirement?v=many",
        "base64Constant?v=many",
        "decimalOfTable?v=many",
        "decimalOfTable?v=12",
        "sentence?v=not%20b",
        "enumOfTable?v=NAME",
        "secondValue?v=one&v=two",
        "state?v=many",
        "keyThenDate?id=12",
        "nullAfterOther?v=many",
        "returnValue?v=many",
        "returnValueWrapped?v=many"
      })
  void otherTextIsOurs(String target) {
    int before = count();
    ValidatableResponse answer = get(target).then().statusCode(500);
    answer
        .body(member("errors", equalTo(null)))
        .body(member("code", equalTo("internal_server_error")));
    isDecided(before + 1 + " none");
  }

  @Test
  void headerThatNobodyAskedForIsOurs() {
    with("X-Id", "many", "notAskedHeader").then().statusCode(500);
    with("X-Id", "many", "notAskedHeader?v=many").then().statusCode(500);
    with("Cookie", "a=many", "notAsked").then().statusCode(500);
  }

  @ParameterizedTest
  @CsvSource({
    "refused,upstream_connect_refused",
    "refusedConnection,upstream_connect_refused",
    "refusedWrapped,upstream_connect_refused",
    "refusedTwice,upstream_connect_refused",
    "refusedAsync,upstream_connect_refused",
    "unknownHost,upstream_dns_failure",
    "badLength,upstream_protocol_error",
    "badLengthWrapped,upstream_protocol_error",
    "badStatus,upstream_protocol_error"
  })
  void upstreamsFailureIsNotTheClients(String target, String code) {
    int before = count();
    get(target + "?v=many").then().statusCode(502).body(member("code", equalTo(code)));
    await()
        .atMost(Contract.TEN_SECONDS)
        .untilAsserted(() -> assertThat(count()).isEqualTo(before + 1));
  }

  /** Listeners are told after the answer. */
  private void isDecided(String expected) {
    await()
        .atMost(Contract.TEN_SECONDS)
        .untilAsserted(() -> assertThat(decided()).isEqualTo(expected));
  }

  private int count() {
    return Integer.parseInt(decided().split(" ", 2)[0]);
  }

  private String decided() {
    return application().get("/decided").asString();
  }

  private RequestSpecification application() {
    return given()
        .baseUri("http://127.0.0.1:" + container.port())
        .basePath("/unchanged")
        .urlEncodingEnabled(false);
  }
}
