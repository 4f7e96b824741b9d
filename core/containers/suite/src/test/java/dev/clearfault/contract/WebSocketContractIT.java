package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The filter is mapped to all paths, and does not stand in the way of a WebSocket. */
class WebSocketContractIT extends Contract {

  @BeforeEach
  void hasTheApi() {
    assumeThat(container.is("tomcat-11") || container.is("jetty-12.1-ee11"))
        .as("this line has the WebSocket API")
        .isTrue();
  }

  @Test
  void textsGoBothWays() throws Exception {
    CompletableFuture<String> received = new CompletableFuture<>();
    WebSocket.Listener listener =
        new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            received.complete(text.toString());
            return CompletableFuture.completedFuture(null);
          }
        };
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + container.port() + "/shop/socket"), listener)
            .get(10, TimeUnit.SECONDS);
    socket.sendText("hello", true).get(10, TimeUnit.SECONDS);
    assertThat(received.get(10, TimeUnit.SECONDS)).isEqualTo("again: hello");
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
  }

  /** RFC 6455 section 4.2.1: a handshake has a key. */
  @Test
  void aHandshakeWithoutAKeyIsABadRequest() throws IOException {
    String handshake =
        String.join(
            "\r\n",
            "GET /shop/socket HTTP/1.1",
            "Host: a",
            "Connection: close, Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "",
            "");
    String answer = RawHttp.answer(container, handshake);
    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .doesNotContain("Exception")
        .doesNotContain("Apache");
  }
}
