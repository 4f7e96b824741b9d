package dev.clearfault.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.clearfault.gateway.internal.routes.LiveRoutes;
import dev.clearfault.testing.StandInUpstream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of routes: what it may have, what is said of its mistakes, and how it is changed. */
@SuppressWarnings("NullAway.Init")
class RoutesTest {
  private static final String GOOD =
      """
      reload: 1ms
      routes:
        - prefix: /o
          name: orders
          service: ${gateway.test.url:-http://127.0.0.1:9}
          contract: /WEB-INF/orders.yaml
      """;

  @TempDir private static Path root;
  @TempDir private Path folder;
  private static GatewayServer running;
  private RecordingService service;

  @BeforeAll
  static void run() throws LifecycleException {
    running = new GatewayServer(root, GOOD);
  }

  @AfterAll
  static void end() throws LifecycleException {
    running.close();
  }

  @BeforeEach
  void start() {
    service = new RecordingService();
    System.setProperty("gateway.test.url", service.uri().toString());
  }

  @AfterEach
  void stop() {
    service.close();
    System.clearProperty("gateway.test.url");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: orders|name: Or ders|line 4: name is 'Or ders': write what the service does",
        "name: orders|nmae: orders|line 4: there is no 'nmae': write one of prefix, name,",
        "prefix: /o|prefix: o|line 3: prefix is 'o': write the beginning of a path, such as"
            + " /orders",
        "prefix: /o|prefix: /a/../b|line 3: prefix is '/a/../b': write",
        "${gateway.test.url:-http://127.0.0.1:9}|${NO_SUCH_NAME}|line 5: service cannot be read,"
            + " because NO_SUCH_NAME is not set: set",
        "${gateway.test.url:-http://127.0.0.1:9}|ftp://a|line 5: service is 'ftp://a': write a URL",
        "${gateway.test.url:-http://127.0.0.1:9}|http://u:p@a|line 5: service is 'http://u:p@a':"
            + " write a URL",
        "/WEB-INF/orders.yaml|/WEB-INF/none.yaml|line 6: contract is '/WEB-INF/none.yaml':"
            + " /WEB-INF/none.yaml#: there is no such file",
        "/WEB-INF/orders.yaml|/WEB-INF/gateway.yaml|line 6: contract is '/WEB-INF/gateway.yaml':"
            + " /WEB-INF/gateway.yaml#: the member openapi is missing",
        "/WEB-INF/orders.yaml|[a]|line 6: contract is no text",
        "reload: 1ms|reload: soon|line 1: reload is 'soon': write a time such as 500ms, 10s or 2m,"
            + " or off",
        "reload: 1ms|trustedProxies: [all]|line 1: trustedProxies is 'all': write addresses and"
            + " networks",
        "name: orders|mode: on|name is missing: write what the service does",
        "name: orders|'name: orders, mode: x'|line 4:",
        "routes:|routes: []|is not YAML",
        "reload: 1ms|reload: 1ms a: b|line 1: is not YAML: mapping values are not allowed here",
      })
  void aMistakeIsToldWithItsLineAndItsRemedy(String text, String wrong, String told) {
    assertThat(refusal(GOOD.replace(text, wrong))).startsWith("/WEB-INF/bad.yaml").contains(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deadline: 0s|deadline is '0s': write a time",
        "retry: 9|retry is '9': write a number from 0 to 5",
        "breaker: open|breaker is 'open': write a time",
        "bulkhead: 0|bulkhead is '0': write a number from 1 to 10000",
        "maxBodySize: many|maxBodySize is 'many': write a number of bytes",
        "maxResponseSize: 0|maxResponseSize is '0': write a number of bytes",
        "errors: hide|errors is 'hide': write replace or pass",
        "mode: strict|mode is 'strict': write one of enforce, report, off",
        "basePath: api|basePath is 'api': write a path that starts with a slash",
        "deadlineHeader: a b|deadlineHeader is 'a b': write a header's name",
        "name: again|stands here a second time: remove one of them",
      })
  void eachSettingIsChecked(String setting, String told) {
    assertThat(refusal(GOOD + "    " + setting + "\n")).contains("line 7: ", told);
  }

  /** The reader of YAML runs out of its stack. */
  @Test
  void aFileWithTooManyLevelsIsAMistake() {
    assertThat(refusal("routes: " + "[".repeat(100_000))).contains("too many levels");
  }

  @Test
  void twoRoutesWithOnePrefixAreAMistake() {
    String second = GOOD.substring(GOOD.indexOf("  - prefix"));
    assertThat(refusal(GOOD + second)).contains("another route has it: change one of them");
    assertThat(refusal("")).contains("the file is empty: write routes:");
    assertThat(refusal("reload: off\n")).contains("there is no route: write one below routes:");
  }

  private String refusal(String routes) {
    running.write("bad.yaml", routes);
    try {
      LiveRoutes.open(running.context(), "/WEB-INF/bad.yaml");
      return "it was accepted";
    } catch (IllegalArgumentException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  /** The sentence is on the console; the server says only that something has not started. */
  @Test
  void aMistakeStopsTheStart() {
    PrintStream console = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      assertThatThrownBy(() -> new GatewayServer(folder, "x").close())
          .isInstanceOf(IllegalStateException.class);
    } finally {
      System.setErr(console);
    }
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("Clearfault cannot start servlet 'gateway': /WEB-INF/gateway.yaml, line 1: ");
  }

  @Test
  void anotherFileIsReadWithoutLosingARequest()
      throws IOException, LifecycleException, InterruptedException {
    try (GatewayServer server = new GatewayServer(folder, GOOD)) {
      AtomicInteger answers = new AtomicInteger();
      AtomicReference<String> other = new AtomicReference<>();
      CountDownLatch changed = new CountDownLatch(1);
      CountDownLatch begun = new CountDownLatch(20);
      List<Thread> clients =
          Stream.generate(() -> client(server, answers, other, begun, changed)).limit(3).toList();
      clients.forEach(Thread::start);
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      String second =
          "  - {prefix: /second, name: second, service: \"%s\", contract: /WEB-INF/orders.yaml}\n";
      change(server, GOOD + second.formatted(service.uri()), 1);
      await()
          .atMost(Duration.ofSeconds(20)) // While one request reads, others go on as before.
          .until(() -> server.get("/second/api/orders").startsWith("HTTP/1.1 200"));
      changed.countDown();
      for (Thread each : clients) {
        each.join();
      }
      assertThat(other).hasNullValue();
      assertThat(answers).hasValueGreaterThanOrEqualTo(20);
    }
  }

  private static Thread client(
      GatewayServer server,
      AtomicInteger answers,
      AtomicReference<String> other,
      CountDownLatch running,
      CountDownLatch changed) {
    return new Thread(
        () -> {
          while (changed.getCount() > 0) {
            try {
              String answer = server.get("/o/api/orders");
              answers.incrementAndGet();
              running.countDown();
              if (!answer.startsWith("HTTP/1.1 200")) {
                other.set(answer);
              }
            } catch (IOException broken) {
              other.set(broken.toString());
            }
          }
        });
  }

  /** Two versions in one moment have different times, as they have for a person. */
  private void change(GatewayServer server, String routes, int version) throws IOException {
    server.write("gateway.yaml", routes);
    Files.setLastModifiedTime(
        folder.resolve("WEB-INF/gateway.yaml"),
        FileTime.from(Instant.now().plusSeconds(10L * version)));
  }

  @Test
  void aBadFileChangesNothing() throws IOException, LifecycleException {
    try (GatewayServer server = new GatewayServer(folder, GOOD)) {
      change(server, GOOD.replace("name:", "nmae:"), 1);
      assertThat(server.get("/o/api/orders")).startsWith("HTTP/1.1 200");
      change(server, GOOD.replace("/o\n", "/p\n"), 2);
      assertThat(server.get("/p/api/orders")).startsWith("HTTP/1.1 200");
      assertThat(server.get("/o/api/orders")).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void aChangedContractCounts() throws IOException, LifecycleException {
    try (GatewayServer server = new GatewayServer(folder, GOOD)) {
      String contract = Files.readString(folder.resolve("WEB-INF/orders.yaml"));
      assertThat(server.get("/o/api/orders?limit=101")).startsWith("HTTP/1.1 400");
      server.write("orders.yaml", contract.replace("maximum: 100", "maximum: 1000"));
      assertThat(server.get("/o/api/orders?limit=101")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void whatWasLearntOfAServiceStays() throws IOException, LifecycleException {
    try (StandInUpstream broken = StandInUpstream.answering("{}")) {
      System.setProperty("gateway.test.url", broken.uri().toString());
      broken.mode("reset");
      String routes = GOOD + "    breaker: 1m\n    retry: 0\n";
      try (GatewayServer server = new GatewayServer(folder, routes)) {
        for (int i = 0; i < 10; i++) {
          server.get("/o/api/orders");
        }
        assertThat(server.get("/o/api/orders")).contains("upstream_circuit_open");
        change(server, routes + "    maxBodySize: 1KiB\n", 1);
        broken.mode("ok");
        assertThat(server.get("/o/api/orders")).contains("upstream_circuit_open");
        change(server, routes + "    deadline: 3s\n", 2);
        assertThat(server.get("/o/api/orders")).startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void aFileOutsideOfTheApplicationIsRead() throws IOException, LifecycleException {
    Path outside = Files.writeString(folder.resolve("outside.yaml"), "x");
    try (GatewayServer server =
        new GatewayServer(folder, GOOD.replace("/WEB-INF/orders.yaml", copy(outside)))) {
      assertThat(server.get("/o/api/orders")).startsWith("HTTP/1.1 200");
    }
  }

  private static String copy(Path outside) throws IOException {
    try (var in = RoutesTest.class.getResourceAsStream("/gateway/orders.yaml")) {
      Files.write(outside, in.readAllBytes());
    }
    return outside.toAbsolutePath().toString();
  }
}
