package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.clearfault.Upstream;
import dev.clearfault.internal.classify.Causes;
import dev.clearfault.upstream.UpstreamHealth.Circuit;
import dev.clearfault.upstream.fixture.LocalServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class OnBehalfOfTest {
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final String DEADLINE = "X-Deadline-Ms";
  private static final String ID = "X-Request-Id";

  private final Upstream payments =
      Upstream.named("payments").retry(2).requestIdHeader(ID).deadlineHeader(DEADLINE);

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Headers> arrived = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);

  /** How many requests the server takes its time for and then breaks off. */
  private final AtomicInteger faults = new AtomicInteger();

  private final LocalServer server = LocalServer.answering(this::answer);

  OnBehalfOfTest() throws IOException {}

  record Receipt(String id) {}

  @AfterEach
  void close() {
    over.countDown();
    server.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    arrived.add(exchange.getRequestHeaders());
    try {
      boolean hangs = exchange.getRequestURI().getPath().equals("/hang");
      if (hangs || faults.getAndDecrement() > 0) {
        boolean ignored = over.await(hangs ? 20_000 : 20, TimeUnit.MILLISECONDS);
        exchange.close();
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] body = "{\"id\":\"p-1\"}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void traceAndRequestIdTravel(boolean waiting) {
    Map<String, String> inbound = Map.of("traceparent", TRACE, "tracestate", "a=1,b=2", ID, "r-1");
    send(payments.onBehalfOf(inbound::get), waiting);
    assertThat(sent("traceparent")).isEqualTo(TRACE);
    assertThat(sent("tracestate")).isEqualTo("a=1,b=2");
    assertThat(sent(ID)).isEqualTo("r-1");
    assertThat(sent("X-Own")).isEqualTo("1");
  }

  @Test
  void nothingTravelsUnlessToldTo() {
    send(Upstream.named("other"), true);
    send(Upstream.named("other").onBehalfOf(name -> "1"), true);
    for (Headers headers : arrived) {
      assertThat(headers).doesNotContainKeys("Traceparent", "Tracestate", "X-request-id");
      assertThat(headers).doesNotContainKey("X-deadline-ms");
    }
  }

  @Test
  void ownHeadersWin() {
    Map<String, String> inbound = Map.of("traceparent", TRACE, "tracestate", "a=1", ID, "r-1");
    String own = TRACE.replace('4', '5');
    HttpRequest request =
        request("/").header("TraceParent", own).header(ID, "mine").header(DEADLINE, "7").build();
    assertThat(payments.onBehalfOf(inbound::get).send(client, request, Receipt.class)).isNotNull();
    assertThat(arrived.get(0).get("traceparent")).containsExactly(own);
    assertThat(arrived.get(0)).doesNotContainKey("Tracestate");
    assertThat(arrived.get(0).get(ID)).containsExactly("mine");
    assertThat(arrived.get(0).get(DEADLINE)).containsExactly("7");
  }

  static List<String> hostile() {
    return List.of(
        "",
        "x\r\nEvil: 1",
        TRACE + "\r\nEvil: 1",
        "cc" + TRACE.substring(2) + "-\r\nEvil: 1\r\n",
        "a=1\nb",
        "\0",
        "a=\u00e4\u4e16",
        "x".repeat(10_000),
        "a=" + "x".repeat(10_000),
        TRACE + ", " + TRACE);
  }

  @Test
  void malformedHeaderOfAClientIsNotPassedOn() {
    for (String value : hostile()) {
      send(payments.onBehalfOf(name -> value), true);
      send(payments.onBehalfOf(name -> name.equals("traceparent") ? TRACE : value), false);
    }
    for (Headers headers : arrived) {
      assertThat(headers).doesNotContainKeys("Evil", "Tracestate", "X-request-id");
      List<String> trace = headers.get("traceparent");
      assertThat(trace == null || trace.equals(List.of(TRACE))).isTrue();
      assertThat(Long.parseLong(headers.getFirst(DEADLINE))).isBetween(5_000L, 10_000L);
    }
    assertThat(arrived).hasSize(2 * hostile().size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void remainingTimeShrinksFromAttemptToAttempt(boolean waiting) {
    faults.set(2);
    send(payments, waiting);
    List<Long> left =
        arrived.stream().map(headers -> Long.parseLong(headers.getFirst(DEADLINE))).toList();
    assertThat(left).hasSize(3);
    assertThat(left.get(0)).isBetween(5_000L, 10_000L);
    assertThat(left.get(1)).isLessThan(left.get(0));
    assertThat(left.get(2)).isLessThan(left.get(1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingIsSentAfterTheClientHasStoppedWaiting(boolean waiting) {
    Upstream hurried = payments.onBehalfOf(inbound("1500"));
    assertThat(codeOf(catchThrowable(() -> send(hurried, "/hang", waiting))))
        .isEqualTo("payments upstream_timeout false");
    assertThat(Long.parseLong(sent(DEADLINE))).isBetween(1L, 1500L);
    assertThat(codeOf(catchThrowable(() -> send(hurried, "/", waiting))))
        .isEqualTo("payments upstream_timeout true");
    assertThat(arrived).hasSize(1);
  }

  @Test
  void ownDeadlineWinsWhereItIsShorter() {
    Upstream own = payments.retry(0).deadline(Duration.ofMillis(300)).onBehalfOf(inbound("60000"));
    assertThat(codeOf(catchThrowable(() -> send(own, "/hang", true))))
        .isEqualTo("payments upstream_timeout false");
    assertThat(own.health().failures()).containsEntry("upstream_timeout", 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "-99999"})
  void callThatIsTooLateBeforeItBeginsSendsNothing(String value) {
    Upstream late = payments.onBehalfOf(inbound(value));
    for (boolean waiting : new boolean[] {true, false}) {
      assertThat(codeOf(catchThrowable(() -> send(late, waiting))))
          .isEqualTo("payments upstream_timeout true");
    }
    assertThat(codeOf(catchThrowable(() -> late.call(() -> "called"))))
        .isEqualTo("payments upstream_timeout true");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(arrived).isEmpty();
    assertThat(late.health().failures()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "1e3", "+5", " 5", "5.0", "5, 6", "-", "--1", "\u0663", "1ms"})
  void deadlineThatIsNoNumberIsIgnored(String value) {
    send(payments.onBehalfOf(inbound(value)), true);
    send(payments.onBehalfOf(inbound("9".repeat(12))), true);
    send(payments.onBehalfOf(inbound("9".repeat(13))), true);
    assertThat(arrived)
        .hasSize(3)
        .allSatisfy(
            headers ->
                assertThat(Long.parseLong(headers.getFirst(DEADLINE))).isBetween(5_000L, 10_000L));
  }

  /** Otherwise a client could open the circuit. */
  @Test
  void clientInAHurryOpensNoCircuit() {
    Upstream guarded = payments.breaker();
    for (int i = 0; i < 12; i++) {
      Upstream hurried = guarded.onBehalfOf(inbound("15"));
      CompletableFuture<String> never = new CompletableFuture<>();
      Throwable thrown =
          i % 2 == 0
              ? catchThrowable(() -> hurried.call(() -> never.get()))
              : catchThrowable(() -> hurried.callAsync(() -> never).join());
      assertThat(codeOf(thrown)).startsWith("payments upstream_timeout ");
    }
    assertThat(guarded.health().circuit()).isEqualTo(Circuit.CLOSED);
    assertThat(guarded.health().failures()).isEmpty();
  }

  @Test
  void otherClientsAreGivenTheHeaders() {
    Map<String, String> inbound = Map.of("traceparent", TRACE, ID, "r-1", DEADLINE, "5000");
    Map<String, String> headers = payments.onBehalfOf(inbound::get).headersToSend();
    assertThat(headers).containsOnlyKeys("traceparent", ID, DEADLINE).containsEntry(ID, "r-1");
    assertThat(Long.parseLong(headers.get(DEADLINE))).isBetween(1L, 5_000L);
    assertThat(Upstream.named("other").headersToSend()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Host", "Content-Length", "X Request", "x:y", "\u00e4", "a\r\nb"})
  void headerThatCannotBeSetIsRefused(String name) {
    assertThatThrownBy(() -> payments.requestIdHeader(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'")
        .hasMessageContaining("X-Request-Id");
    assertThatThrownBy(() -> payments.deadlineHeader(name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void headerThatIsNamedTooLateIsRefused() {
    Upstream known = payments.onBehalfOf(inbound(null));
    assertThatThrownBy(() -> known.requestIdHeader("X-Id"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("before onBehalfOf");
  }

  private static Function<String, @Nullable String> inbound(@Nullable String deadline) {
    return name -> name.equals(DEADLINE) ? deadline : null;
  }

  private void send(Upstream upstream, boolean waiting) {
    send(upstream, "/", waiting);
  }

  private void send(Upstream upstream, String path, boolean waiting) {
    HttpRequest request = request(path).header("X-Own", "1").build();
    Receipt receipt =
        waiting
            ? upstream.send(client, request, Receipt.class)
            : upstream.sendAsync(client, request, Receipt.class).join();
    assertThat(receipt.id()).isEqualTo("p-1");
  }

  /** PUT: the JDK's client repeats a GET by itself. */
  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.uri(path)).PUT(BodyPublishers.ofString("{}"));
  }

  private String sent(String header) {
    return arrived.get(0).getFirst(header);
  }

  private static String codeOf(Throwable thrown) {
    Throwable failure = Causes.completedBy(thrown);
    assertThat(failure).isInstanceOf(UpstreamException.class);
    var problem = ((UpstreamException) failure).problem();
    return problem.upstream() + " " + problem.type().code() + " " + problem.nothingWasDone();
  }
}
