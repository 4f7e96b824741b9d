package dev.clearfault.demo;

import static dev.clearfault.demo.JsonBody.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.clearfault.testing.StandInUpstream;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answer and the log line for each failure of the service, for each {@code gatewayStatus}. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
public abstract class BrokenUpstreamContract {
  private final Demo demo;
  private final boolean idempotent;
  private final List<Served> started = new ArrayList<>();
  private Application plain;
  private @Nullable Application precise;

  /**
   * Creates the tests for a demo.
   *
   * @param idempotent whether the request that {@link DemoClient#call} sends may be repeated
   */
  protected BrokenUpstreamContract(Demo demo, boolean idempotent) {
    this.demo = demo;
    this.idempotent = idempotent;
  }

  @BeforeAll
  final void start(@TempDir Path folder) throws Exception {
    plain = application(demo.jar(), Files.createDirectory(folder.resolve("plain")));
    if (demo.isBehindGateway()) {
      return; // It passes on any status, so one is enough.
    }
    Path jar = demo.jarWith("gatewayStatus", "precise", folder);
    precise = application(jar, Files.createDirectory(folder.resolve("precise")));
  }

  private Application application(Path jar, Path folder) throws Exception {
    Served served = Served.start(demo, jar, folder);
    started.add(served);
    return new Application(served, demo.client().apply(served.url()), demo.upstream());
  }

  @AfterAll
  final void stop() throws Exception {
    for (Served each : started) {
      each.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "refuse, upstream_connect_refused, 502, 502, true",
    "reset, upstream_connection_reset, 502, 502, false",
    "hang, upstream_timeout, 502, 504, false",
    "drip, upstream_timeout, 502, 504, false",
    "cut, upstream_connection_reset, 502, 502, false",
    "garbage, upstream_protocol_error, 502, 502, false",
    "oversize, upstream_response_too_large, 502, 502, false",
    "html, upstream_invalid_response, 502, 502, false",
    "error500, upstream_error_status, 502, 502, false",
    "error404, upstream_error_status, 502, 502, false"
  })
  final void eachWayHasItsCodeAndStatusAndOneLine(
      String mode, String code, int status, int preciseStatus, boolean neverReached)
      throws Exception {
    plain.failsBy(mode, code, status, neverReached || idempotent);
    if (precise != null) {
      precise.failsBy(mode, code, preciseStatus, neverReached || idempotent);
    }
  }

  @Test
  final void noModeIsForgotten() throws Exception {
    CsvSource table =
        Arrays.stream(BrokenUpstreamContract.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(CsvSource.class))
            .map(method -> method.getAnnotation(CsvSource.class))
            .findFirst()
            .orElseThrow();
    Set<String> modes =
        Arrays.stream(table.value()).map(row -> row.split(",", -1)[0]).collect(Collectors.toSet());
    modes.add("ok");
    assertThat(modes).isEqualTo(StandInUpstream.MODES);
  }

  private record Application(Served served, DemoClient client, String upstream) {
    void failsBy(String mode, String code, int status, boolean retryable) throws IOException {
      // The circuit of a gateway stays closed: fewer than half of its calls fail.
      client.other().then().statusCode(200);
      client.other().then().statusCode(200);
      int before = warnings().size();
      served.breakIt(mode).statusCode(200);
      Response answer = client.call();
      answer
          .then()
          .statusCode(status)
          .body(member("status", equalTo(status)))
          .body(member("code", equalTo(code)))
          .body(member("upstream", equalTo(upstream)))
          .body(member("retryable", equalTo(retryable)));

      // The line is written after the answer.
      List<String> lines = await().until(this::warnings, all -> all.size() > before);
      assertThat(lines).hasSize(before + 1);
      assertThat(lines.get(before))
          .contains(
              " dev.clearfault: " + status + " " + code + " ",
              " instance=" + answer.path("instance") + " ",
              " upstream=" + upstream + " ");
    }

    private List<String> warnings() throws IOException {
      return served.launched().errors().stream().filter(line -> !line.contains(" INFO ")).toList();
    }
  }
}
