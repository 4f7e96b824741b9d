package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application reads bodies with its own libraries and knows nothing of Clearfault: what the
 * client has broken is 400, and the same exceptions about other texts are 500.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("containers")
class UnchangedReadersIT {
  private static final String WELL =
      "{\"name\":\"a\",\"amount\":5,\"color\":\"RED\",\"items\":[{\"sku\":\"s\",\"quantity\":1}]}";
  private static final String BROKEN = "{\"name\": \"a\",\n \"amount\": }";
  private static final String CUT = "{\"name\": \"a\",\n \"amount\": 1";
  private static final String MISTYPED = "{\"name\":\"a\",\n\"amount\":\"several\"}";
  private static final String JSON = "application/json";

  /** They make objects of a class. */
  private static final List<String> BINDING =
      List.of(
          "jackson2/stream jackson2/reader jackson2/decoded jackson2/buffered",
          "jackson2/bufferedStream jackson2/pushback jackson2/bytes jackson2/text jackson2/lines",
          "jackson2/trimmed jackson2/commonsIo jackson2/readerFor jackson2/values jackson2/tree",
          "jackson2/converted jackson2/wrapped",
          "jackson3/stream jackson3/reader jackson3/decoded jackson3/bytes jackson3/text",
          "jackson3/tree jackson3/wrapped",
          "gson/reader gson/decoded gson/buffered gson/text gson/lines gson/tokens gson/tree",
          "gson/wrapped",
          "jsonb/yassonStream jsonb/yassonReader jsonb/yassonText jsonb/johnzonStream",
          "jsonb/johnzonReader jsonb/johnzonText jsonb/wrapped",
          "small-json/orgText small-json/orgLines small-json/orgTokener small-json/moshiText",
          "small-json/moshiStream small-json/fastStream small-json/fastBytes small-json/fastText",
          "small-json/fastTree");

  private static final List<String> OTHER =
      List.of(
          "jackson2/tokens jsonp/parssonStream jsonp/parssonReader jsonp/parssonText",
          "jsonp/parssonTokens jsonp/johnzonStream jsonp/johnzonText jsonp/johnzonTokens",
          "small-json/simpleReader small-json/simpleText small-json/smartText",
          "small-json/smartBytes");

  private static final List<String> XML =
      List.of(
          "xml/jaxbStream xml/jaxbReader xml/jaxbText xml/sax xml/dom xml/domText",
          "xml/domHardened xml/stax xml/staxEvents xml/wrapped");

  private static final List<String> LIBRARIES =
      List.of(
          "jackson2 jackson2Text jackson3 jackson3Reader gson yasson johnzon parsson orgJson",
          "simple smart moshi fastjson");

  @SuppressWarnings("NullAway.Init")
  @Parameter
  Container container;

  static List<Container> containers() {
    Path war = Path.of("../unchanged/target/unchanged.war").toAbsolutePath().normalize();
    return Container.withApplications(
        List.of("/unchanged", war.toString()), "tomcat-11", "jetty-12.1-ee11", "undertow-2.3");
  }

  @Test
  void well() {
    each(
        words(BINDING, OTHER),
        way -> assertThat(post(way, JSON, WELL).statusCode()).isEqualTo(200));
    each(
        words(XML),
        way ->
            assertThat(post(way, "application/xml", "<order><name>a</name></order>").statusCode())
                .isEqualTo(200));
  }

  @Test
  void whatIsNotJsonIsMalformedWhateverReadsIt() {
    each(words(BINDING, OTHER), way -> isMalformed(post(way, JSON, BROKEN), "json", 2, 12));
    each(words(BINDING, OTHER), way -> isMalformed(post(way, JSON, CUT), "json", 2, 13));
  }

  @Test
  void valueOfAnotherTypeHasItsPlace() {
    each(
        words(BINDING),
        way ->
            post(way, JSON, MISTYPED)
                .then()
                .statusCode(400)
                .body(member("code", equalTo("validation_failed")))
                .body(member("errors[0].in", equalTo("body")))
                .body(member("errors[0].field", equalTo("amount")))
                .body(member("errors[0].pointer", equalTo("#/amount")))
                .body(member("errors[0].code", equalTo("type_mismatch"))));
  }

  @Test
  void whatIsNotXmlIsMalformed() {
    each(
        words(XML),
        way ->
            isMalformed(
                post(way, "application/xml", "<order>\n  <name>a</nam></order>"), "xml", 2, 12));
    isMalformed(post("xml/domHardened", "text/xml", "<!DOCTYPE order>\n<order/>"), "xml", 1, 10);
  }

  @Test
  void jacksonTellsMore() {
    isViolation("{\"nam\":\"a\"}", "#/nam", "unknown_property");
    isViolation("{\"color\":\"BLUE\"}", "#/color", "invalid_enum")
        .then()
        .body(member("errors[0].expected.enum", equalTo(List.of("GREEN", "RED"))));
    isViolation("{\"items\":[{\"quantity\":\"x\"}]}", "#/items/0/quantity", "type_mismatch")
        .then()
        .body(member("errors[0].expected.type", equalTo("integer")));
    isViolation("{\"amount\":99999999999}", "#/amount", "out_of_range");
    isViolation("[]", "#", "type_mismatch");
    post("jackson2/stream", JSON, "")
        .then()
        .statusCode(400)
        .body(member("code", equalTo("missing_body")));
    isViolation(post("jackson2/code", JSON, "{}"), "#/code", "missing");
    isViolation(post("jackson2/code", JSON, "{\"code\":\"x\"}"), "#", "invalid_value");
  }

  @Test
  void whatNobodyCanDecodeIsMalformed() {
    byte[] latin = "{\"name\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    isMalformed(post("jackson2/stream", JSON, latin), "json", 1, 10);
    isMalformed(post("jackson2/strictText", JSON, latin), "json", 1, 10);
  }

  @Test
  void sameFaultOfAnotherTextIsOurs() {
    areOurs("constant", JSON, WELL);
    areOurs("property", JSON, "{\"id\": 7, \"note\":\n\"never parsed");
    areOurs("file", "text/plain", "a note\nof two lines");
    areOurs("unread", JSON, WELL);
    isOurs(post("elsewhere/jaxb/constant", "text/xml", "<order>\n<name>a</name></order>"));
    isOurs(post("elsewhere/sax/file", "text/xml", "<order>\n<name>never parsed</order>"));
    isOurs(post("elsewhere/stax/property", "text/plain", "a note"));
    isOurs(post("elsewhere/gson/constant", JSON, ""));
  }

  private void areOurs(String source, String type, String body) {
    each(words(LIBRARIES), way -> isOurs(post("elsewhere/" + way + "/" + source, type, body)));
    each(words(LIBRARIES), way -> isOurs(post("elsewhere/" + way + "Value/" + source, type, body)));
  }

  @Test
  void bugsOfTheApplicationStayOurs() {
    isOurs(post("jackson2/bugInMapping", JSON, "{\"day\":\"2026-01-31\"}"));
    isOurs(post("jackson2/readTwice", JSON, WELL));
    isOurs(post("gson/tree", JSON, "{}"));
  }

  @Test
  void aPartOfAFormIsToldAsInputsTellsIt() {
    List<String> ways =
        words(List.of("jackson2/part jackson2/partText jackson2/parts gson/part gson/partText"));
    each(ways, way -> assertThat(postPart(way, WELL).statusCode()).isEqualTo(200));
    each(
        ways,
        way ->
            isFaultOfPart(postPart(way, BROKEN), "order", "malformed")
                .body(member("errors[0].detail", containsString("line 2, column 12"))));
    each(
        ways,
        way ->
            isFaultOfPart(postPart(way, MISTYPED), "order.amount", "type_mismatch")
                .body(member("errors[0].pointer", equalTo("#/order/amount"))));
    each(List.of(WELL, BROKEN), sent -> isOurs(postPart("jackson2/partElsewhere", sent)));
  }

  private static ValidatableResponse isFaultOfPart(Response answer, String field, String code) {
    return answer
        .then()
        .statusCode(400)
        .body(member("code", equalTo("validation_failed")))
        .body(member("errors[0].in", equalTo("form")))
        .body(member("errors[0].field", equalTo(field)))
        .body(member("errors[0].code", equalTo(code)));
  }

  private Response postPart(String way, String json) {
    return given()
        .config(Contract.CLIENT)
        .multiPart("order", json, JSON)
        .post("http://127.0.0.1:" + container.port() + "/unchanged/" + way);
  }

  @Test
  void evidenceIsTold() {
    isMalformed(post("jackson2/stream", JSON, BROKEN), "json", 2, 12);
    isDecided(" parser_source");
    isMalformed(post("gson/reader", JSON, BROKEN), "json", 2, 12);
    isDecided(" malformed_body");
    post("gson/reader", JSON, MISTYPED).then().statusCode(400);
    isDecided(" body_value");
  }

  /** Listeners are told after the answer. */
  private void isDecided(String evidence) {
    await()
        .atMost(Contract.TEN_SECONDS)
        .untilAsserted(() -> assertThat(decided()).endsWith(evidence));
  }

  private String decided() {
    return given().get("http://127.0.0.1:" + container.port() + "/unchanged/decided").asString();
  }

  private Response isViolation(String body, String pointer, String code) {
    return isViolation(post("jackson2/stream", JSON, body), pointer, code);
  }

  private static Response isViolation(Response answer, String pointer, String code) {
    answer
        .then()
        .statusCode(400)
        .body(member("code", equalTo("validation_failed")))
        .body(member("errors[0].pointer", equalTo(pointer)))
        .body(member("errors[0].code", equalTo(code)));
    return answer;
  }

  private static void isMalformed(Response answer, String syntax, int line, int column) {
    answer
        .then()
        .statusCode(400)
        .body(member("code", equalTo("malformed_" + syntax)))
        .body(member("line", equalTo(line)))
        .body(member("column", equalTo(column)));
  }

  private static void isOurs(Response answer) {
    Contract.isOpaque(answer.then());
  }

  private Response post(String way, String type, Object body) {
    return given()
        .config(Contract.CLIENT)
        .contentType(type)
        .body(body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) body)
        .post("http://127.0.0.1:" + container.port() + "/unchanged/" + way);
  }

  private static void each(List<String> ways, Consumer<String> check) {
    SoftAssertions all = new SoftAssertions();
    for (String way : ways) {
      all.assertThatCode(() -> check.accept(way)).as(way).doesNotThrowAnyException();
    }
    all.assertAll();
  }

  @SafeVarargs
  private static List<String> words(List<String>... lists) {
    List<String> words = new ArrayList<>();
    for (List<String> list : lists) {
      list.forEach(line -> words.addAll(List.of(line.split(" ", -1))));
    }
    return words;
  }
}
