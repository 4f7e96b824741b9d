package dev.clearfault.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clearfault.Upstream;
import dev.clearfault.internal.classify.ClientConnection;
import dev.clearfault.problem.AsProblem;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.testing.StandInUpstream;
import dev.clearfault.upstream.fixture.Fault;
import dev.clearfault.upstream.fixture.FaultyServer;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class UpstreamTest {
  private static final Upstream PAYMENTS =
      Upstream.named("payments").deadline(Duration.ofSeconds(1));

  private static final StandInUpstream STAND_IN =
      StandInUpstream.answering("{\"id\":\"p-1\",\"status\":\"PAID\",\"more\":[]}");

  private final HttpClient client = HttpClient.newHttpClient();

  record Receipt(String id, @JsonProperty(required = true) String status) {
    Receipt {
      Objects.requireNonNull(id, "id");
    }
  }

  record Mistyped(String id, int status) {}

  record Incomplete(String id, @JsonProperty(required = true) String currency) {}

  record Refusing(String id) {
    Refusing {
      if (id != null) {
        throw new IllegalStateException("no " + id);
      }
    }
  }

  interface Unmappable {}

  @AsProblem(status = 409, code = "taken", title = "Taken")
  static final class TakenException extends IOException {}

  @AfterAll
  static void close() {
    STAND_IN.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "payments", "p-2", "a23456789012345678901234567890123456789-"})
  void namesAreShortAndPlain(String name) {
    assertThat(Upstream.named(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Payments",
        "2pay",
        "-p",
        "pay_ments",
        "pay.example.com",
        "p\u00e4",
        "a234567890123456789012345678901234567890x"
      })
  void otherNamesAreRefusedWithTheRemedy(String name) {
    assertThatThrownBy(() -> Upstream.named(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'")
        .hasMessageContaining("write a lower-case letter")
        .hasMessageContaining("clients will see it");
  }

  @Test
  void limitsHaveToBePositive() {
    assertThatThrownBy(() -> PAYMENTS.deadline(Duration.ZERO)).hasMessageContaining("payments");
    assertThatThrownBy(() -> PAYMENTS.deadline(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PAYMENTS.maxResponseSize(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("payments");
  }

  @Test
  @SuppressWarnings("NullAway") // It does not read the type of a lambda's result.
  void valueOfACallIsReturned() {
    assertThat(PAYMENTS.call(() -> "paid")).isEqualTo("paid");
    assertThat(PAYMENTS.<@Nullable String, RuntimeException>call(() -> null)).isNull();
  }

  static Stream<Map.Entry<Throwable, String>> upstreams() throws IOException {
    return Stream.of(
        Map.entry(new IOException("anything"), "upstream_failure"),
        Map.entry(new RuntimeException(new IOException("anything")), "upstream_failure"),
        Map.entry(new UncheckedIOException(new IOException("x")), "upstream_failure"),
        Map.entry(new IOException("Connection reset by peer"), "upstream_connection_reset"),
        Map.entry(new IOException("stream closed"), "upstream_failure"),
        Map.entry(new EOFException(), "upstream_connection_reset"),
        Map.entry(new ConnectException("Connection refused"), "upstream_connect_refused"),
        Map.entry(new UnknownHostException("db-7"), "upstream_dns_failure"),
        Map.entry(new SSLHandshakeException("x"), "upstream_tls_failure"),
        Map.entry(new SocketTimeoutException("Read timed out"), "upstream_timeout"),
        Map.entry(new HttpConnectTimeoutException("x"), "upstream_timeout"),
        Map.entry(new TimeoutException(), "upstream_timeout"),
        Map.entry(new ExecutionException(new TimeoutException()), "upstream_timeout"),
        Map.entry(new IllegalStateException(new HttpTimeoutException("x")), "upstream_timeout"),
        Map.entry(new MalformedInputException(3), "upstream_invalid_response"),
        Map.entry(unreadableJson(), "upstream_invalid_response"),
        Map.entry(new ExecutionException(unreadableJson()), "upstream_invalid_response"),
        Map.entry(
            new SQLTransientConnectionException("x", new ConnectException("Connection refused")),
            "upstream_connect_refused"),
        Map.entry(new SQLTransientConnectionException("pool is empty"), "upstream_failure"));
  }

  @ParameterizedTest
  @MethodSource("upstreams")
  void failureOfACallIsTheUpstreams(Map.Entry<Throwable, String> failure) {
    Throwable thrown = catchThrowable(() -> PAYMENTS.call(() -> raise(failure.getKey())));
    assertThat(thrown).isInstanceOf(UpstreamException.class).hasCause(failure.getKey());
    Problem problem = ((UpstreamException) thrown).problem();
    assertThat(problem.type().code()).isEqualTo(failure.getValue());
    assertThat(problem.upstream()).isEqualTo("payments");
    assertThat(problem.status()).isEqualTo(502);
    assertThat(problem.nothingWasDone()).isNotNull();
  }

  static Stream<Throwable> passing() {
    return Stream.of(
        new OutOfMemoryError("x"),
        new AssertionError("x", new ConnectException()),
        new ExceptionInInitializerError(new HttpTimeoutException("x")),
        new ProblemException(Problem.of(ProblemType.ofStatus(404))),
        new ExecutionException(new ProblemException(Problem.of(ProblemType.ofStatus(404)))),
        new TakenException(),
        new NullPointerException(),
        new ClassCastException(),
        new IndexOutOfBoundsException(),
        new IllegalArgumentException(),
        new NumberFormatException("For input string: \"x\""),
        new IllegalStateException(),
        new IllegalStateException(new IOException("of a template")),
        new CancellationException(),
        new UnsupportedOperationException(),
        new RuntimeException("unknown"),
        new Exception("unknown and checked"),
        new SQLIntegrityConstraintViolationException("duplicate"),
        new SQLException("syntax"),
        new BindException("Address already in use"),
        new NoSuchFileException("/etc/x"),
        unmappable());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void otherFailurePassesUnchanged(Throwable failure) {
    assertPasses(failure);
  }

  @Test
  void exceptionOfTheConnectionToTheClientPassesUnchanged() {
    IOException marked = new EOFException();
    ClientConnection.mark(marked);
    ClientConnection.mark(marked);
    assertThat(marked.getSuppressed()).hasSize(1);
    assertPasses(marked);
    IOException wrapper = new IOException("request body failed", marked);
    assertPasses(wrapper);
  }

  /** It passes unchanged. Only an {@code IOException} needs a wrapper. */
  private static void assertPasses(Throwable failure) {
    Throwable thrown = catchThrowable(() -> PAYMENTS.call(() -> raise(failure)));
    if (failure instanceof IOException) {
      assertThat(thrown).isExactlyInstanceOf(UncheckedIOException.class);
      assertThat(thrown.getCause()).isSameAs(failure);
    } else {
      assertThat(thrown).isSameAs(failure);
    }
  }

  @Test
  void interruptionIsOpaqueAndKeepsTheFlag() {
    InterruptedException interruption = new InterruptedException();
    Throwable thrown = catchThrowable(() -> PAYMENTS.call(() -> raise(interruption)));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown).isInstanceOf(ProblemException.class).hasCause(interruption);
    Problem problem = ((ProblemException) thrown).problem();
    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.upstream()).isNull();
    assertThat(problem.detail()).isNull();
  }

  @Test
  void innerUpstreamKeepsItsName() {
    Upstream outer = Upstream.named("shop");
    assertThat(
            codeOf(
                catchThrowable(
                    () -> outer.call(() -> PAYMENTS.call(() -> raise(new EOFException()))))))
        .isEqualTo("payments upstream_connection_reset");
  }

  @ParameterizedTest
  @CsvSource({"200", "201", "204", "299"})
  void successIsExpected(int status) {
    assertThat(catchThrowable(() -> PAYMENTS.expectSuccess(status))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"100", "199", "300", "304", "401", "404", "429", "500", "503", "0", "-1", "999"})
  void anyOtherStatusIsAnError(int status) {
    assertThat(codeOf(catchThrowable(() -> PAYMENTS.expectSuccess(status))))
        .isEqualTo("payments upstream_error_status");
  }

  @Test
  void successThatWasNotAgreedOnIsInvalid() {
    Upstream strict = PAYMENTS.expecting(200, 201);
    assertThat(catchThrowable(() -> strict.expectSuccess(201))).isNull();
    assertThat(codeOf(catchThrowable(() -> strict.expectSuccess(202))))
        .isEqualTo("payments upstream_invalid_response");
    assertThat(codeOf(catchThrowable(() -> strict.expectSuccess(404))))
        .isEqualTo("payments upstream_error_status");
    assertThatThrownBy(() -> PAYMENTS.expecting(404)).hasMessageContaining("404");
  }

  @Test
  void answerIsReadWhateverElseItHolds() {
    STAND_IN.mode("ok");
    assertThat(PAYMENTS.send(client, request(), Receipt.class))
        .isEqualTo(new Receipt("p-1", "PAID"));
    assertThat(PAYMENTS.sendAsync(client, request(), Receipt.class).join())
        .isEqualTo(new Receipt("p-1", "PAID"));
  }

  @ParameterizedTest
  @CsvSource({
    "refuse, upstream_connect_refused",
    "reset, upstream_connection_reset",
    "hang, upstream_timeout",
    "garbage, upstream_protocol_error",
    "oversize, upstream_response_too_large",
    "html, upstream_invalid_response",
    "error500, upstream_error_status",
    "error404, upstream_error_status"
  })
  void everyModeOfTheStandInHasItsCode(String mode, String code) {
    STAND_IN.mode(mode);
    Throwable thrown = catchThrowable(() -> PAYMENTS.send(client, request(), Receipt.class));
    assertThat(codeOf(thrown)).isEqualTo("payments " + code);
    Throwable later =
        catchThrowable(() -> PAYMENTS.sendAsync(client, request(), Receipt.class).join());
    assertThat(later).isInstanceOf(CompletionException.class);
    assertThat(codeOf(later.getCause())).isEqualTo("payments " + code);
    STAND_IN.mode("ok");
    assertThat(PAYMENTS.send(client, request(), Receipt.class).status()).isEqualTo("PAID");
  }

  @ParameterizedTest
  @ValueSource(classes = {Mistyped.class, Incomplete.class, Refusing.class})
  void answerThatTheTypeDoesNotTakeIsInvalid(Class<?> type) {
    STAND_IN.mode("ok");
    assertThat(codeOf(catchThrowable(() -> PAYMENTS.send(client, request(), type))))
        .isEqualTo("payments upstream_invalid_response");
  }

  @Test
  void typeThatCannotBeMappedIsOurFault() {
    STAND_IN.mode("ok");
    assertThat(catchThrowable(() -> PAYMENTS.send(client, request(), Unmappable.class)))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void deadlineIsOverTheBody() throws Exception {
    try (FaultyServer server = FaultyServer.with(Fault.STALLED_BODY)) {
      HttpRequest request = HttpRequest.newBuilder(server.uri()).build();
      assertThat(codeOf(catchThrowable(() -> PAYMENTS.send(client, request, Receipt.class))))
          .isEqualTo("payments upstream_timeout");
    }
  }

  private static HttpRequest request() {
    return HttpRequest.newBuilder(STAND_IN.uri().resolve("/payments")).build();
  }

  private static String codeOf(@Nullable Throwable thrown) {
    assertThat(thrown).isInstanceOf(UpstreamException.class);
    Problem problem = ((UpstreamException) thrown).problem();
    return problem.upstream() + " " + problem.type().code();
  }

  private static JacksonException unreadableJson() {
    return (JacksonException)
        catchThrowable(() -> JsonMapper.shared().readValue("{\"id\":", Receipt.class));
  }

  private static JacksonException unmappable() {
    return (JacksonException)
        catchThrowable(() -> JsonMapper.shared().readValue("{}", Unmappable.class));
  }

  private static Object raise(Throwable failure) throws Exception {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (Exception) failure;
  }
}
