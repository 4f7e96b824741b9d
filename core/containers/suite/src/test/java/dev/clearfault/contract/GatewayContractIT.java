package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests that try to mean one thing to the gateway and another to the service behind it. */
class GatewayContractIT extends Contract {
  private static final String GOOD = "{\"name\":\"a\"}";

  /** Two requests for one reader, and one for another; {@code ID} is that of the test. */
  private static final List<String> SMUGGLED =
      List.of(
          post("Content-Length: 12\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + second()),
          post("Transfer-Encoding: chunked\r\nContent-Length: 0\r\n", "0\r\n\r\n" + second()),
          post("Content-Length: 12\r\nContent-Length: 13\r\n", GOOD + second()),
          post("Content-Length: 12, 13\r\n", GOOD + second()),
          post("Content-Length: +12\r\n", GOOD + second()),
          post("Content-Length: -1\r\n", GOOD + second()),
          post("Content-Length : 12\r\n", GOOD + second()),
          post("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n" + second()),
          post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n" + second()),
          post("Transfer-Encoding: chunked\r\n", "zz\r\n" + second()),
          post("Transfer-Encoding: chunked\r\n", "c\n" + GOOD + "\r\n0\r\n\r\n" + second()),
          post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n" + second()),
          post("Transfer-Encoding:\u000bchunked\r\n", "0\r\n\r\n" + second()));

  /** The service must get none of these. */
  private static final List<String> AMBIGUOUS =
      List.of(
          post("Content-Type: text/plain\r\nContent-Length: 12\r\n", GOOD),
          request("GET", "/../admin/ID", ""),
          request("GET", "/service/things/../../admin/ID", ""),
          request("GET", "/service/things/%2e%2e/%2e%2e/ID", ""),
          request("GET", "/service/things/..;/ID", ""),
          request("GET", "/service/things/ID%2f..%2f..%2fadmin", ""),
          request("GET", "/service/things/ID%5c..%5cadmin", ""),
          request("GET", "/service/things/ID%252e%252e%252fadmin", ""),
          request("GET", "/service/things/ID%0d%0aX-Evil:%201", ""),
          request("GET", "/service/things/ID%00", ""),
          request("GET", "/service/things/ID%c0%ae", ""),
          request("GET", "/service//things/ID", ""),
          request("GET", "//127.0.0.1/service/things/ID", ""),
          request("GET", "/service@evil.example/things/ID", ""),
          request("GET", "/service/things/ID", "X-Evil: a\u0000b\r\n"),
          request("GET", "/service/things/ID", "X Evil: a\r\n"),
          request("GET", "/service/things/ID", "Content-Length: 5\r\n\r\nhello"));

  private static String post(String framing, String body) {
    return request("POST", "/service/things/ID", "Content-Type: application/json\r\n" + framing)
        + body;
  }

  private static String second() {
    return request("GET", "/service/things/ID-second", "");
  }

  private static String request(String method, String path, String fields) {
    return method
        + " /contract/gateway"
        + path
        + " HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n"
        + fields
        + "\r\n";
  }

  private String send(String request) throws IOException {
    return RawHttp.answerToHalf(container, request.replace("ID", id));
  }

  /** Returns what the service has got from this test. */
  private String recorded() {
    return contract().get("/recorded/{id}", id).then().extract().asString();
  }

  /** What the gateway does pass on, it frames anew. */
  @Test
  void noRequestIsHiddenInAnother() throws IOException {
    for (String each : SMUGGLED) {
      assertThat(send(each)).as(each).doesNotContain("HTTP/1.1 500");
      assertThat(recorded()).as(each).doesNotContain("-second");
    }
  }

  @Test
  void noAmbiguousRequestReachesTheService() throws IOException {
    for (String each : AMBIGUOUS) {
      String answer = send(each);
      assertThat(answer).as(each).doesNotContain("HTTP/1.1 200", "HTTP/1.1 500");
      assertThat(recorded()).as(each).isEmpty();
    }
  }

  @Test
  void whatIsOnOneLineForTheGatewayIsOnOneLineForTheService() throws IOException {
    String folded = send(request("GET", "/service/things/ID", "X-Evil: a\r\n Host: b\r\n"));
    String bare = send(request("GET", "/service/things/ID", "X-Evil: a\nX-Other: b\r\n"));
    assertThat(folded + bare).doesNotContain("HTTP/1.1 500");
    assertThat(recorded()).doesNotContain("\r\n Host", "X-Evil: a\n", "a\nX-Other");
    send(request("GET", "/service/things/ID?how=%0d%0aX-Evil:%201", ""));
    assertThat(recorded()).doesNotContain("\r\nX-Evil: 1");
  }

  @Test
  void noRequestChoosesItsService() throws IOException {
    send(
        request("GET", "/service/things/ID", "")
            .replace("/contract", "http://evil.example/contract")
            .replace("a.example", "evil.example"));
    send(request("GET", "/service/things/ID", "X-Forwarded-Host: evil.example\r\n"));
    send(request("GET", "/service/things/ID", "X_Forwarded_Host: evil.example\r\n"));
    send(request("GET", "/service/things/ID", "Forwarded: host=evil.example\r\n"));
    send(request("GET", "/service/things/ID", "X-Original-URL: /evil.example\r\n"));
    send(request("GET", "/service/things/ID", "X-HTTP-Method-Override: evil.example\r\n"));
    String all = recorded();
    assertThat(all.lines().filter(line -> line.contains(id))).hasSizeGreaterThanOrEqualTo(4);
    assertThat(all).doesNotContain("evil.example", "a.example");
  }

  @Test
  void aRequestThatFitsIsPassedOnAndItsAnswerBack() {
    contract()
        .contentType("application/json")
        .header("Connection", "X-Hop")
        .header("X-Hop", "1")
        .body(GOOD)
        .post("/gateway/service/things/{id}", id)
        .then()
        .statusCode(200)
        .body(equalTo("ok"))
        .header("Via", "1.1 clearfault")
        .header("Vary", containsStringIgnoringCase("X-Kept")) // Tomcat adds Accept-Encoding.
        .header("X-Content-Type-Options", nullValue());
    assertThat(recorded())
        .startsWith("POST /things/" + id + " HTTP/1.1\r\n")
        .containsIgnoringCase("\r\nforwarded: for=127.0.0.1;proto=http\r\n")
        .doesNotContainIgnoringCase("x-hop")
        .contains("\r\n\r\n" + GOOD);
    contract()
        .head("/gateway/service/things/{id}", id)
        .then()
        .statusCode(200)
        .header("Content-Length", "2")
        .body(emptyString());
  }

  @Test
  void aBadRequestIsAnsweredHere() {
    contract()
        .contentType("application/json")
        .body("{}")
        .post("/gateway/service/things/{id}", id)
        .then()
        .statusCode(400)
        .body(member("errors.pointer", contains("#/name")));
    isPlain(contract().get("/gateway/service/other/{id}", id).then(), 404, "not_found");
    isPlain(
        contract().delete("/gateway/service/things/{id}", id).then(), 405, "method_not_allowed");
    assertThat(recorded()).isEmpty();
  }

  @Test
  void aServiceThatIsAwayIsABadGateway() {
    contract()
        .get("/gateway/away/things/{id}", id)
        .then()
        .statusCode(502)
        .body(member("code", equalTo("upstream_connect_refused")))
        .body(member("upstream", equalTo("away")));
  }

  @Test
  void theClientNoticesThatAnAnswerBreaksOff() throws IOException {
    String answer = request("GET", "/service/things/" + id + "?how=cut", "");
    assertThat(RawHttp.ending(container, answer)).isIn("end", "reset");
    await()
        .atMost(TEN_SECONDS)
        .untilAsserted(
            () ->
                assertThat(Noticed.of(contract(), id).occurrences())
                    .singleElement()
                    .satisfies(each -> assertThat(each.get("delivered")).isEqualTo(false)));
  }

  @Test
  void aClientThatLeavesEndsTheCall() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
      String request = request("GET", "/service/things/" + id + "?how=endless", "");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      socket.setSoLinger(true, 0);
    }
    await()
        .atMost(TEN_SECONDS)
        .untilAsserted(() -> assertThat(recorded()).contains("closed GET /things/" + id));
  }
}
