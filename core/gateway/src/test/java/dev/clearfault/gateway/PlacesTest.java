package dev.clearfault.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer of a service leads a browser inside, or to a place that a route does not have. */
class PlacesTest extends SharedGateway {
  @Override
  String routes(URI url) {
    return """
        routes:
          - prefix: /
            name: orders
            service: %s
            contract: /WEB-INF/orders.yaml
        """
        .formatted(url);
  }

  private String answer(String field) throws IOException {
    service.answers(
        "302 Found",
        "Content-Length: 0\r\n" + field.replace("SELF", service.uri().getAuthority()),
        "");
    String answer = server.get("/api/orders");
    assertThat(answer).startsWith("HTTP/1.1 302");
    return answer;
  }

  @ParameterizedTest
  @CsvSource({
    "http://SELF/api/x, /shop/gateway/api/x",
    "HTTP://u:p@SELF/api/x?a=b, /shop/gateway/api/x?a=b",
    "http://SELF, /shop/gateway",
    "http://SELF/../../../x, /shop/gateway/x",
    "//SELF/x#y, /shop/gateway/x#y",
    "/../../manager/html, /shop/gateway/manager/html",
    "/%2e%2e/%2E./manager/html, /shop/gateway/manager/html",
    "/a/./b/.., /shop/gateway/a/",
    "/a?next=../b, /shop/gateway/a?next=../b",
    "http://a.example/?u=//127.0.0.1:1, http://a.example/?u=//127.0.0.1:1",
    "https://a.example:8443/x, https://a.example:8443/x",
    "mailto:a@a.example, mailto:a@a.example",
    "x/y, x/y"
  })
  void aPlaceIsOneOfTheGatewayOrOfSomebodyElse(String sent, String expected) throws IOException {
    assertThat(answer("Location: " + sent)).contains("\r\nLocation: " + expected + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://u:p@127.0.0.1:1/x",
        "http://127.0.0.1./x",
        "http://127.0.0.1:1@evil.example/x",
        "http://127.0.0.1%3a1/x",
        "https://SELF/x",
        "ftp://127.0.0.1/x",
        "http:SELF/x",
        "http:/SELF/x",
        "http:///SELF/x",
        "///evil.example/x",
        "\\\\SELF\\x",
        "/\\evil.example/x",
        "http:\\\\evil.example/x",
        "http://SELF\\@evil.example/x",
        "/\t/evil.example/x"
      })
  void aPlaceThatIsReadInTwoWaysIsNotSent(String sent) throws IOException {
    assertThat(answer("Location: " + sent)).doesNotContain("Location:", "evil", "127.0.0.1");
    assertThat(answer("Refresh: 0; url=" + sent)).doesNotContain("Refresh:", "evil", "127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "0; url=http://SELF/x, 0; url=/shop/gateway/x",
    "'5;URL=\"/x\"', 5;url=/shop/gateway/x",
    "0 /x, 0 url=/shop/gateway/x",
    "30, 30"
  })
  void aRefreshIsAPlace(String sent, String expected) throws IOException {
    assertThat(answer("Refresh: " + sent)).contains("\r\nRefresh: " + expected + "\r\n");
  }
}
