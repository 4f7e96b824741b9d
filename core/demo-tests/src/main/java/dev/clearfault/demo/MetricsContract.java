package dev.clearfault.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.response.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads from a demo. */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
public abstract class MetricsContract {
  private static final String PROBLEMS = "clearfault_problems_total";
  private static final String ERRORS = "clearfault_validation_errors_total";
  private static final String CALLS = "clearfault_upstream_calls_seconds_count";
  private static final String RETRIES = "clearfault_upstream_retries_total";
  private static final String CIRCUIT = "clearfault_upstream_circuit";
  private static final String BULKHEAD = "clearfault_upstream_bulkhead_";
  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

  private final Demo demo;
  private final String door;
  private final int places;
  private final Map<List<String>, Double> problems = new HashMap<>();
  private final Map<List<String>, Double> errors = new HashMap<>();
  private int calls;
  private LaunchedDemo launched;
  private DemoClient client;

  /**
   * Creates the tests for a demo.
   *
   * @param door the door that a failure of the service takes
   * @param places how many calls the bulkhead lets through
   */
  protected MetricsContract(Demo demo, String door, int places) {
    this.demo = demo;
    this.door = door;
    this.places = places;
  }

  @BeforeAll
  final void start(@TempDir Path folder) throws Exception {
    launched = demo.launch(folder);
    client = demo.client().apply(launched.awaitUrl());
  }

  @AfterAll
  final void stop() throws Exception {
    launched.stop();
  }

  /** The counters begin at zero, so it is the first test. */
  @Test
  @Order(1)
  final void countersAreExactlyRightAfterAMixedRun() throws Exception {
    Scraped begin = Scraped.of(launched.url());
    assertThat(begin.sums(PROBLEMS, List.of())).isEmpty();
    assertThat(begin.sum(RETRIES, Map.of("upstream", demo.upstream()))).isZero();
    Map<String, String> closed = Map.of("upstream", demo.upstream(), "state", "closed");
    assertThat(begin.sum(CIRCUIT, closed)).isEqualTo(1);

    call("upstream_none");
    sendBadRequests();
    client.breakIt("error500");
    call("upstream_error_status");
    call("upstream_error_status");
    client.breakIt("refuse");
    while (!call("")) {
      assertThat(calls).isLessThan(200);
    }

    Scraped end = Scraped.of(launched.url());
    assertThat(
            end.sums(PROBLEMS, List.of("code", "status", "fault", "upstream", "door", "delivered")))
        .isEqualTo(problems);
    assertThat(end.sums(ERRORS, List.of("code", "in"))).isEqualTo(errors);
    attemptsAndGatesAreRight(end);
  }

  private void attemptsAndGatesAreRight(Scraped end) {
    Map<String, String> upstream = Map.of("upstream", demo.upstream());
    Map<List<String>, Double> attempts = end.sums(CALLS, List.of("outcome"));
    assertThat(attempts.get(List.of("success"))).isEqualTo(1);
    assertThat(attempts.get(List.of("upstream_error_status"))).isEqualTo(2);
    assertThat(attempts.get(List.of("upstream_circuit_open"))).isEqualTo(1);
    assertThat(end.sum(CALLS, upstream)).isEqualTo(calls + end.sum(RETRIES, upstream));
    assertThat(end.sums(CIRCUIT, List.of("upstream", "state")))
        .containsAllEntriesOf(
            Map.of(
                List.of(demo.upstream(), "closed"), 0.0,
                List.of(demo.upstream(), "open"), 1.0,
                List.of(demo.upstream(), "half_open"), 0.0));
    assertThat(end.sum(BULKHEAD + "used", upstream)).isZero();
    assertThat(end.sum(BULKHEAD + "max", upstream)).isEqualTo(places);
  }

  /** Calls the service; returns whether the circuit is open now. */
  private boolean call(String code) {
    calls++;
    Response answer = client.call();
    if (answer.statusCode() == 200) {
      assertThat(code).isEqualTo("upstream_none");
      return false;
    }
    assertThat(answer.<String>path("code")).contains(code);
    expect(answer, "upstream", door);
    return "upstream_circuit_open".equals(answer.path("code"));
  }

  private void sendBadRequests() {
    expect(client.request().get("no/such/place"), "client", "send_error");
    expect(client.request().get("no/such/place/2"), "client", "send_error");
    expect(client.json().body("{}").delete(demo.path()), "client", "send_error");
    expect(client.json().body("{\"nobodyKnows\": 1}").post(demo.path()), "client", "thrown");
    expect(client.json().body("{\"a\":").post(demo.path()), "client", "thrown");
    expect(client.request().body("a").contentType("text/x").post(demo.path()), "client", "thrown");
  }

  private void expect(Response answer, String fault, String door) {
    String upstream = answer.path("upstream") == null ? "none" : answer.path("upstream");
    String status = Integer.toString(answer.statusCode());
    problems.merge(
        List.of(answer.path("code"), status, fault, upstream, door, "true"), 1.0, Double::sum);
    List<Map<String, Object>> all = answer.path("errors");
    if (all != null) {
      for (Map<String, Object> error : all) {
        Object in = error.getOrDefault("in", "none");
        errors.merge(List.of((String) error.get("code"), (String) in), 1.0, Double::sum);
      }
    }
  }

  /** A counter keeps its exemplar for a while, so it is before the many requests. */
  @Test
  @Order(2)
  final void exemplarsLeadToTraces() throws Exception {
    client
        .request()
        .header("traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01")
        .get("no/such/place")
        .then()
        .statusCode(404);
    Scraped open = Scraped.of(launched.url());
    Scraped plain = Scraped.of(launched.url(), "*/*");
    // Tomcat writes no space between the parameters.
    assertThat(open.type().replace(" ", ""))
        .startsWith("application/openmetrics-text;version=1.0.0");
    assertThat(open.text()).contains("trace_id=\"" + TRACE_ID + "\"").endsWith("# EOF\n");
    assertThat(plain.type().replace(" ", "")).startsWith("text/plain;version=0.0.4");
    assertThat(plain.text()).doesNotContain(TRACE_ID);
    promtoolTakes(plain.text());
  }

  private static void promtoolTakes(String text) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(PROMTOOL), "promtool is missing: install the package prometheus");
    Process promtool =
        new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
            .redirectErrorStream(true)
            .start();
    try (OutputStream input = promtool.getOutputStream()) {
      input.write(text.getBytes(StandardCharsets.UTF_8));
    }
    String words = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor()).as(words).isZero();
  }

  @Test
  @Order(3)
  final void whatIsSentAddsNoSeries() throws Exception {
    int requests = Integer.getInteger("hostile.requests", 600);
    HostileRequests hostile = new HostileRequests(launched.url(), demo.path());
    hostile.send(50, 60); // After them, every kind of answer has its series.
    Scraped before = Scraped.of(launched.url());
    hostile.send(0, requests);
    Scraped after = Scraped.of(launched.url());
    assertThat(after.values().keySet()).isEqualTo(before.values().keySet());
    assertThat(after.sum(PROBLEMS, Map.of()) - before.sum(PROBLEMS, Map.of()))
        .isBetween((double) requests, (double) requests + hostile.repeated());
    if (requests > 600) {
      System.err.println(after.values().size() + " series after " + requests + " requests");
    }
  }

  @Test
  @Order(4)
  final void oneSettingClosesThemAndOneThePlayground(@TempDir Path folder) throws Exception {
    Map<String, String> off = Map.of("PORT", "0", "METRICS", "off", "PLAYGROUND", "off");
    try (LaunchedDemo closed = demo.launch(folder, off)) {
      DemoClient other = demo.client().apply(closed.awaitUrl());
      for (String path : List.of("metrics", "", "playground/app.js", "playground/log")) {
        other.request().get(path).then().statusCode(404);
      }
      other.call().then().statusCode(200);
    }
  }
}
