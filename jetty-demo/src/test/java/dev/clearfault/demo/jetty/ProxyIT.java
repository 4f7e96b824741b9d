package dev.clearfault.demo.jetty;

import static dev.clearfault.demo.JsonBody.member;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.clearfault.demo.LaunchedDemo;
import dev.clearfault.demo.nodes.Proxy;
import dev.clearfault.demo.nodes.RunningProgram;
import dev.clearfault.testing.StandInUpstream;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes behind a proxy with the documented configuration. */
@Timeout(120)
class ProxyIT {
  private static final Set<String> MEMBERS = Set.of("type", "title", "status", "code", "retryable");

  private static LaunchedDemo first;
  private static LaunchedDemo second;

  @TempDir Path folder;

  @BeforeAll
  static void startNodes(@TempDir Path nodes) throws IOException {
    first = node(nodes.resolve("first"));
    second = node(nodes.resolve("second"));
    first.awaitUrl();
    second.awaitUrl();
  }

  @AfterAll
  static void stopNodes() {
    first.close();
    second.close();
  }

  private static LaunchedDemo node(Path folder) throws IOException {
    return OrdersClient.DEMO.launch(Files.createDirectory(folder));
  }

  private Proxy proxy(Proxy.Kind kind, String one, String other, UnaryOperator<String> change)
      throws Exception {
    return Proxy.start(
        kind, Files.createTempDirectory(folder, "proxy"), List.of(one, other), change);
  }

  private static String impatient(String configuration) {
    return configuration
        .replace("_timeout 30s", "_timeout 1s")
        .replace("timeout server 30s", "timeout server 1s")
        .replace("timeout=30", "timeout=1")
        .replace("ProxyTimeout 30", "ProxyTimeout 1");
  }

  private static RequestSpecification at(Proxy proxy) {
    return given().baseUri(proxy.url());
  }

  private static ValidatableResponse isTheProxys(Response answer, int status, String code) {
    return answer
        .then()
        .statusCode(status)
        .contentType(startsWith("application/problem+json"))
        .header("Cache-Control", "no-store")
        .body(member("status", equalTo(status)))
        .body(member("code", equalTo(code)))
        .body(member("keySet()", everyItem(is(in(MEMBERS)))))
        .body(member("keySet()", hasItems("type", "title", "status", "code")));
  }

  @ParameterizedTest
  @EnumSource
  void itsOwnErrorsHaveTheSameShapeAndOursAreLeftAlone(Proxy.Kind kind) throws Exception {
    kind.need();
    try (Proxy proxy = proxy(kind, first.url(), second.url(), UnaryOperator.identity())) {
      at(proxy).get("api/orders").then().statusCode(200);
      at(proxy)
          .get("api/orders?limit=many")
          .then()
          .statusCode(400)
          .body(member("code", equalTo("validation_failed")))
          .body(member("instance", startsWith("urn:uuid:")));
      at(proxy)
          .get("api/orders/17")
          .then()
          .statusCode(400)
          .body(member("errors[0].in", equalTo("path")));
      at(proxy).get("nowhere").then().statusCode(404).body(member("code", equalTo("not_found")));
      aLargeBodyIsRefused(kind, proxy);
      at(proxy).get(".problems/502.json").then().statusCode(kind == Proxy.Kind.HTTPD ? 403 : 404);

      whatTheApplicationAcceptsPasses(proxy);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheApplicationRefusesIsRefusedWithoutANode(Proxy.Kind kind) throws Exception {
    kind.need();
    String nowhere = "http://127.0.0.1:" + RunningProgram.freePort();
    try (Proxy proxy = proxy(kind, nowhere, nowhere, UnaryOperator.identity())) {
      assertThat(Refusal.of(proxy.url()))
          .containsExactlyElementsOf(Refusal.ofTheApplication(first.url()));
      Response down = at(proxy).get("api/orders");
      // httpd and HAProxy answer 503 if no node is left.
      if (down.statusCode() == 503) {
        isTheProxys(down, 503, "service_unavailable");
      } else {
        isTheProxys(down, 502, "bad_gateway");
      }
    }
  }

  private static void whatTheApplicationAcceptsPasses(Proxy proxy) {
    at(proxy).options("api/orders").then().statusCode(200);
    at(proxy).head("api/orders").then().statusCode(200);
    at(proxy).request("BREW", "api/orders").then().statusCode(501);
    at(proxy)
        .contentType("application/vnd.example+json;charset=UTF-8")
        .body(Orders.GOOD)
        .post("api/orders")
        .then()
        .statusCode(201);
    // Another spelling of the path is none of the proxy's business.
    at(proxy)
        .urlEncodingEnabled(false)
        .put("api/%6Frders")
        .then()
        .statusCode(405)
        .body(member("instance", startsWith("urn:uuid:")));
  }

  /**
   * httpd must see a part of the body. The others may answer before the client has sent all of it.
   */
  private static void aLargeBodyIsRefused(Proxy.Kind kind, Proxy proxy) throws Exception {
    if (kind == Proxy.Kind.HTTPD) {
      // The first to see the length answers: httpd or the application. If the application has
      // closed the connection before, httpd knows only that.
      Response refused =
          at(proxy).contentType("application/json").body(new byte[2 << 20]).post("api/orders");
      if (refused.statusCode() == 502) {
        isTheProxys(refused, 502, "bad_gateway");
      } else {
        refused
            .then()
            .statusCode(413)
            .contentType(startsWith("application/problem+json"))
            .body(member("code", equalTo("content_too_large")));
      }
    } else {
      assertThat(answerTo(Orders.TOO_LARGE, URI.create(proxy.url())))
          .startsWith("HTTP/1.1 413")
          .contains("application/problem+json", "\"code\":\"content_too_large\"");
    }
  }

  /** The output stays open: HAProxy may treat its end as the end of the client. */
  private static String answerTo(String request, URI proxy) throws IOException {
    try (Socket socket = new Socket(proxy.getHost(), proxy.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNodeThatHangsIsATimeout(Proxy.Kind kind) throws Exception {
    kind.need();
    try (StandInUpstream hanging = StandInUpstream.answering("{}")) {
      hanging.mode("hang");
      String node = hanging.uri().toString();
      try (Proxy proxy = proxy(kind, node, node, ProxyIT::impatient)) {
        Response answer = at(proxy).post("api/orders");
        // httpd answers 502 for a silent node if the time-out is set on the member.
        assertThat(answer.statusCode()).isIn(504, 502);
        isTheProxys(
            answer,
            answer.statusCode(),
            answer.statusCode() == 504 ? "gateway_timeout" : "bad_gateway");
      }
    }
  }
}
