package dev.clearfault.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer whose head breaks off, has two meanings, or is too large, is the service's failure. */
class AnswerHeadsTest extends SharedGateway {
  private String get(String answer) throws IOException {
    service.answers(
        (RecordingService.EarlyAnswer) (head, in, out) -> out.write(answer.getBytes(ISO_8859_1)));
    return server.get("/o/api/orders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 20",
        "HTTP/1.1 200 O",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 204 N\r\n",
        "HTTP/1.1 200 OK\r\nContent-Ty",
        "HTTP/1.1 302 F\r\nLocation: http://exam",
        "HTTP/1.1 200 OK\r\nSet-Cookie: inner=12345; Http",
        "HTTP/1.1 200 OK\r\nX-Inner: inner\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n",
        "HTTP/1.1 100 Continue\r\n"
      })
  void aHeadThatBreaksOff(String head) throws IOException {
    assertThat(get(head))
        .startsWith("HTTP/1.1 502")
        .contains("upstream_connection_reset")
        .doesNotContain("inner");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: +2",
        "Content-Length: -2",
        "Content-Length: 2, 2",
        "Content-Length: 2\r\nContent-Length: 2",
        "Content-Length: 2\r\nContent-Length: 1",
        "Content-Length:",
        "Content-Length: 2\r\nContent-Type: text/plain\r\nContent-Type: text/html"
      })
  void aFieldWithoutASingleMeaning(String fields) throws IOException {
    assertThat(get("HTTP/1.1 200 OK\r\n" + fields + "\r\n\r\nok"))
        .startsWith("HTTP/1.1 502")
        .contains("upstream_protocol_error");
  }

  /** The server would answer 500 in its own way. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20})
  void aHeadThatIsTooLarge(int fields) throws IOException {
    String field = "Set-Cookie: inner=" + "a".repeat(9000 / fields) + "\r\n";
    assertThat(get("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n" + field.repeat(fields) + "\r\nok"))
        .startsWith("HTTP/1.1 502")
        .contains("upstream_response_too_large")
        .doesNotContain("inner");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Type", "Via"})
  void aHeadThatIsTooLargeByOneField(String name) throws IOException {
    String field = name + ": " + "a".repeat(9000) + "\r\n";
    assertThat(get("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n" + field + "\r\nok"))
        .startsWith("HTTP/1.1 502")
        .contains("upstream_response_too_large");
  }

  @Test
  void aHeadOfSevenKibibytesPasses() throws IOException {
    String field = "X-Large: " + "a".repeat(3490) + "\r\n";
    String fields = "Connection: close\r\nContent-Length: 2\r\n";
    assertThat(get("HTTP/1.1 200 OK\r\n" + fields + field.repeat(2) + "\r\nok"))
        .startsWith("HTTP/1.1 200")
        .contains(field + field)
        .endsWith("ok");
  }
}
