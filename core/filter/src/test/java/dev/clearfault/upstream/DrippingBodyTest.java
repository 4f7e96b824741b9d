package dev.clearfault.upstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.Upstream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service that always sends a little more: no time-out between two bytes ever elapses. */
@Timeout(120)
class DrippingBodyTest {
  private static final Upstream PAYMENTS =
      Upstream.named("payments").deadline(Duration.ofMillis(600));

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger drips = new AtomicInteger(Integer.MAX_VALUE);
  private final CountDownLatch dripping = new CountDownLatch(3);
  private final CountDownLatch left = new CountDownLatch(1);
  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

  DrippingBodyTest() throws IOException {}

  @BeforeEach
  void listen() {
    Thread thread = new Thread(this::serve);
    thread.setDaemon(true);
    thread.start();
  }

  /** Otherwise every time-out would leave a connection that never ends by itself. */
  @AfterEach
  void clientHasLeft() throws Exception {
    try {
      assertThat(left.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    } finally {
      server.close();
    }
  }

  private void serve() {
    try (Socket socket = server.accept()) {
      InputStream in = socket.getInputStream();
      byte[] some = new byte[4096];
      int head = in.read(some);
      OutputStream out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(ISO_8859_1));
      socket.setSoTimeout(100);
      while (head >= 0 && drips.getAndDecrement() > 0) {
        out.write(' ');
        dripping.countDown();
        head = read(in, some);
      }
    } catch (IOException reset) {
      // The client has left in this way.
    } finally {
      left.countDown();
    }
  }

  private static int read(InputStream in, byte[] some) throws IOException {
    try {
      return in.read(some);
    } catch (SocketTimeoutException stillThere) {
      return 0;
    }
  }

  @Test
  void endsSendAtTheDeadline() {
    assertThat(codeOf(catchThrowable(() -> PAYMENTS.send(client, request(), String.class))))
        .isEqualTo("payments upstream_timeout");
  }

  @Test
  void endsSendAsyncAtTheDeadline() {
    assertThat(
            codeOf(
                catchThrowable(() -> PAYMENTS.sendAsync(client, request(), String.class).join())
                    .getCause()))
        .isEqualTo("payments upstream_timeout");
  }

  @Test
  void endsACallThatWaitsForTheWholeBody() {
    assertThat(
            codeOf(
                catchThrowable(
                    () ->
                        PAYMENTS.call(
                            () -> client.send(request(), BodyHandlers.ofString()).body()))))
        .isEqualTo("payments upstream_timeout");
  }

  /**
   * The stream of {@code java.net.http} swallows interruptions before Java 20: on 17 it ends when
   * its connection does.
   */
  @Test
  void streamIsLateForTheDeadlineUntilItEnds() {
    drips.set(12);
    Throwable thrown =
        catchThrowable(
            () ->
                PAYMENTS.call(
                    () -> {
                      try (InputStream body =
                          client.send(request(), BodyHandlers.ofInputStream()).body()) {
                        return body.readAllBytes();
                      }
                    }));
    assertThat(codeOf(thrown)).isEqualTo("payments upstream_timeout");
  }

  @Test
  void endsACallWithoutWaiting() {
    assertThat(
            codeOf(
                catchThrowable(
                        () ->
                            PAYMENTS
                                .callAsync(
                                    () -> client.sendAsync(request(), BodyHandlers.ofString()))
                                .join())
                    .getCause()))
        .isEqualTo("payments upstream_timeout");
  }

  @Test
  void cancellingTheFutureEndsTheExchangeInItsBody() throws Exception {
    CompletableFuture<String> answer =
        PAYMENTS.deadline(Duration.ofMinutes(1)).sendAsync(client, request(), String.class);
    assertThat(dripping.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(answer.cancel(true)).isTrue();
  }

  private HttpRequest request() {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"))
        .build();
  }

  private static String codeOf(@Nullable Throwable thrown) {
    assertThat(thrown).isInstanceOf(UpstreamException.class);
    var problem = ((UpstreamException) thrown).problem();
    return problem.upstream() + " " + problem.type().code();
  }
}
