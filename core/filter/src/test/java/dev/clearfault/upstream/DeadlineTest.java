package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.clearfault.Upstream;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.upstream.fixture.Fault;
import dev.clearfault.upstream.fixture.FaultyServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DeadlineTest {
  private static final Upstream PAYMENTS =
      Upstream.named("payments").deadline(Duration.ofMillis(300));

  private final HttpClient client = HttpClient.newHttpClient();

  @ParameterizedTest
  @EnumSource(names = {"HANG_BEFORE_HEAD", "STALLED_HEAD", "STALLED_BODY"})
  void endsACallThatBlocks(Fault fault) throws Exception {
    try (FaultyServer server = FaultyServer.with(fault)) {
      HttpRequest request = HttpRequest.newBuilder(server.uri()).build();
      Throwable thrown =
          catchThrowable(
              () -> PAYMENTS.call(() -> client.send(request, BodyHandlers.ofString()).body()));
      assertThat(codeOf(thrown)).isEqualTo("payments upstream_timeout");
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HANG_BEFORE_HEAD", "STALLED_BODY"})
  void endsACallThatDoesNot(Fault fault) throws Exception {
    try (FaultyServer server = FaultyServer.with(fault)) {
      HttpRequest request = HttpRequest.newBuilder(server.uri()).build();
      CompletableFuture<HttpResponse<String>> exchange =
          client.sendAsync(request, BodyHandlers.ofString());
      CompletableFuture<HttpResponse<String>> answer = PAYMENTS.callAsync(() -> exchange);
      Throwable thrown = catchThrowable(answer::join);
      assertThat(thrown).isInstanceOf(CompletionException.class);
      assertThat(codeOf(thrown.getCause())).isEqualTo("payments upstream_timeout");
      await().until(exchange::isDone);
    }
  }

  /** Otherwise every time-out would leave a connection to a server that is in trouble already. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void exchangeIsBrokenOffAtTheDeadline(boolean waiting) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(60_000);
      URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      // Long enough for a client that is used for the first time to connect.
      Upstream upstream = PAYMENTS.deadline(Duration.ofSeconds(3));
      CompletableFuture<Throwable> failure =
          CompletableFuture.supplyAsync(
              () ->
                  catchThrowable(
                      () -> {
                        if (waiting) {
                          upstream.send(client, request, String.class);
                        } else {
                          upstream.sendAsync(client, request, String.class).join();
                        }
                      }));
      try (Socket socket = server.accept()) {
        socket.setSoTimeout(60_000);
        InputStream in = socket.getInputStream();
        assertThat(readToTheEnd(in)).isTrue();
      }
      assertThat(failure.get()).isNotNull();
    }
  }

  private static boolean readToTheEnd(InputStream in) throws IOException {
    try {
      return in.readAllBytes().length > 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Test
  void aClientThatIgnoresInterruptionEndsByItsOwnTimeOut() throws Exception {
    try (FaultyServer server = FaultyServer.with(Fault.STALLED_BODY)) {
      Throwable thrown =
          catchThrowable(
              () ->
                  PAYMENTS.call(
                      () -> {
                        HttpURLConnection connection =
                            (HttpURLConnection) server.uri().toURL().openConnection();
                        connection.setReadTimeout(900);
                        return connection.getInputStream().readAllBytes();
                      }));
      assertThat(codeOf(thrown)).isEqualTo("payments upstream_timeout");
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  /** The call knows what it did; the interruption only makes it end earlier. */
  @Test
  void valueThatComesLateIsAValue() {
    assertThat(
            PAYMENTS.call(
                () -> {
                  assertThat(interruptions(1)).isTrue();
                  return "paid";
                }))
        .isEqualTo("paid");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void callThatSwallowsTheInterruptionIsInterruptedAgain() {
    assertThat(PAYMENTS.call(() -> interruptions(3))).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void outerDeadlineEndsAnInnerCall() {
    Upstream slow = Upstream.named("slow");
    Throwable thrown =
        catchThrowable(() -> PAYMENTS.call(() -> slow.call(DeadlineTest::waitForEver)));
    assertThat(codeOf(thrown)).isEqualTo("payments upstream_timeout");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void innerDeadlineKeepsItsName() {
    Upstream outer = Upstream.named("outer");
    Throwable thrown =
        catchThrowable(() -> outer.call(() -> PAYMENTS.call(DeadlineTest::waitForEver)));
    assertThat(codeOf(thrown)).isEqualTo("payments upstream_timeout");
  }

  @Test
  void anyExceptionOfTheInterruptionIsATimeOut() {
    Throwable thrown =
        catchThrowable(
            () ->
                PAYMENTS.call(
                    () -> {
                      assertThat(interruptions(1)).isTrue();
                      throw new IllegalStateException("the pool has to stop");
                    }));
    assertThat(codeOf(thrown)).isEqualTo("payments upstream_timeout");
  }

  @Test
  void interruptionBySomebodyElseIsNoTimeOut() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Upstream patient = Upstream.named("patient");
    Thread thread =
        new Thread(
            () -> {
              outcome.complete(
                  catchThrowable(
                      () ->
                          patient.call(
                              () -> {
                                inside.countDown();
                                return waitForEver();
                              })));
              flag.complete(Thread.currentThread().isInterrupted());
            });
    thread.start();
    inside.await();
    thread.interrupt();
    assertThat(outcome.get())
        .isInstanceOf(ProblemException.class)
        .isNotInstanceOf(UpstreamException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(flag.get()).isTrue();
  }

  /** Calls that end at about their deadline: the moment in which a late interruption could hit. */
  @Test
  void noInterruptionHitsWhatTheThreadDoesNext() {
    Upstream hasty = PAYMENTS.deadline(Duration.ofNanos(200_000));
    for (int i = 0; i < 3000; i++) {
      long end = System.nanoTime() + 150_000 + (i % 100) * 1000L;
      Integer ignored =
          hasty.call(
              () -> {
                while (System.nanoTime() < end) {
                  Thread.onSpinWait();
                }
                return 1;
              });
      assertThat(Thread.interrupted()).as("after call %s", i).isFalse();
      for (int j = 0; j < 100; j++) {
        Thread.onSpinWait();
      }
      assertThat(Thread.interrupted()).as("later than call %s", i).isFalse();
    }
  }

  @Test
  void supplierThatFailsFailsTheFuture() {
    Throwable thrown =
        catchThrowable(
            () ->
                PAYMENTS
                    .callAsync(
                        () -> {
                          throw new UncheckedIOException(new IOException("x"));
                        })
                    .join());
    assertThat(codeOf(thrown.getCause())).isEqualTo("payments upstream_failure");
  }

  @Test
  void cancellingTheFutureCancelsTheCall() {
    CompletableFuture<String> call = new CompletableFuture<>();
    assertThat(PAYMENTS.callAsync(() -> call).cancel(true)).isTrue();
    assertThat(call).isCancelled();
  }

  @Test
  void asyncValueIsHandedOver() {
    CompletableFuture<String> call = new CompletableFuture<>();
    CompletableFuture<String> result = PAYMENTS.callAsync(() -> call);
    call.complete("paid");
    assertThat(result.join()).isEqualTo("paid");
  }

  private static String waitForEver() throws InterruptedException {
    new CountDownLatch(1).await();
    return "never";
  }

  /** Swallows the given number of interruptions. */
  private static boolean interruptions(int count) {
    for (int i = 0; i < count; i++) {
      try {
        String ignored = waitForEver();
        return false;
      } catch (InterruptedException swallowed) {
        // The interruption is swallowed on purpose.
      }
    }
    return true;
  }

  private static String codeOf(@Nullable Throwable thrown) {
    assertThat(thrown).isInstanceOf(UpstreamException.class);
    var problem = ((UpstreamException) thrown).problem();
    return problem.upstream() + " " + problem.type().code();
  }
}
