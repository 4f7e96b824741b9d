package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.JsonBody;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spring MVC inside of the filter. Nothing is set up for it. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("dev.clearfault.contract.SpringWars#containers")
class SpringContractIT {
  private static final String JSON = "application/json";

  @SuppressWarnings("NullAway.Init")
  @Parameter
  Container container;

  private final String id = "~t" + UUID.randomUUID().toString().substring(0, 13);

  private RequestSpecification mvc() {
    return SpringWars.at(container, "/spring/mvc");
  }

  private RequestSpecification plain() {
    return SpringWars.at(container, "/spring/plain");
  }

  /** What Spring answers with {@code sendError(400)}, and what its exception tells. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /number?n=hunter2                 | query n type_mismatch
          /number?n=                        | query n type_mismatch
          /number?n=99999999999             | query n out_of_range
          /number                           | query n missing
          /limit?word=a                     | query limit missing
          /limit?limit=500&word=hunter2     | query limit max; query word size
          /limit?limit=hunter2&word=a       | query limit type_mismatch
          /optional?n=hunter2               | query n type_mismatch
          /shipping?shipping=hunter2        | query shipping invalid_enum
          /day?day=hunter2                  | query day invalid_format
          /flag?flag=hunter2                | query flag type_mismatch
          /list?n=1&n=hunter2               | query n type_mismatch
          /order/hunter2                    | path id invalid_format
          /matrix/a                         | path q missing
          /header                           | header X-Count missing
          /cookie                           | cookie visits missing
          /page?number=hunter2              | query number type_mismatch
          /page?size=0&word=0123456789      | query size min; query word size
          /page?shipping=hunter2&size=1000  | query size max; query shipping invalid_enum
          /rejected?word=hunter2            | query  bad_page; query word reserved_word
          """)
  void namesTheInputThatIsWrong(String path, String errors) {
    Response answer = mvc().get(path);
    SpringWars.isProblem(answer, 400, "validation_failed");
    assertThat(SpringWars.errors(answer)).isEqualTo(List.of(errors.split("; ")));
  }

  @Test
  void namesAHeaderAndACookie() {
    assertThat(SpringWars.errors(mvc().header("X-Count", "hunter2").get("/header")))
        .containsExactly("header X-Count type_mismatch");
    assertThat(SpringWars.errors(mvc().cookie("visits", "hunter2").get("/cookie")))
        .containsExactly("cookie visits type_mismatch");
  }

  @Test
  void namesFieldsOfAForm() {
    Response answer =
        mvc().formParam("number", "hunter2").formParam("size", "0").post("/page?word=a");
    SpringWars.isProblem(answer, 400, "validation_failed");
    assertThat(SpringWars.errors(answer))
        .containsExactly("form number type_mismatch", "form size min");
  }

  @Test
  void saysWhatIsExpected() {
    assertThat(
            JsonBody.<List<Object>>value(
                mvc().get("/shipping?shipping=x").asString(), "errors[0].expected.enum"))
        .containsExactly("STANDARD", "EXPRESS");
    assertThat(
            JsonBody.<String>value(mvc().get("/order/x").asString(), "errors[0].expected.format"))
        .isEqualTo("uuid");
  }

  @Test
  void pointsIntoABody() {
    Response answer =
        mvc()
            .contentType(JSON)
            .body("{\"item\": \"\", \"quantity\": 500, \"lines\": [{\"sku\": \" \"}]}")
            .post("/order");
    SpringWars.isProblem(answer, 400, "validation_failed");
    assertThat(JsonBody.<List<Object>>value(answer.asString(), "errors.pointer"))
        .containsExactly("#/item", "#/quantity", "#/lines/0/sku");
    assertThat(JsonBody.<List<Object>>value(answer.asString(), "errors.code"))
        .containsExactly("not_blank", "max", "not_blank");
  }

  @Test
  void pointsIntoAList() {
    String valid = "{\"item\": \"a\", \"quantity\": 1}";
    Response second =
        mvc().contentType(JSON).body("[" + valid + ", {\"quantity\": 1}]").post("/orders");
    assertThat(JsonBody.<List<Object>>value(second.asString(), "errors.pointer"))
        .containsExactly("#/1/item");
    String four = String.join(",", List.of(valid, valid, valid, valid));
    Response whole = mvc().contentType(JSON).body("[" + four + "]").post("/orders");
    SpringWars.isProblem(whole, 400, "validation_failed");
    assertThat(SpringWars.errors(whole)).containsExactly("body  size");
    assertThat(JsonBody.<List<Object>>value(whole.asString(), "errors.pointer"))
        .containsExactly("#");
  }

  @Test
  void namesThePartsOfAForm() {
    Response invalid =
        mvc()
            .multiPart("file", "a.txt", new byte[3])
            .multiPart("order", "{\"item\": \"\", \"quantity\": 1}", JSON)
            .post("/upload");
    assertThat(SpringWars.errors(invalid)).containsExactly("form order.item not_blank");
    Response missing =
        mvc().multiPart("order", "{\"item\": \"a\", \"quantity\": 1}", JSON).post("/upload");
    assertThat(SpringWars.errors(missing)).containsExactly("form file missing");
  }

  @Test
  void aFormWithoutPartsIsUnsupported() {
    Response answer = mvc().formParam("a", "b").post("/upload");
    SpringWars.isProblem(answer, 415, "unsupported_media_type");
    assertThat(answer.header("Accept")).isEqualTo("multipart/form-data");
  }

  @Test
  void aFileThatIsTooLargeIsTooLarge() {
    Response answer =
        mvc()
            .multiPart("file", "a.txt", new byte[2000])
            .multiPart("order", "{\"item\": \"a\", \"quantity\": 1}", JSON)
            .post("/upload");
    SpringWars.isProblem(answer, 413, "content_too_large");
  }

  @Test
  void aBodyThatIsMissingIsTold() {
    SpringWars.isProblem(mvc().contentType(JSON).post("/order"), 400, "missing_body");
  }

  @Test
  void whatSpringRefusesKeepsItsStatusAndItsHead() {
    RequestSpecification text = mvc().contentType("text/xml").body("<a/>");
    Response unsupported = text.post("/order");
    SpringWars.isProblem(unsupported, 415, "unsupported_media_type");
    assertThat(unsupported.header("Accept")).startsWith(JSON);
    Response method = mvc().get("/order");
    SpringWars.isProblem(method, 405, "method_not_allowed");
    assertThat(method.header("Allow")).isEqualTo("POST");
    RequestSpecification order =
        mvc().contentType(JSON).body("{\"item\": \"a\", \"quantity\": 1}").accept("image/png");
    SpringWars.isProblem(order.post("/order"), 406, "not_acceptable");
    SpringWars.isProblem(mvc().get("/nowhere"), 404, "not_found");
    SpringWars.isProblem(mvc().get("/only?mode=b"), 400, "bad_request");
  }

  /** The exceptions of the application, which Spring resolves or lets through. */
  @ParameterizedTest
  @CsvSource({
    "/throws/status-404, 404, not_found",
    "/throws/status-409, 409, conflict",
    "/throws/status-503, 503, service_unavailable",
    "/throws/annotated, 410, gone",
    "/throws/annotated-reason, 423, locked",
    "/throws/as-problem, 409, out_of_stock",
    "/throws/problem, 409, no_stock",
    "/throws/wrapped-problem, 409, out_of_stock",
    "/throws/violation, 400, validation_failed",
    "/throws/denied, 403, forbidden",
    "/throws/wrapped-denied, 403, forbidden",
    "/throws/bad-credentials, 401, unauthorized",
    "/throws/user-store, 500, internal_server_error",
    "/throws/rules-unreachable, 502, upstream_connect_refused",
    "/throws/users-unreachable, 502, upstream_connect_refused",
    "/throws/refused-elsewhere, 401, unauthorized",
    "/throws/conversion, 500, internal_server_error",
    "/throws/own-access-denied, 500, internal_server_error",
    "/throws/any, 500, internal_server_error",
    "/filter/status-404, 404, not_found",
    "/filter/annotated, 410, gone",
    "/filter/violation, 400, validation_failed",
    "/filter/as-problem, 409, out_of_stock",
    "/filter/any, 500, internal_server_error",
    "/error, 500, internal_server_error",
    "/unwritable, 500, internal_server_error",
    "/no-variable, 500, internal_server_error",
    "/returns-blank?n=1, 500, internal_server_error",
    "/send-error/409, 409, conflict",
    "/calls/nobody, 502, upstream_connect_refused",
    "/calls/broken-json, 502, upstream_invalid_response",
    "/calls/status-400, 502, upstream_error_status",
    "/callable/any, 500, internal_server_error",
    "/callable/status-404, 404, not_found",
    "/callable/as-problem, 409, out_of_stock",
    "/deferred/any, 500, internal_server_error",
    "/deferred/violation, 400, validation_failed",
    "/future/any, 500, internal_server_error",
    "/future/denied, 403, forbidden",
    "/stream/any, 500, internal_server_error",
    "/never, 503, service_unavailable"
  })
  void everyFailureIsAProblemWithItsStatus(String path, int status, String code) {
    SpringWars.isProblem(mvc().get(path), status, code);
  }

  /** Whether Spring calls {@code sendError} for the exception or not. */
  @ParameterizedTest
  @CsvSource({
    "status-404, not_found SEND_ERROR status",
    "any, internal_server_error THROWN none",
    "as-problem, out_of_stock THROWN carried_problem",
    "denied, forbidden THROWN access_refused"
  })
  void eachFailureIsOneOccurrence(String name, String noticed) {
    mvc().get("/throws/" + name + id);
    assertThat(SpringWars.noticed(container, id))
        .containsExactly("/spring/mvc/throws/" + name + id + " " + noticed);
  }

  /** What the application answers on purpose. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/number?n=1",
        "/throws/handled",
        "/throws/advised",
        "/entity/404",
        "/entity/500",
        "/typed/409",
        "/detail",
        "/page-of-errors",
        "/broken-json",
        "/callable",
        "/callable/advised",
        "/late",
        "/stream"
      })
  void anAnswerOfTheApplicationStaysByteForByte(String path) {
    Response without = plain().get(path);
    // Spring's own problem names the path.
    assertThat(without.asString()).doesNotContain("\"code\"");
    Response with = mvc().get(path);
    if (path.equals("/detail")) {
      assertThat(with.asString()).isEqualTo(without.asString().replace("/plain/", "/mvc/"));
    } else {
      SpringWars.isTheSame(with, without);
    }
  }

  @Test
  void aRedirectStays() {
    Response answer = mvc().get("/redirect");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.header("Location")).endsWith("/spring/elsewhere");
  }

  /** The response is under way, so it cannot become a problem. */
  @Test
  void aStreamThatFailsIsReportedOnce() {
    try {
      mvc().get("/emitter");
    } catch (Exception brokenOff) {
      assertThat(brokenOff).isInstanceOf(IOException.class);
    }
    assertThat(SpringWars.noticed(container, "/mvc/emitter")).hasSize(1);
  }
}
