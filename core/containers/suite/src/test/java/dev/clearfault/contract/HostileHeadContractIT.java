package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Request headers for which a method of the container throws while the answer is written. */
class HostileHeadContractIT extends Contract {

  private static final List<String> PATHS =
      List.of(
          "400 int/X-Count",
          "404 /send-error/%s?code=404",
          "409 /headers/%s?by=send-error",
          "409 /headers/%s?by=send-error&take=writer&session=1",
          "500 /headers/%s?take=writer&length=5000",
          "500 /headers/%s?take=stream");

  /** Jetty 12.1 reads this header when a response is reset. */
  @ParameterizedTest
  @ValueSource(strings = {"\"", "\"x", "close, \"", "keep-alive, \"\\", "x\"y", ",", "\u00e9"})
  void aConnectionHeaderDestroysNoAnswer(String connection) throws IOException {
    assumeThat(container.isPayara() && connection.equals("\u00e9"))
        .as("Payara takes only ASCII in a header")
        .isFalse();
    int seen = 0;
    for (String path : PATHS) {
      String status = path.substring(0, 3);
      String answer = get(path.substring(4), "Connection: " + connection + "\r\n");
      isWhole(status, answer);
      if (answer.contains("\"instance\"")) {
        seen++;
      }
    }
    int answers = seen;
    Noticed noticed =
        await().atMost(TEN_SECONDS).until(this::noticed, n -> n.occurrences().size() >= answers);
    assertThat(noticed.occurrences()).hasSize(answers);
    assertThat(noticed.log())
        .filteredOn(line -> line.level().equals("SEVERE"))
        .as("one for each failure of the servlet, and none for the header")
        .hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept: \"",
        "Accept: application/json;q=\"",
        "Accept-Language: \"",
        "Accept-Language: de;q=\"x",
        "Cookie: a=\"",
        "Cookie: a=\u00e9",
        "traceparent: \"",
        "X-Request-Id: \"",
        "TE: \"",
        "Forwarded: for=\"",
        "X-Forwarded-For: \"",
        "Accept-Encoding: \"",
        "If-None-Match: \"",
        "Range: bytes=\"",
        "Cache-Control: \"",
        "Upgrade: \"",
        "Expect: \"",
        "Referer: \"",
        "Authorization: \"",
        "Content-Type: \"",
        "Content-Type: ;",
        "Content-Encoding: \""
      })
  void anyOtherBrokenHeaderDestroysNoAnswer(String header) throws IOException {
    assumeThat(container.isPayara() && header.startsWith("Upgrade"))
        .as("Payara sends no content type if the request has an Upgrade header")
        .isFalse();
    String answer = get("/send-error/%s?code=404", header + "\r\nConnection: close\r\n");
    assertThat(answer).startsWith("HTTP/1.1 4");
    if (!answer.contains("\"instance\"")) {
      // The container itself refused the request, and no application was asked.
      assertThat(answer).doesNotContain("problem+json");
      assertThat(noticed().occurrences()).isEmpty();
      assertThat(noticed().log()).isEmpty();
      return;
    }
    isWhole(answer.substring(9, 12), answer);
    Noticed noticed = occurred();
    assertThat(noticed.occurrences()).hasSize(1);
    assertThat(noticed.log()).noneSatisfy(line -> assertThat(line.level()).isEqualTo("SEVERE"));
  }

  private static void isWhole(String status, String answer) {
    int end = answer.indexOf("\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    String head = answer.substring(0, end);
    String body = answer.substring(end + 4);
    assertThat(head)
        .containsIgnoringCase("application/problem+json")
        .containsIgnoringCase("cache-control: no-store")
        .containsIgnoringCase("content-length: " + body.length())
        .doesNotContainIgnoringCase("etag")
        .doesNotContainIgnoringCase("content-disposition");
    assertThat(body)
        .startsWith("{")
        .endsWith("}")
        .contains("\"status\":" + status, "\"instance\":\"urn:uuid:");
  }

  private String get(String path, String headers) throws IOException {
    String target =
        path.startsWith("/")
            ? "/shop" + path.formatted(id)
            : "/shop/container-input/" + id + "/" + path.substring(0, path.indexOf('/'));
    String request =
        "GET " + target + " HTTP/1.1\r\nHost: a\r\nX-Count: many\r\n" + headers + "\r\n";
    return RawHttp.answerToHalf(container, request);
  }
}
