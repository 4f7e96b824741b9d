package dev.clearfault.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.example.shop.ShopApi;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The recipes of the documentation, in one application with their {@code web.xml}. */
@ParameterizedClass(name = "{0}")
@MethodSource("containers")
class RecipesIT {
  private static final Path WEB_XML =
      Path.of("../../filter/src/test/resources/samples/recipes.xml");

  private static final String PARTS =
      "<multipart-config><max-file-size>100000</max-file-size></multipart-config>";

  private static final String SITE = "https://www.example.com";

  @SuppressWarnings("NullAway.Init")
  @Parameter
  Container container;

  static List<Container> containers() throws IOException {
    Path folder = Files.createDirectories(WorkFolder.of("recipes"));
    Path war = SmallWar.build(folder.resolve("shop.war"), webXml(), "");
    return Container.withApplications(
        List.of("/shop", war.toString()), "tomcat-11", "jetty-12.1-ee11");
  }

  /** That of the page, with the servlets and with a low limit for one path. */
  private static String webXml() throws IOException {
    String servlets =
        servlet("PhotoServlet", "/photos", PARTS)
            + servlet("ReportServlet", "/reports", "<async-supported>true</async-supported>")
            + servlet("InvoiceServlet", "/invoices/*", "")
            + servlet("PriceServlet", "/prices/*", "")
            + servlet("PaymentServlet", "/payments", "");
    return Files.readString(WEB_XML)
        .replace("version=\"6.0\"", "version=\"6.0\" metadata-complete=\"true\"")
        .replace(">100<", ">3<")
        .replace("<url-pattern>/payments<", "<url-pattern>/invoices/limited<")
        .replace("</web-app>", servlets + "</web-app>");
  }

  private static String servlet(String name, String path, String more) {
    return ("<servlet><servlet-name>%s</servlet-name>"
            + "<servlet-class>com.example.shop.%s</servlet-class>%s</servlet>"
            + "<servlet-mapping><servlet-name>%s</servlet-name>"
            + "<url-pattern>%s</url-pattern></servlet-mapping>")
        .formatted(name, name, more, name, path);
  }

  private RequestSpecification shop() {
    return given().baseUri("http://127.0.0.1").port(container.port()).basePath("/shop");
  }

  private Response pay(String key, int cents) {
    return shop()
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", key)
        .body("{\"order\":\"o-1\",\"cents\":" + cents + "}")
        .post("/payments");
  }

  private Response price(String body) {
    return shop().contentType(ContentType.JSON).body(body).put("/prices/pen");
  }

  @Test
  void aPageOfTheSiteMayReadAnError() {
    shop()
        .header("Origin", SITE)
        .get("/reports")
        .then()
        .statusCode(400)
        .header("Access-Control-Allow-Origin", SITE)
        .header("Vary", containsStringIgnoringCase("Origin"));
    shop()
        .header("Origin", SITE)
        .header("Access-Control-Request-Method", "POST")
        .options("/payments")
        .then()
        .statusCode(204);
  }

  @Test
  void anUploadIsReadWithItsJson() {
    shop()
        .multiPart("photo", "pen.jpg", new byte[300], "image/jpeg")
        .multiPart("about", "{\"sku\":\"ABC-1234\"}", "application/json")
        .multiPart("caption", "A pen")
        .post("/photos")
        .then()
        .statusCode(201)
        .body(containsString("300 bytes of ABC-1234"));
  }

  @Test
  void aWrongPropertyOfAPartIsToldWithAnExample() {
    shop()
        .multiPart("photo", "pen.jpg", new byte[300], "image/jpeg")
        .multiPart("about", "{\"sku\":\"pen\"}", "application/json")
        .multiPart("caption", "A pen")
        .post("/photos")
        .then()
        .statusCode(400)
        .body("errors.field", contains("about.sku"))
        .body("errors.detail", contains("must be a value such as ABC-1234"));
  }

  @Test
  void aFileThatIsTooLargeIsToldWithItsLimit() {
    shop()
        .multiPart("photo", "pen.jpg", new byte[100_001], "image/jpeg")
        .post("/photos")
        .then()
        .statusCode(413)
        .body("limit", equalTo("file_size"), "max", equalTo(100_000));
  }

  @Test
  void whatAnAsynchronousTaskThrowsIsAnswered() {
    shop().get("/reports?month=2026-11").then().statusCode(200);
    shop().get("/reports?month=2019-11").then().statusCode(404).body("code", equalTo("no_report"));
    shop().get("/reports?month=soon").then().statusCode(400);
  }

  @Test
  void aFileThatIsMissingIsNoDownload() {
    shop()
        .get("/invoices/6fa459ea-ee8a-4ca4-894e-db77e160355e")
        .then()
        .statusCode(404)
        .header("Content-Disposition", nullValue())
        .body("code", equalTo("invoice_not_found"));
    shop().get("/invoices/nonsense").then().statusCode(400).body("errors[0].in", equalTo("path"));
  }

  @Test
  void aStaleVersionIsAConflict() {
    assertThat(price("{\"version\":1,\"cents\":120}").statusCode()).isEqualTo(204);
    price("{\"version\":1,\"cents\":130}")
        .then()
        .statusCode(409)
        .body("code", equalTo("stale_price"), "current_version", equalTo(2));
  }

  @Test
  void aPaymentIsMadeOnceForEachKey() {
    String receipt = pay("key-1", 100).then().statusCode(200).extract().asString();
    assertThat(pay("key-1", 100).asString()).isEqualTo(receipt);
    pay("key-1", 200).then().statusCode(422).body("code", equalTo("idempotency_key_reused"));
    shop()
        .contentType(ContentType.JSON)
        .body("{\"order\":\"o-1\",\"cents\":1}")
        .post("/payments")
        .then()
        .statusCode(400)
        .body("errors[0].in", equalTo("header"), "errors[0].field", equalTo("Idempotency-Key"));
  }

  /** A new minute may begin on the way, but not two of them. */
  @Test
  void aClientThatSendsTooMuchLearnsWhenToComeBack() {
    Response refused = shop().get("/invoices/limited");
    for (int i = 0; i < 7 && refused.statusCode() != 429; i++) {
      refused = shop().get("/invoices/limited");
    }
    refused
        .then()
        .statusCode(429)
        .body("code", equalTo("shop_limit_reached"), "retryable", equalTo(true));
    assertThat(refused.header("Retry-After")).isEqualTo(refused.path("retry_after").toString());
  }

  /** That of the page about tests. */
  @Test
  void aProgramRepairsAPayment() throws Exception {
    System.setProperty("shop.uri", "http://127.0.0.1:" + container.port() + "/shop");
    new ShopApi().aProgramRepairsAPayment();
  }

  @Test
  void aClientMayAskForXml() {
    shop()
        .accept("application/problem+xml")
        .get("/nowhere")
        .then()
        .statusCode(404)
        .contentType("application/problem+xml")
        .body("problem.code", equalTo("not_found"));
  }

  @Test
  void theCatalogueDescribesTheTypesOfTheShop() {
    shop()
        .accept("application/json")
        .get("/problems/stale-price")
        .then()
        .statusCode(200)
        .body("description", containsString("current_version"));
  }
}
