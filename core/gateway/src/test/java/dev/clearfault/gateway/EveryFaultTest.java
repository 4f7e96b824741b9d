package dev.clearfault.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clearfault.spi.Occurrence;
import dev.clearfault.upstream.fixture.Fault;
import dev.clearfault.upstream.fixture.FaultyServer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every fault that the client libraries are tried with, behind the gateway. The gateway trusts what
 * the virtual machine trusts.
 */
@SuppressWarnings("NullAway.Init")
class EveryFaultTest {
  @TempDir private static Path folder;
  private static final Map<Fault, FaultyServer> SERVICES = new EnumMap<>(Fault.class);
  private static GatewayServer server;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException, LifecycleException {
    StringBuilder routes = new StringBuilder("routes:\n");
    for (Fault fault : faults().toList()) {
      SERVICES.put(fault, FaultyServer.with(fault));
      routes.append(route(fault));
    }
    SSLContext usual = SSLContext.getDefault();
    SSLContext.setDefault(service(Fault.TLS_EXPIRED).clientTls());
    try {
      server = new GatewayServer(folder, routes.toString());
    } finally {
      SSLContext.setDefault(usual);
    }
  }

  @AfterAll
  static void stop() throws IOException, LifecycleException {
    server.close();
    for (FaultyServer service : SERVICES.values()) {
      service.close();
    }
  }

  /** The gateway speaks HTTP/1.1 with services. */
  static Stream<Fault> faults() {
    return Arrays.stream(Fault.values()).filter(fault -> !fault.http2());
  }

  private static FaultyServer service(Fault fault) {
    return requireNonNull(SERVICES.get(fault));
  }

  private static String route(Fault fault) {
    return """
          - {prefix: %s, name: broken, service: "%s", contract: /WEB-INF/orders.yaml,
             retry: 0, deadline: %dms, maxResponseSize: 1MiB}
        """
        .formatted(prefix(fault), service(fault).uri(), fault.patienceMillis());
  }

  private static String prefix(Fault fault) {
    return "/" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Where there are two codes, the network decides what the gateway sees first. */
  @ParameterizedTest
  @CsvSource({
    "REFUSED, connect_refused",
    "UNKNOWN_HOST, dns_failure",
    "CONNECT_BLACK_HOLE, timeout",
    "CLOSE_ON_CONNECT, connection_reset|connect_refused",
    "RESET_ON_CONNECT, connection_reset|connect_refused",
    "GARBAGE_ON_CONNECT, protocol_error|connection_reset",
    "CLOSE_BEFORE_ANSWER, connection_reset",
    "RESET_BEFORE_ANSWER, connection_reset",
    "HANG_BEFORE_HEAD, timeout",
    "HALF_HEAD, connection_reset",
    "STALLED_HEAD, timeout",
    "DRIPPING_HEAD, timeout",
    "GARBAGE, protocol_error",
    "BAD_STATUS_LINE, protocol_error",
    "STATUS_TOO_LOW, protocol_error",
    "STATUS_TOO_HIGH, protocol_error",
    "BAD_HEADER, protocol_error",
    "BAD_CONTENT_LENGTH, protocol_error",
    "NEGATIVE_CONTENT_LENGTH, protocol_error",
    "BAD_CHUNK, protocol_error",
    "OVERSIZE_BODY, response_too_large",
    "OVERSIZE_HEAD, response_too_large",
    "PROXY_UNAUTHORIZED, error_status",
    "SERVER_ERROR, error_status",
    "UNAVAILABLE, error_status",
    "TLS_EXPIRED, tls_failure",
    "TLS_WRONG_HOST, tls_failure",
    "TLS_CLIENT_CERTIFICATE_MISSING, tls_failure|connection_reset",
    "PLAIN_TEXT_ON_TLS_PORT, tls_failure",
    "ALERT_IN_TLS_HANDSHAKE, tls_failure",
    "CLOSE_IN_TLS_HANDSHAKE, tls_failure",
    "RESET_IN_TLS_HANDSHAKE, tls_failure|connection_reset",
    "HANG_IN_TLS_HANDSHAKE, timeout"
  })
  void aFaultBeforeTheBodyIsA502(Fault fault, String code) throws IOException {
    String answer = get(fault);
    assertThat(answer)
        .startsWith("HTTP/1.1 502")
        .containsPattern("\"code\":\"upstream_(" + code + ")\"")
        .contains("\"upstream\":\"broken\"")
        .doesNotContain("localhost", "nowhere", "Exception");
    assertThat(occurrence().delivered()).isTrue();
  }

  /** The client has the head already; but a reset can overtake it on the way to the gateway. */
  @ParameterizedTest
  @CsvSource({
    "STALLED_BODY, timeout",
    "DRIPPING_BODY, timeout",
    "SHORT_BODY, connection_reset",
    "CUT_CHUNKS, connection_reset",
    "RESET_IN_BODY, connection_reset",
    "TLS_CLOSE_IN_BODY, connection_reset"
  })
  void aBodyThatBreaksOffIsSeenByTheClient(Fault fault, String code) throws IOException {
    String answer = get(fault);
    boolean isTold = fault == Fault.RESET_IN_BODY && answer.startsWith("HTTP/1.1 502");
    assertThat(answer)
        .startsWith(isTold ? "HTTP/1.1 502" : "HTTP/1.1 200")
        .doesNotContain("\r\n0\r\n");
    Occurrence occurrence = occurrence();
    assertThat(occurrence.document().code()).isEqualTo("upstream_" + code);
    assertThat(occurrence.delivered()).isEqualTo(isTold);
  }

  /** Whether a body fits the contract of the answer is not the gateway's to say. */
  @ParameterizedTest
  @CsvSource({
    "BAD_GZIP, 200",
    "HTML_BODY, 200",
    "HTML_AS_JSON, 200",
    "CUT_JSON, 200",
    "JSON_OF_ANOTHER_TYPE, 200",
    "EMPTY_BODY, 200",
    "REDIRECT_LOOP, 302",
    "BAD_LOCATION, 302",
    "UNAUTHORIZED, 401",
    "UNAUTHORIZED_UNEXPLAINED, 401",
    "NOT_FOUND, 404",
    "TOO_MANY_REQUESTS, 429",
    "TLS_UNTRUSTED, 200"
  })
  void anyOtherAnswerIsTheServices(Fault fault, int status) throws IOException {
    assertThat(get(fault)).startsWith("HTTP/1.1 " + status).contains("Via: 1.1 clearfault");
  }

  /** The virtual machine that runs the tests does not know our authority. */
  @Test
  void anUnknownAuthorityIsATlsFailure(@TempDir Path other) throws IOException, LifecycleException {
    try (GatewayServer untrusting =
        new GatewayServer(other, "routes:\n" + route(Fault.TLS_UNTRUSTED))) {
      assertThat(untrusting.get(prefix(Fault.TLS_UNTRUSTED) + "/api/orders"))
          .startsWith("HTTP/1.1 502")
          .contains("\"code\":\"upstream_tls_failure\"");
    }
  }

  @Test
  void noFaultIsForgotten() {
    assertThat(EveryModeTest.tried(EveryFaultTest.class).stream().map(Fault::valueOf))
        .containsExactlyInAnyOrderElementsOf(faults().toList());
  }

  /** Returns what listeners were told of the request; they may be told after the answer. */
  private static Occurrence occurrence() {
    await().atMost(Duration.ofSeconds(20)).until(() -> !server.occurrences.isEmpty());
    assertThat(server.occurrences).hasSize(1);
    return server.occurrences.get(0);
  }

  private static String get(Fault fault) throws IOException {
    server.occurrences.clear();
    return server.get(prefix(fault) + "/api/orders");
  }
}
