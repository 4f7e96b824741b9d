package dev.clearfault.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What never reaches a service. */
class RefusalsTest extends SharedGateway {
  @Override
  String routes(URI url) {
    return """
        routes:
          - prefix: /o
            name: orders
            service: %s
            contract: /WEB-INF/orders.yaml
            maxBodySize: 1KiB
          - prefix: /reported
            name: reported
            service: %s
            contract: /WEB-INF/orders.yaml
            mode: report
        """
        .formatted(url, url);
  }

  private void isRefused(String answer, int status) {
    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(service.hits()).isZero();
  }

  @Test
  void theAnswersAreThoseOfContracts() throws IOException {
    String answer = server.post("/o/api/orders", "application/json", "{\"count\":10,\"x\":1}");
    isRefused(answer, 400);
    assertThat(answer)
        .contains("application/problem+json", "\"code\":\"validation_failed\"")
        .contains("#/item", "#/count", "#/x");
    isRefused(server.get("/o/api/orders?limit=101"), 400);
    isRefused(server.post("/o/api/orders", "text/plain", "x"), 415);
    isRefused(server.post("/o/api/orders", "application/json", ""), 400);
    isRefused(
        server.post("/o/api/orders", "application/x-www-form-urlencoded", "item=longer"), 400);
  }

  @Test
  void whatTheContractDoesNotHaveIsRefused() throws IOException {
    isRefused(server.get("/o/api/other"), 404);
    isRefused(server.get("/o/orders"), 404);
    isRefused(server.get("/nowhere"), 404);
    isRefused(server.get(""), 404);
    isRefused(server.get("/other/api/orders"), 404);
    String answer = server.send("PATCH", "/o/api/orders", "");
    isRefused(answer, 405);
    assertThat(answer).contains("\r\nAllow: GET, HEAD, OPTIONS, POST\r\n");
    // By the container, or by the gateway.
    assertThat(server.send("TRACE", "/o/api/orders", "")).matches("(?s)HTTP/1.1 (405|501).*");
    assertThat(service.hits()).isZero();
  }

  @Test
  void optionsAreAnsweredFromTheContract() throws IOException {
    String answer = server.send("OPTIONS", "/o/api/orders", "");
    isRefused(answer, 204);
    assertThat(answer).contains("\r\nAllow: GET, HEAD, OPTIONS, POST\r\n");
  }

  @Test
  void aBodyThatNoOperationTakesIsRefused() throws IOException {
    isRefused(server.send("GET", "/o/api/orders", "Content-Length: 1\r\n\r\nx"), 415);
    isRefused(
        server.send("GET", "/o/api/orders", "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n"),
        415);
  }

  @Test
  void aBodyThatIsNotCheckedHasALimit() throws IOException {
    String fields = "Content-Type: application/octet-stream\r\n";
    String large = "x".repeat(1025);
    isRefused(
        server.send("PUT", "/o/api/orders/1", fields + "Content-Length: 1025\r\n\r\n" + large),
        413);
    String answer =
        server.send(
            "PUT",
            "/o/api/orders/1",
            fields + "Transfer-Encoding: chunked\r\n\r\n401\r\n" + large + "\r\n0\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413").contains("\"max\":1024");
  }

  @Test
  void aReportedRequestPasses() throws IOException {
    assertThat(server.get("/reported/api/orders?limit=101")).startsWith("HTTP/1.1 200");
    assertThat(service.hits()).isEqualTo(1);
    assertThat(server.occurrences).hasSize(1);
    assertThat(server.post("/reported/api/orders", "application/json", "{"))
        .startsWith("HTTP/1.1 200");
    assertThat(service.body()).isEqualTo("{");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/o/api/../admin",
        "/o/api/%2e%2e/admin",
        "/o/api/.%2E/admin",
        "/o/api/..;x=1/admin",
        "/o/api/orders/..",
        "/o/api/orders/%2e",
        "/o/api/orders/a%2fb",
        "/o/api/orders/a%5Cb",
        "/o/api/orders/a%252fb",
        "/o/api/orders/%252e%252e",
        "/o/api/orders/a%00b",
        "/o/api/orders/a%0d%0aHost:%20evil",
        "/o/api/orders/a%c0%ae",
        "/o/api/orders/a%zz",
        "/o//api/orders",
        "//evil.example/o/api/orders",
        "/o/api//orders",
        "/o/@evil.example/api/orders",
        "/o/api/orders/a\\b",
        "/../gateway/o/api/orders/1/../../x"
      })
  void aPathWithTwoMeaningsIsRefused(String path) throws IOException {
    String answer = server.get(path);
    assertThat(answer).matches("(?s)HTTP/1\\.1 (400|404).*");
    assertThat(service.hits()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'Content-Length: 0\r\nContent-Length: 5\r\n', 400",
    "'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', 400",
    "'Transfer-Encoding: chunked, identity\r\n', 400",
    "'Transfer-Encoding: xchunked\r\n', 501",
    "'Content-Type: application/json\r\nContent-Type: text/plain\r\nContent-Length: 12\r\n', 400",
    "'X-A: b\r\n folded\r\n', 400",
    "'X-A: b\u0000c\r\n', 400",
    "'X A: b\r\n', 400",
    "'X-A : b\r\n', 400"
  })
  void fieldsWithTwoMeaningsNeverReachTheService(String fields, int status) throws IOException {
    String answer =
        server.raw(
            "POST /shop/gateway/o/api/orders HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                + fields
                + "\r\n{\"item\":\"a\"}");
    assertThat(answer).matches("(?s)HTTP/1\\.1 (" + status + "|400|415).*");
    assertThat(service.hits()).isZero();
  }
}
