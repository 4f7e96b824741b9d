package dev.clearfault.internal.classify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A service acts on a request, ends without an answer and is gone. A client library that tries
 * again finds nobody. This alone would say that the service has done nothing.
 */
@Timeout(120)
class RepeatedCallsTest {
  private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final byte[] ORDER = "one order".getBytes(US_ASCII);

  private final ServerSocket listener;

  RepeatedCallsTest() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread service = new Thread(this::serve, "a service that ends");
    service.setDaemon(true);
    service.start();
  }

  @AfterEach
  void end() throws IOException {
    listener.close();
  }

  private String url() {
    return "http://localhost:" + listener.getLocalPort() + "/";
  }

  /** Answers the first request, and has acted on the second one when it ends. */
  private void serve() {
    try (Socket socket = listener.accept()) {
      read(socket);
      socket.getOutputStream().write(ANSWER.getBytes(US_ASCII));
      read(socket);
      listener.close();
    } catch (IOException over) {
      // The test is over.
    }
  }

  private static void read(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder request = new StringBuilder();
    while (!request.toString().endsWith(new String(ORDER, US_ASCII))) {
      int next = in.read();
      if (next < 0) {
        return;
      }
      request.append((char) next);
    }
  }

  @Test
  void postThatOkHttpHasRepeatedIsNotRetryable() throws IOException {
    OkHttpClient client = new OkHttpClient();
    post(client);
    mayHaveActed(catchThrowable(() -> post(client)));
  }

  private void post(OkHttpClient client) throws IOException {
    Request request = new Request.Builder().url(url()).post(RequestBody.create(ORDER)).build();
    try (Response response = client.newCall(request).execute()) {
      assertThat(response.body().string()).isEqualTo("ok");
    }
  }

  @Test
  void postThatHttpUrlConnectionHasRepeatedIsNotRetryable() throws IOException {
    post();
    mayHaveActed(catchThrowable(this::post));
  }

  private void post() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url()).toURL().openConnection();
    connection.setDoOutput(true);
    connection.getOutputStream().write(ORDER);
    try (InputStream answer = connection.getInputStream()) {
      assertThat(answer.readAllBytes()).hasSize(2);
    }
  }

  private static void mayHaveActed(Throwable thrown) {
    assertThat(thrown).isInstanceOf(ConnectException.class);
    Problem problem = UpstreamFailures.classify(Causes.chain(thrown));
    assertThat(problem).isNotNull();
    assertThat(problem.type().code()).isEqualTo("upstream_connect_refused");
    assertThat(problem.nothingWasDone()).isFalse();
    Problem called = UpstreamFailures.classifyCall(Causes.chain(new IOException("x", thrown)));
    assertThat(called).isNotNull().extracting(Problem::nothingWasDone).isEqualTo(false);
  }
}
