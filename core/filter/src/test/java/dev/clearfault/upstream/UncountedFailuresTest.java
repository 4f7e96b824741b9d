package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import dev.clearfault.Upstream;
import dev.clearfault.upstream.UpstreamHealth.Circuit;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Failures that say nothing against the service open no circuit for all other requests. */
@Timeout(120)
class UncountedFailuresTest {
  private static final int MORE_THAN_A_BREAKER_TAKES = 12;

  private final Upstream payments = Upstream.named("payments").breaker();

  interface Act {
    Object run() throws IOException, InterruptedException;
  }

  @Test
  void passwordThatTheServiceRefusesIsAnErrorStatus() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    server.start();
    try {
      HttpClient client = HttpClient.newBuilder().authenticator(new WrongPassword()).build();
      URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      Throwable thrown = repeat(() -> client.send(request, BodyHandlers.ofString()));
      assertThat(codeOf(thrown)).isEqualTo("upstream_error_status");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void statusBelow500OfUrlConnectionsIsAboutTheRequest() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(Integer.parseInt(exchange.getRequestURI().getQuery()), -1);
          exchange.close();
        });
    server.start();
    try {
      for (int status : new int[] {400, 404, 409, 410}) {
        URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/?" + status);
        Throwable thrown = repeat(() -> uri.toURL().openStream().read());
        assertThat(codeOf(thrown)).as("%s", status).isEqualTo("upstream_error_status");
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  void burstOfOursOverOneConnectionIsOverloaded() {
    Throwable thrown =
        repeat(
            () -> {
              throw new IOException("too many concurrent streams");
            });
    assertThat(codeOf(thrown)).isEqualTo("upstream_overloaded");
    assertThat(((UpstreamException) thrown).problem().nothingWasDone()).isTrue();
  }

  @Test
  void threadsOfTheClientThatWeHaveEndedAreOurs() {
    ExecutorService ended = Executors.newSingleThreadExecutor();
    ended.shutdown();
    Throwable thrown =
        repeat(
            () -> {
              try {
                ended.execute(() -> {});
                return "";
              } catch (RejectedExecutionException e) {
                throw new IOException(e); // As java.net.http does.
              }
            });
    assertThat(thrown).hasRootCauseInstanceOf(RejectedExecutionException.class);
    assertThat(thrown).isNotInstanceOf(UpstreamException.class);
  }

  private Throwable repeat(Act act) {
    for (int i = 0; i < MORE_THAN_A_BREAKER_TAKES; i++) {
      assertThat(catchThrowable(() -> payments.call(act::run))).isNotNull();
    }
    assertThat(payments.health().circuit()).isEqualTo(Circuit.CLOSED);
    return catchThrowable(() -> payments.call(act::run));
  }

  private static String codeOf(Throwable thrown) {
    assertThat(thrown).isInstanceOf(UpstreamException.class);
    return ((UpstreamException) thrown).problem().type().code();
  }

  private static final class WrongPassword extends Authenticator {
    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return new PasswordAuthentication("shop", "wrong".toCharArray());
    }
  }
}
