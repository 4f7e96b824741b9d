package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change of the protocol passes the filter, as that of a WebSocket does. */
class UpgradeContractIT extends Contract {
  private static final int MILLIS = 8000;

  private String handshake(String query) {
    return "GET /shop/upgrade/"
        + id
        + query
        + " HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n";
  }

  @Test
  void bothSidesSpeakTheOtherProtocolAfterwards() throws IOException {
    assumeThat(container.isJetty())
        .as("Jetty 12.0 does not implement it; WebSocketContractIT is about Jetty 12.1")
        .isFalse();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
      socket.setSoTimeout(MILLIS);
      send(socket, handshake(""));
      assertThat(until(socket, "\r\n\r\n")).startsWith("HTTP/1.1 101");
      send(socket, "first.");
      assertThat(until(socket, ".")).isEqualTo("first.");
    }
    assertThat(noticed().occurrences()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"send-error, 403, forbidden", "throw, 500, internal_server_error"})
  void aHandshakeThatFailsIsAnswered(String by, int status, String code) throws IOException {
    assertThat(answerTo(handshake("?by=" + by)))
        .startsWith("HTTP/1.1 " + status)
        .containsIgnoringCase("application/problem+json")
        .contains("\"code\":\"" + code + '"')
        .doesNotContain("hunter2");
    isReportedOnce(true);
  }

  /** Returns an answer whose body is one object without others in it. */
  private String answerTo(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
      socket.setSoTimeout(MILLIS);
      send(socket, request);
      return until(socket, "}");
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String until(Socket socket, String end) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder text = new StringBuilder();
    for (int b = in.read(); b >= 0; b = in.read()) {
      text.append((char) b);
      if (text.indexOf(end) >= 0) {
        break;
      }
    }
    return text.toString();
  }
}
