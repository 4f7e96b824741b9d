package dev.clearfault.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No service takes a part of a body as a whole one (RFC 9112 section 8). */
class BrokenUploadsTest extends SharedGateway {
  private static final String CHUNK = "5\r\nhello\r\n";

  private CountDownLatch begun = new CountDownLatch(1);
  private CountDownLatch brokenOff = new CountDownLatch(1);
  private CountDownLatch ended = new CountDownLatch(1);

  @Override
  String routes(URI url) {
    return """
        routes:
          - {prefix: /o, name: orders, service: "%s", contract: /WEB-INF/orders.yaml,
             maxBodySize: 12, deadline: 20s}
        """
        .formatted(url);
  }

  @BeforeEach
  void record() {
    begun = new CountDownLatch(1);
    brokenOff = new CountDownLatch(1);
    ended = new CountDownLatch(1);
    service.answers(
        (RecordingService.EarlyAnswer)
            (head, in, out) -> {
              try {
                begun.countDown();
                in.readAllBytes();
                ended.countDown();
                out.write("HTTP/1.1 201 C\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1));
              } catch (IOException | NumberFormatException broken) {
                brokenOff.countDown();
              }
            });
  }

  private Socket begin() throws IOException, InterruptedException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(20_000);
    send(
        socket,
        "PUT /shop/gateway/o/api/orders/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + "Content-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
            + CHUNK);
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  private void assertBrokenOff() {
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> brokenOff.getCount() == 0 || ended.getCount() == 0);
    assertThat(ended.getCount()).as("the service has read a whole body").isEqualTo(1);
    assertThat(service.hits()).isEqualTo(1);
  }

  @Test
  void aClientThatResets() throws IOException, InterruptedException {
    try (Socket socket = begin()) {
      socket.setSoLinger(true, 0);
    }
    assertBrokenOff();
  }

  @Test
  void aClientThatCloses() throws IOException, InterruptedException {
    begin().close();
    assertBrokenOff();
  }

  @Test
  void aBrokenChunk() throws IOException, InterruptedException {
    try (Socket socket = begin()) {
      send(socket, "zz\r\n");
      assertBrokenOff();
    }
  }

  @Test
  void aBodyThatIsTooLarge() throws IOException, InterruptedException {
    try (Socket socket = begin()) {
      send(socket, CHUNK + CHUNK + "0\r\n\r\n");
      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 413");
    }
    assertBrokenOff();
  }

  @Test
  void aWholeBodyArrivesWhole() throws IOException, InterruptedException {
    try (Socket socket = begin()) {
      send(socket, CHUNK + "0\r\n\r\n");
      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 201");
    }
    assertThat(brokenOff.getCount()).isEqualTo(1);
  }

  /** In HTTP/2, a client resets the stream alone. */
  @Test
  void aStreamThatIsReset() throws InterruptedException, ExecutionException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    URI root = URI.create("http://127.0.0.1:" + server.port() + "/shop/gateway/o/api/orders/1");
    // The first request agrees on HTTP/2.
    client
        .sendAsync(
            HttpRequest.newBuilder(root.resolve("/shop/health")).build(), BodyHandlers.discarding())
        .get();
    try (SubmissionPublisher<ByteBuffer> body = new SubmissionPublisher<>()) {
      CompletableFuture<HttpResponse<Void>> answer =
          client.sendAsync(
              HttpRequest.newBuilder(root)
                  .header("Content-Type", "application/octet-stream")
                  .PUT(BodyPublishers.fromPublisher(body))
                  .build(),
              BodyHandlers.discarding());
      await().atMost(Duration.ofSeconds(10)).until(body::hasSubscribers);
      body.submit(ByteBuffer.wrap("hello".getBytes(ISO_8859_1)));
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      body.closeExceptionally(new IOException("the client gives up"));
      assertBrokenOff();
      assertThatThrownBy(answer::get).hasCauseInstanceOf(IOException.class);
    }
  }
}
