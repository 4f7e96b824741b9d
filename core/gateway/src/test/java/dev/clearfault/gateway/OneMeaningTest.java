package dev.clearfault.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service gets nothing that it could read as another value than the one that was checked. */
class OneMeaningTest extends SharedGateway {
  @Override
  String routes(URI url) {
    return """
        routes:
          - prefix: /
            name: strict
            service: %s
            contract: classpath:gateway/strict.yaml
          - prefix: /reported
            name: reported
            service: %s
            contract: classpath:gateway/strict.yaml
            mode: report
        """
        .formatted(url, url);
  }

  private void isRefused(String answer, int status) {
    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(service.hits()).isZero();
  }

  private void hasPassed(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 200");
    assertThat(service.hits()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/orders/12;DROP",
        "/api/orders/12;",
        "/api/orders;a=b/12",
        "/api;a=b/orders/12",
        "/api/session;jsessionid=1",
        "/api/orders/..%3Ba",
        "/api/colors/red;color=red"
      })
  void noParameterHidesInThePath(String path) throws IOException {
    isRefused(server.send("GET", path, "Cookie: session=ok\r\n"), 400);
  }

  @Test
  void aDeclaredMatrixParameterPasses() throws IOException {
    isRefused(server.get("/api/colors/;color=yellow"), 400);
    hasPassed(server.get("/api/colors/;color=red"));
    assertThat(service.head()).startsWith("GET /api/colors/;color=red HTTP/1.1\r\n");
  }

  @Test
  void aReportedPathPasses() throws IOException {
    hasPassed(server.get("/reported/api/orders/12;a=b"));
    assertThat(server.occurrences).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "application/json"})
  void aCodedBodyThatIsCheckedIsRefused(String type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write("item=longer".getBytes(ISO_8859_1));
    }
    String latin = type + (type.endsWith("json") ? "" : ";charset=iso-8859-1");
    String coded = latin + "\r\nContent-Encoding: gzip";
    isRefused(server.post("/api/notes", coded, bytes.toString(ISO_8859_1)), 415);
    // One that looks like the text that it is not.
    isRefused(server.post("/api/notes", latin + "\r\nContent-Encoding: br", "{}"), 415);
    isRefused(
        server.post(
            "/api/notes", latin + "\r\nContent-Encoding: identity\r\nContent-Encoding: br", "{}"),
        415);
  }

  @Test
  void aBodyWithoutACodingPasses() throws IOException {
    hasPassed(server.post("/api/notes", "application/json\r\nContent-Encoding: Identity", "{}"));
    service.forget();
    hasPassed(server.post("/api/notes", "application/octet-stream\r\nContent-Encoding: br", "x"));
    assertThat(service.field("Content-Encoding")).containsExactly("br");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection: close, Cookie\r\nCookie: session=ok",
        "Cookie: session=too longvalue",
        "Cookie: session=\"a;b\"",
        "Cookie: session=\"ok\"",
        "Cookie: session=a\\b",
        "Cookie: session=too\tlongvalue",
        "Cookie: a=\u0001; session=ok",
        "Cookie: session=\u00e9",
        "Cookie: session=ok; session=toolongvalue",
        "Cookie: session=ok\r\nCookie: session=toolongvalue",
        "Cookie: session = toolongvalue",
        "Cookie: other=1;session=toolongvalue"
      })
  void cookiesAreCheckedAsTheyAreSent(String fields) throws IOException {
    isRefused(server.send("GET", "/api/session", fields + "\r\n"), 400);
  }

  @Test
  void cookiesPassAsOneField() throws IOException {
    hasPassed(server.send("GET", "/api/session", "Cookie: a=\"x, y\"\r\nCookie: session=ok\r\n"));
    assertThat(service.field("Cookie")).containsExactly("a=\"x, y\"; session=ok");
  }

  @Test
  void whatTheConnectionHidesIsNoCookie() throws IOException {
    hasPassed(
        server.send("GET", "/api/guests", "Connection: Cookie\r\nCookie: session=longer\r\n"));
    assertThat(service.field("Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X_Tenant",
        "Content_Type",
        "Proxy-Foo",
        "Client-Cert",
        "Client-Cert-Chain",
        "X-Original-Method",
        "X-Originating-IP",
        "X-Remote-User",
        "X-Remote-Addr",
        "Forwarded-For",
        "X-Forward-For",
        "X-True-Client-IP",
        "X-Azure-ClientIP",
        "Fly-Client-IP",
        "X-Override-URL",
        "X-HTTP-Path-Override",
        "X-Script-Name",
        "X-Host-Override",
        "X-Sendfile-Type",
        "X-SSL-Client-Cert",
        "X-SSL-Client-Verify"
      })
  void nobodyWritesForAProxyOrForAnotherField(String name) throws IOException {
    hasPassed(server.send("GET", "/api/guests", name + ": toolongvalue\r\nX-Tenant: ok\r\n"));
    assertThat(service.head()).doesNotContain("toolongvalue").contains("ok");
  }

  /** The client of the service would write a question mark for them. */
  @ParameterizedTest
  @ValueSource(strings = {"\u00c3\u0080", "a\u009f"})
  void aValueThatWouldChangeOnTheWayIsRefused(String value) throws IOException {
    isRefused(server.send("GET", "/api/guests", "X-Name: " + value + "\r\n"), 400);
  }

  @Test
  void otherBytesOfAValuePass() throws IOException {
    hasPassed(server.send("GET", "/api/guests", "X-Name: \u00a0a\u00ff\ta\r\n"));
    assertThat(service.head()).contains("\u00ff\ta\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'application/octet-stream; x=y, application/json'",
    "'application/json; charset=utf-8; charset=utf-16'",
    "'application/octet-stream, application/json'",
    "'application/octet-stream; x'",
    "'application/json; x=\"'",
    "'text/plain;charset=utf-8,'"
  })
  void aMalformedTypeIsRefused(String type) throws IOException {
    isRefused(server.post("/api/notes", type, "{}"), 415);
  }
}
