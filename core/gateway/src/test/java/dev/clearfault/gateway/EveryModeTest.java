package dev.clearfault.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.clearfault.testing.StandInUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a service can fail behind the gateway. {@link GatewayServer} waits 20 s. */
@SuppressWarnings("NullAway.Init")
class EveryModeTest {
  /** What each log line about a failure of the service has. */
  private static final String OF_SERVICE = " upstream=broken ";

  private static final List<String> LINES = new CopyOnWriteArrayList<>();
  private static final Logger LOGGER = Logger.getLogger("dev.clearfault");
  private static final Handler RECORDER = new Recorder();

  @TempDir private static Path folder;
  private static StandInUpstream broken;
  private static GatewayServer server;

  @BeforeAll
  static void start() throws LifecycleException {
    LOGGER.addHandler(RECORDER);
    broken = StandInUpstream.answering("{}");
    server =
        new GatewayServer(
            folder,
            """
            routes:
              - {prefix: /broken, name: broken, service: "%s", contract: /WEB-INF/orders.yaml,
                 retry: 0, maxResponseSize: 10MiB, bulkhead: 20}
              - {prefix: /slow, name: broken, service: "%s", contract: /WEB-INF/orders.yaml,
                 retry: 0, deadline: 300ms, bulkhead: 20}
            """
                .formatted(broken.uri(), broken.uri()));
  }

  @AfterAll
  static void stop() throws LifecycleException {
    server.close();
    broken.close();
    LOGGER.removeHandler(RECORDER);
  }

  @BeforeEach
  void forget() {
    server.occurrences.clear();
    LINES.clear();
  }

  @ParameterizedTest
  @CsvSource({
    "refuse, upstream_connect_refused",
    "reset, upstream_connection_reset",
    "hang, upstream_timeout",
    "garbage, upstream_protocol_error",
    "oversize, upstream_response_too_large",
    "error500, upstream_error_status"
  })
  void eachFailureIsA502WithItsCode(String mode, String code) throws IOException {
    broken.mode(mode);
    String answer = get(mode);
    assertThat(answer)
        .startsWith("HTTP/1.1 502")
        .contains("\"code\":\"" + code + "\"", "\"upstream\":\"broken\"")
        .doesNotContain("127.0.0.1:" + broken.uri().getPort(), "db-7");
    assertThat(line()).contains("502 " + code + " ").doesNotContain("delivered=false");
  }

  /** Its head has gone to the client already. */
  @ParameterizedTest
  @CsvSource({"cut, upstream_connection_reset", "drip, upstream_timeout"})
  void anAnswerThatBreaksOffIsSeenByTheClient(String mode, String code) throws IOException {
    broken.mode(mode);
    String answer = get(mode);
    assertThat(answer).startsWith("HTTP/1.1 200").contains("Content-Length: 1048576");
    assertThat(answer).hasSizeLessThan(2000);
    assertThat(line()).contains("502 " + code + " ", "delivered=false");
    assertThat(server.occurrences.get(0).delivered()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"html, 200, Welcome", "error404, 404, no such route on node-3"})
  void anAnswerBelow500IsTheServices(String mode, int status, String text) throws IOException {
    broken.mode(mode);
    assertThat(get(mode)).startsWith("HTTP/1.1 " + status).contains(text);
    assertThat(server.occurrences).isEmpty();
  }

  @Test
  void noModeIsForgotten() {
    Set<String> modes = new HashSet<>(tried(EveryModeTest.class));
    modes.add("ok");
    assertThat(modes).isEqualTo(StandInUpstream.MODES);
  }

  /** Returns the first values of all rows in the tests of a class. */
  static List<String> tried(Class<?> tests) {
    return Arrays.stream(tests.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(CsvSource.class))
        .flatMap(method -> Arrays.stream(method.getAnnotation(CsvSource.class).value()))
        .map(row -> row.substring(0, row.indexOf(',')))
        .toList();
  }

  /** One place for each call at once: one that is lost makes the next ones fail otherwise. */
  @Test
  void aThousandFailuresLeaveNothing() throws IOException {
    broken.mode("ok");
    many("ok", 40);
    int threads = threads();
    long files = openFiles();
    server.occurrences.clear();
    for (String mode : List.of("refuse", "reset", "cut", "garbage", "oversize", "error500")) {
      broken.mode(mode);
      many(mode, 150);
    }
    for (String mode : List.of("hang", "drip")) {
      broken.mode(mode);
      many(mode, 60);
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(server.occurrences).hasSize(6 * 150 + 2 * 60));
    assertThat(server.occurrences)
        .noneMatch(each -> each.document().code().contains("saturated"))
        .noneMatch(each -> each.document().status() == 500);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              assertThat(threads()).isLessThanOrEqualTo(threads + 5);
              assertThat(openFiles()).isLessThanOrEqualTo(files + 5);
            });
    broken.mode("ok");
    assertThat(get("ok")).startsWith("HTTP/1.1 200");
  }

  /** As many at once as the bulkhead has places. */
  private static void many(String mode, int count) {
    Thread[] clients = new Thread[10];
    List<String> answers = new CopyOnWriteArrayList<>();
    for (int i = 0; i < clients.length; i++) {
      clients[i] =
          new Thread(
              () ->
                  IntStream.range(0, count / clients.length).forEach(n -> answers.add(get(mode))));
      clients[i].start();
    }
    for (Thread client : clients) {
      try {
        client.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    assertThat(answers).hasSize(count);
  }

  /** The deadline of the other route is long, because the machine may be busy. */
  private static String get(String mode) {
    String prefix = mode.equals("hang") || mode.equals("drip") ? "/slow" : "/broken";
    try {
      return server.get(prefix + "/api/orders");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the line about the failure, after that about the call is complete. */
  private static String line() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !server.occurrences.isEmpty() && !LINES.isEmpty());
    assertThat(server.occurrences).hasSize(1);
    assertThat(LINES).hasSize(1);
    return LINES.get(0);
  }

  /** Each connection is an open file; 0 where nobody counts them. */
  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }

  private static int threads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(each -> !each.getName().startsWith("stand-in"))
            .count();
  }

  private static final class Recorder extends Handler {
    @Override
    public void publish(LogRecord line) {
      if (line.getMessage().contains(OF_SERVICE)) {
        LINES.add(line.getMessage());
      }
    }

    @Override
    public void flush() {
      // Nothing is kept back.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
