package dev.clearfault.demo.jetty;

import static dev.clearfault.demo.JsonBody.member;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.clearfault.demo.Demo;
import dev.clearfault.demo.RunningDemo;
import dev.clearfault.testing.MalformedRequest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers to clients, for each resource of the API. */
abstract class OrdersContract extends RunningDemo {
  OrdersContract(Demo demo) {
    super(demo);
  }

  /** Returns what is told of an order that has these faults. */
  List<String> told(String... faults) {
    return List.of(faults);
  }

  /** Matches the codes of an answer that has this one. */
  Matcher<? super Iterable<String>> has(String code) {
    return hasItem(code);
  }

  /** Returns the field {@code Allow} of a resource that serves these methods. */
  String allowed(String methods) {
    return methods;
  }

  @Test
  void goodOrderIsStoredAndFoundAgain() {
    String location =
        post(Orders.GOOD)
            .statusCode(201)
            .body(member("id", matchesPattern("[0-9a-f-]{36}")))
            .body(member("items", hasSize(2)))
            .body(member("items[0].price", equalTo(9.90)))
            .body(member("deliverOn", equalTo("2999-12-31")))
            .extract()
            .header("Location");
    assertThat(at(location)).startsWith(url + "api/orders/");
    client()
        .get(at(location))
        .then()
        .statusCode(200)
        .body(member("id", equalTo(id(location))))
        .body(member("email", equalTo("ada@example.com")))
        .body(member("note", equalTo("Ring twice.")))
        .body(member("items.sku", contains("ABC-1234", "XYZ-0001")));
  }

  @Test
  void badOrderIsToldEverythingThatIsWrong() {
    post("""
    {"age":12,"shipping":"DRONE","deliverOn":"2000-01-01","note":7,"items":[
     {"sku":"abc","quantity":0,"price":0.001},{"quantity":"2"},null],"coupon":"X"}\
    """)
        .statusCode(400)
        .contentType(startsWith("application/problem+json"))
        .body(member("type", equalTo("/problems/validation-failed")))
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            equalTo(
                told(
                    "#/email not_blank",
                    "#/age min",
                    "#/shipping invalid_enum",
                    "#/deliverOn future_or_present",
                    "#/note type_mismatch",
                    "#/items/0/sku pattern",
                    "#/items/0/quantity min",
                    "#/items/0/price decimal_min",
                    "#/items/0/price digits",
                    "#/items/1/sku not_null",
                    "#/items/1/quantity type_mismatch",
                    "#/items/1/price not_null",
                    "#/items/2 not_null",
                    "#/coupon unknown_property")))
        .body(member("errors[1].hint", equalTo("Send 18 or more.")))
        .body(member("errors[1].expected.minimum", equalTo(18)));
  }

  /** Broken rules, wrong types, an unknown and a duplicate name: each is reported once. */
  @Test
  void eightFaultsOfEightKindsAreEightErrors() {
    List<String> faults =
        told(
            "#/email email",
            "#/age type_mismatch",
            "#/shipping invalid_enum",
            "#/deliverOn duplicate_property",
            "#/deliverOn invalid_format",
            "#/items/0/quantity out_of_range",
            "#/items/0/price not_null",
            "#/cupon unknown_property");
    post("""
    {"email":"nobody","age":1.5,"shipping":"EXPRES","deliverOn":"soon","deliverOn":null,
     "items":[{"sku":"ABC-1234","quantity":99999999999,"price":null}],"cupon":"X"}\
    """)
        .statusCode(400)
        .body(member("detail", equalTo(faults.size() + " values were not accepted.")))
        .body("errors.collect { it.pointer + ' ' + it.code }", equalTo(faults))
        .body(member("errors[2].hint", startsWith("Send EXPRESS if that is meant")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es"})
  void theClientsLanguageIsSpoken(String language) {
    given()
        .baseUri(url)
        .header("Accept-Language", language + ", en;q=0.5")
        .get("api/orders?limit=0")
        .then()
        .statusCode(400)
        .header("Content-Language", language)
        .body(member("code", equalTo("validation_failed")))
        .body(member("title", not(equalTo("Validation failed"))))
        .body(member("errors[0].code", equalTo("min")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "email|\"nobody\"|email",
        "email|\" \"|not_blank",
        "email|null|not_blank",
        "age|17|min",
        "age|null|not_null",
        "age|18.5|type_mismatch",
        "shipping|\"express\"|invalid_enum",
        "shipping|null|not_null",
        "deliverOn|\"2020-01-01\"|future_or_present",
        "deliverOn|\"tomorrow\"|invalid_format",
        "items|[]|size",
        "items|null|not_null",
        "items|{}|type_mismatch",
        "items|[null]|not_null"
      })
  void memberThatBreaksItsRuleIsNamed(String name, String value, String code) {
    post(Orders.with(name, value))
        .statusCode(400)
        .body(member("errors.code", has(code)))
        .body(member("errors[0].field", startsWith(name)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sku|\"AB-1234\"|pattern",
        "sku|\"ABC-12345\"|pattern",
        "sku|null|not_null",
        "quantity|0|min",
        "quantity|1001|max",
        "quantity|null|not_null",
        "price|0|decimal_min",
        "price|0.009|digits",
        "price|1.001|digits",
        "price|\"1\"|type_mismatch",
        "price|1e99999|out_of_range",
        "price|null|not_null"
      })
  void itemThatBreaksItsRuleIsNamed(String name, String value, String code) {
    post(Orders.withItem(name, value))
        .statusCode(400)
        .body(member("errors.code", hasItem(code)))
        .body(member("errors[0].pointer", equalTo("#/items/0/" + name)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"age|18", "age|130", "note|\"\"", "deliverOn|null"})
  void memberAtItsBoundIsTaken(String name, String value) {
    post(Orders.with(name, value)).statusCode(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"quantity|1", "quantity|1000", "price|0.01", "price|9.9"})
  void itemAtItsBoundIsTaken(String name, String value) {
    post(Orders.withItem(name, value)).statusCode(201);
  }

  @Test
  void lengthsAreTakenUpToTheirBounds() {
    post(Orders.with("note", '"' + "n".repeat(500) + '"')).statusCode(201);
    post(Orders.with("note", '"' + "n".repeat(501) + '"'))
        .statusCode(400)
        .body(member("errors.expected.maxLength", contains(500)));
    post(Orders.with("items", "[" + Orders.ITEM + ("," + Orders.ITEM).repeat(19) + "]"))
        .statusCode(201)
        .body(member("items", hasSize(20)));
    post(Orders.with("items", "[" + Orders.ITEM + ("," + Orders.ITEM).repeat(20) + "]"))
        .statusCode(400)
        .body(member("errors.field", contains("items")));
    LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
    post(Orders.with("deliverOn", "\"" + tomorrow + "\"")).statusCode(201);
  }

  @Test
  void ordersAreListedInPages() {
    post(Orders.with("shipping", "\"STANDARD\"")).statusCode(201);
    String newest = post(Orders.with("shipping", "\"STANDARD\"")).extract().path("id");
    client()
        .get("api/orders?shipping=STANDARD&limit=1")
        .then()
        .statusCode(200)
        .body(member("orders.id", contains(newest)))
        .body(member("orders.shipping", contains("STANDARD")));
    client()
        .get("api/orders?shipping=STANDARD&limit=100&offset=1")
        .then()
        .body(member("orders.id", not(hasItem(newest))));
    client().get("api/orders").then().body(member("orders.size()", lessThanOrEqualTo(20)));
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0,limit,min",
    "limit=101,limit,max",
    "limit=ten,limit,type_mismatch",
    "limit=1&limit=2,limit,type_mismatch",
    "offset=-1,offset,positive_or_zero",
    "shipping=DRONE,shipping,invalid_enum",
    "shipping=%ff,shipping,malformed_encoding"
  })
  void parameterThatBreaksItsRuleIsNamed(String query, String field, String code) {
    client()
        .urlEncodingEnabled(false)
        .get("api/orders?" + query)
        .then()
        .statusCode(400)
        .body(member("errors.in", contains("query")))
        .body(member("errors.field", contains(field)))
        .body(member("errors.code", has(code)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1-1-1-1-1", "6fa459ea-ee8a-4ca4-894e-db77e160355", "%20"})
  void malformedIdIsABadRequest(String id) {
    client()
        .urlEncodingEnabled(false)
        .get("api/orders/" + id)
        .then()
        .statusCode(400)
        .body(member("errors.in", contains("path")))
        .body(member("errors.field", contains("id")));
  }

  @Test
  void unknownIdIsNotFound() {
    String unknown = "api/orders/6fa459ea-ee8a-4ca4-894e-db77e160355e";
    client().get(unknown).then().statusCode(404).body(member("code", equalTo("order_not_found")));
    client()
        .post(unknown + "/payment")
        .then()
        .statusCode(404)
        .body(member("type", equalTo("/problems/order-not-found")));
    client().get("nowhere").then().statusCode(404).body(member("code", equalTo("not_found")));
  }

  @Test
  void typeOfAProblemIsTheAddressOfItsPage() {
    client().get("problems/order-not-found").then().statusCode(200);
  }

  @Test
  void wrongMethodIsToldTheRightOnes() {
    String order = at(post(Orders.GOOD).extract().header("Location"));
    client().delete("api/orders").then().statusCode(405).header("Allow", startsWith("GET"));
    client().post(order).then().statusCode(405).header("Allow", equalTo(allowed("GET, HEAD")));
    client()
        .get(order + "/payment")
        .then()
        .statusCode(405)
        .header("Allow", equalTo(allowed("POST")));
  }

  @Test
  void orderIsPaid() {
    String order = at(post(Orders.GOOD).extract().header("Location"));
    client()
        .post(order + "/payment")
        .then()
        .statusCode(200)
        .body(member("orderId", equalTo(id(order))))
        .body(member("paymentId", equalTo("p-1")))
        .body(member("status", equalTo("PAID")));
  }

  private static String id(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }

  @Test
  void unknownModeIsRefusedWithThoseThatThereAre() {
    breakIt("explode").statusCode(400).body(member("errors.code", contains("invalid_enum")));
    breakIt("OK").statusCode(400);
  }

  /** The body is not sent: a client that still writes may not be able to read the answer. */
  @Test
  void aBodyThatIsTooLargeIsRefusedWithoutAByteOfIt() throws IOException {
    URI at = URI.create(url);
    String request = Orders.TOO_LARGE.replace(" /", " " + at.getPath());
    assertThat(new MalformedRequest("large", request).sendTo(at))
        .startsWith("HTTP/1.1 413")
        .contains("\"code\":\"content_too_large\"");
  }

  @Test
  void hostileBodiesAreRefused() {
    post("{\"age\":" + "9".repeat(100_000) + "}")
        .statusCode(400)
        .body(member("errors.code", contains("number_too_long")));
    post("[".repeat(20_000))
        .statusCode(400)
        .body(member("errors.code", contains("nesting_too_deep")));
    post("").statusCode(400).body(member("code", equalTo("missing_body")));
    post("{\"email\":")
        .statusCode(400)
        .body(member("line", equalTo(1)))
        .body(member("column", equalTo(10)));
    post(Orders.GOOD + "{}").statusCode(400).body(member("code", equalTo("malformed_json")));
    post("{\"age\":1,\"age\":2}")
        .statusCode(400)
        .body(member("errors.code", hasItem("duplicate_property")));
    client()
        .config(AS_WRITTEN)
        .contentType("application/json;charset=ISO-8859-1")
        .body(Orders.GOOD.getBytes(StandardCharsets.ISO_8859_1))
        .post("api/orders")
        .then()
        .statusCode(415);
    client().body("x").contentType("text/plain").post("api/orders").then().statusCode(415);
  }

  private static final RestAssuredConfig AS_WRITTEN =
      RestAssuredConfig.config()
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false));

  @Test
  void bodyWithoutALengthIsRefusedOnceItIsTooLarge() throws Exception {
    URI at = URI.create(url);
    String head =
        """
        POST %sapi/orders HTTP/1.1
        Host: a
        Content-Type: application/json
        Transfer-Encoding: chunked
        Connection: close

        """;
    String request =
        head.formatted(at.getPath()).replace("\n", "\r\n")
            + ("10000\r\n" + " ".repeat(1 << 16) + "\r\n").repeat(17);
    assertThat(new MalformedRequest("without a length", request).sendTo(at))
        .startsWith("HTTP/1.1 413")
        .contains("\"code\":\"content_too_large\"");
  }

  @Test
  void manyClientsAreServedAtOnce() {
    List<Integer> statuses =
        IntStream.range(0, 40)
            .parallel()
            .map(i -> post(i % 2 == 0 ? Orders.GOOD : "{}").extract().statusCode())
            .boxed()
            .toList();
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(20);
    assertThat(statuses).filteredOn(status -> status == 400).hasSize(20);
  }
}
