package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servlets that declare their input, behind the filter that checks it. */
class ValidInputContractIT extends Contract {
  private static final String PARTS_OF_POST = "Payara reads parts of POST only";

  private static final String UUID = "6fa459ea-ee8a-4ca4-894e-db77e160355e";
  private static final String OTHER_UUID = "00000000-0000-0000-0000-000000000001";

  private ValidatableResponse search(String query) {
    return variants()
        .urlEncodingEnabled(false)
        .get("/api/accepts/" + id + (query.isEmpty() ? "" : "?" + query))
        .then();
  }

  private ValidatableResponse change(String path, String json) {
    return variants()
        .header("If-Match", "v1")
        .cookie("tenant", "7")
        .contentType("application/json")
        .body(json)
        .put("/api/accepts/" + id + path)
        .then();
  }

  private ValidatableResponse json(String method, String body) {
    return variants()
        .contentType("application/json")
        .body(body)
        .request(method, "/api/accepts/" + id)
        .then();
  }

  private static ValidatableResponse isRefused(ValidatableResponse answer, String... errors) {
    return answer
        .statusCode(400)
        .body(member("code", equalTo("validation_failed")))
        .body("errors.collect { it.in + ' ' + it.field + ' ' + it.code }", contains(errors));
  }

  @Test
  void whatIsNotSentHasItsDefault() {
    search("")
        .statusCode(200)
        .body(
            equalTo(
                "Search[limit=20, since=Optional.empty, day=null, size=null, within=null,"
                    + " link=null, sku=null, name=null, sortBy=name]"));
  }

  @Test
  void textsBecomeWhatTheComponentsAre() {
    search(
            "limit=7&since=2026-01-31&day=MONDAY&day=FRIDAY&size=3&within=PT1H&link=a%2Fb&sku=S-1&name=Ada"
                + "&sort-by=price")
        .statusCode(200)
        .body(
            startsWith("Search[limit=7, since=Optional[2026-01-31], day=["),
            containsString("FRIDAY"),
            containsString(
                "size=[3], within=PT1H, link=a/b, sku=Sku[text=S-1], name=Name[text=Ada], sortBy=price]"));
  }

  @Test
  void allFaultsOfAQueryAreToldAtOnceInTheOrderOfTheDeclaration() {
    isRefused(
            search(
                "limit=200&since=soon&day=SOMEDAY&size=0&size=x&within=long&sku=hunter2&sort-by=%20"),
            "query limit max",
            "query since invalid_format",
            "query day invalid_enum",
            "query size[0] positive",
            "query size[1] type_mismatch",
            "query within invalid_format",
            "query sku invalid_value",
            "query sort-by not_blank")
        .body("errors.pointer.unique()", contains((Object) null))
        .body(not(containsString("hunter2")));
  }

  @Test
  void aValueMayComeFromAllPartsOfARequest() {
    change("/" + UUID + "?dryRun=true", "{\"title\":\"New\"}")
        .statusCode(200)
        .body(
            equalTo(
                "Change[id="
                    + UUID
                    + ", version=v1, tenant=7, dryRun=true, title=New, mail=null]"));
  }

  @Test
  void faultsAreInTheOrderOfThePartsOfTheRequest() {
    isRefused(
        variants()
            .cookie("tenant", "many")
            .contentType("application/json")
            .body("{\"title\":\"much too long\",\"mail\":\"x\",\"more\":1}")
            .put("/api/accepts/" + id + "/17?dryRun=perhaps")
            .then(),
        "path id invalid_format",
        "query dryRun type_mismatch",
        "header If-Match not_blank",
        "cookie tenant type_mismatch",
        "body title size",
        "body mail email",
        "body more unknown_property");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "version", "tenant", "dryRun"})
  void aBodyCannotSetWhatComesFromElsewhere(String name) {
    isRefused(
        change("/" + UUID, "{\"title\":\"New\",\"" + name + "\":null}"),
        "body " + name + " unknown_property");
  }

  @Test
  void norByAnotherNameForIt() {
    isRefused(
        change("/" + UUID, "{\"title\":\"New\",\"change_id\":\"" + OTHER_UUID + "\"}"),
        "body id unknown_property");
  }

  @Test
  void theBodyIsHeldToItsRulesAsEver() {
    change("/" + UUID, "{\"title\":")
        .statusCode(400)
        .body(member("code", equalTo("malformed_json")));
    change("/" + UUID, "{\"title\":\"New\"} x").body(member("code", equalTo("malformed_json")));
    change("/" + UUID, "").statusCode(400).body(member("code", equalTo("missing_body")));
    change("/" + UUID, "[]")
        .statusCode(400)
        .body(member("errors[0].code", equalTo("type_mismatch")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"title\":null}|Patch[title=Optional.empty, size=null]",
        "{}|Patch[title=null, size=null]",
        "{\"title\":\"New\",\"size\":null}|Patch[title=Optional[New], size=Optional.empty]"
      })
  void absentIsNotNull(String body, String read) {
    json("PATCH", body).statusCode(200).body(equalTo(read));
    json("QUERY", body).statusCode(200).body(equalTo(read));
  }

  @Test
  void groupsSayWhichRulesCount() {
    json("DRAFT", "{\"text\":\"short\"}")
        .statusCode(200)
        .body(equalTo("Note[title=null, text=short]"));
    isRefused(json("DRAFT", "{\"text\":\"too long\"}"), "body text size");
    isRefused(
        variants()
            .contentType("application/json")
            .body("{\"text\":\"short\"}")
            .request("DRAFT", "/api/accepts/" + id + "?publish")
            .then(),
        "body title not_blank");
  }

  @Test
  void everyMethodIsHeldToWhatItsHandlerAccepts() {
    isRefused(json("PATCH", "{\"size\":\"x\"}"), "body size type_mismatch");
    isRefused(json("QUERY", "{\"size\":\"x\"}"), "body size type_mismatch");
    variants().head("/api/accepts/" + id + "?limit=x").then().statusCode(400);
    variants().delete("/api/accepts/" + id + "?limit=x").then().statusCode(405);
  }

  @Test
  void aFormBecomesARecord() {
    variants()
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .body("name=%C3%84da&age=36&tag=a&tag=b")
        .post("/api/accepts/" + id)
        .then()
        .statusCode(200)
        .body(equalTo("\u00c4da36[a, b]"));
  }

  @Test
  void aMultipartFormBecomesARecord() {
    variants()
        .multiPart("name", "Ada")
        .multiPart("age", "36")
        .multiPart("file", "a.txt", new byte[1000])
        .post("/api/accepts/" + id)
        .then()
        .statusCode(200)
        .body(equalTo("Ada36null1000"));
  }

  @Test
  void faultsOfAFormAreToldAtOnce() {
    isRefused(
        variants()
            .contentType("application/x-www-form-urlencoded")
            .body("name=+&age=old&tag=%zz")
            .post("/api/accepts/" + id)
            .then(),
        "form name not_blank",
        "form age type_mismatch",
        "form tag malformed_encoding");
    isRefused(
        variants().multiPart("age", "0").post("/api/accepts/" + id).then(),
        "form name not_blank",
        "form age positive");
  }

  /** A page of another site can send a form, and JSON only if the application allows it. */
  @Test
  void whatHasNoFormTakesJsonAlone() {
    takesJsonAlone(variants().formParam("size", "5"));
    takesJsonAlone(variants().multiPart("size", "5"));
    takesJsonAlone(variants().contentType("text/plain").body("{}"));
  }

  private void takesJsonAlone(RequestSpecification request) {
    request
        .request("PATCH", "/api/accepts/" + id)
        .then()
        .statusCode(415)
        .header("Accept", "application/json");
  }

  @Test
  void whatHasAFileTakesFormsAlone() {
    json("POST", "{\"name\":\"Ada\",\"age\":36}")
        .statusCode(415)
        .header("Accept", "multipart/form-data");
    isRefused(
        variants().post("/api/accepts/" + id).then(), "form name not_blank", "form age missing");
  }

  @Test
  void filesMayBeOptionalOrSeveral() {
    assumeThat(container.isPayara()).as(PARTS_OF_POST).isFalse();
    variants()
        .multiPart("title", "Book")
        .multiPart("cover", "c.png", new byte[7])
        .multiPart("pages", "1.txt", new byte[1])
        .multiPart("pages", "2.txt", new byte[2])
        .request("UPLOAD", "/api/accepts/" + id)
        .then()
        .statusCode(200)
        .body(equalTo("Book Optional[7] [1.txt, 2.txt]"));
    variants()
        .multiPart("title", "Book")
        .multiPart("pages", "1.txt", new byte[1])
        .request("UPLOAD", "/api/accepts/" + id)
        .then()
        .body(equalTo("Book Optional.empty [1.txt]"));
    variants()
        .multiPart("title", "Book")
        .request("UPLOAD", "/api/accepts/" + id)
        .then()
        .body(equalTo("Book Optional.empty null"));
  }

  @Test
  void aFileIsNoTextAndATextIsNoFile() {
    assumeThat(container.isPayara()).as(PARTS_OF_POST).isFalse();
    isRefused(
            variants()
                .multiPart("title", "t.txt", "hunter2".getBytes(US_ASCII))
                .multiPart("cover", "hunter2")
                .multiPart("pages", "1.txt", new byte[1])
                .multiPart("pages", "hunter2")
                .request("UPLOAD", "/api/accepts/" + id)
                .then(),
            "form title type_mismatch",
            "form cover type_mismatch",
            "form pages[1] type_mismatch")
        .body(member("errors[1].detail", equalTo("must be a file")))
        .body(not(containsString("hunter2")));
    isRefused(
        variants()
            .multiPart("name", "Ada")
            .multiPart("age", "36")
            .multiPart("file", "1.txt", new byte[1])
            .multiPart("file", "2.txt", new byte[1])
            .post("/api/accepts/" + id)
            .then(),
        "form file type_mismatch");
    isRefused(
        variants()
            .contentType("application/x-www-form-urlencoded")
            .body("name=Ada&age=36&file=a")
            .post("/api/accepts/" + id)
            .then(),
        "form file type_mismatch");
  }

  @Test
  void aForwardIsHeldToItsTarget() {
    variants()
        .get("/api/dispatch/" + id + "?to=/api/accepts&how=forward&limit=5")
        .then()
        .statusCode(200)
        .body(startsWith("Search[limit=5,"));
    isRefused(
        variants().get("/api/dispatch/" + id + "?to=/api/accepts&how=forward&limit=500").then(),
        "query limit max");
  }

  /** The client does not send the body and still gets its answer. */
  @Test
  void aStrangersBodyIsNotRead() throws IOException {
    String head =
        "POST /variants/api/accepts/"
            + id
            + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n"
            + "Content-Length: 5\r\nX-Stranger: 1\r\n\r\n";
    assertThat(RawHttp.head(container, head)).startsWith("HTTP/1.1 401 ");
  }
}
