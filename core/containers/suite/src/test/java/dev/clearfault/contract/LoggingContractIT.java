package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log for the operator: one line for each failure, through each door. */
class LoggingContractIT extends Contract {

  @ParameterizedTest
  @CsvSource({
    "/throw/{id}?type=runtime, thrown, /throw/*",
    "/throw/{id}?type=mapped, thrown, /throw/*",
    "/send-error/{id}?code=404, send_error, /send-error/*",
    "/nowhere/{id}, send_error, /",
    "/async/{id}?case=throw, thrown, /async/*",
    "/async/{id}?case=worker-throws, async, /async/*",
    "/async/{id}?case=timeout, async, /async/*",
    "/async/{id}?case=dispatch, thrown, /async/*",
    "/async/{id}?case=worker-sends-error, send_error, /async/*",
    "/async/{id}?case=read-listener-throws, async, /async/*",
    "/broken-init-log/{id}, error_dispatch, ''"
  })
  void oneFailureIsOneOccurrenceAndOneLine(String path, String door, String route) {
    String instance = value(shop().get(path, id).asString(), "instance");
    Noticed noticed = occurred();
    assertThat(noticed.occurrences())
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.get("door")).isEqualTo(hereFor(path, door));
              assertThat(o.get("instance")).isEqualTo(instance);
            });
    assertThat(noticed.log())
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.text())
                    .contains("instance=" + instance, "door=" + hereFor(path, door))
                    .contains((route.isEmpty() ? "" : " route=" + route) + " duration_ms="));
  }

  /** Liberty throws where other containers call {@code sendError} or fail before the filter. */
  private String hereFor(String path, String door) {
    boolean byException = path.startsWith("/nowhere") || path.startsWith("/broken-init");
    return container.isLiberty() && byException ? "thrown" : door;
  }

  @ParameterizedTest
  @CsvSource({
    "/throw/{id}?type=runtime, SEVERE",
    "/throw/{id}?type=problem-with-header, SEVERE",
    "/async/{id}?case=timeout, SEVERE",
    "/send-error/{id}?code=503, SEVERE",
    "/send-error/{id}?code=409, FINE",
    "/throw/{id}?type=violations, FINE",
    "/nowhere/{id}, FINE"
  })
  void theLevelSaysWhoMustAct(String path, String level) {
    Response answer = shop().get(path, id);
    assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(occurred().log()).singleElement().extracting(Noticed.Line::level).isEqualTo(level);
  }

  @Test
  void theLogHasWhatTheClientMustNotSee() {
    thrown("nested");
    Noticed.Line line = occurred().log().get(0);
    assertThat(line.text()).contains("hunter2", "java.sql.SQLException");
    assertThat(line.thrown()).contains("Caused by:", ".java:");
  }

  @Test
  void aClientsFaultHasNoStackTrace() {
    thrown("mapped");
    assertThat(occurred().log()).singleElement().extracting(Noticed.Line::thrown).isEqualTo("null");
  }

  @Test
  void lineBreaksOfAMessageAreEscaped() {
    thrown("line-breaks");
    assertThat(occurred().log())
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.text())
                    .contains("first\\u000d\\u000a2026", "\\u001b[31m", "\\u2028")
                    .doesNotContain("\r", "\n", "\u001b", "\u2028"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%0d%0aforged", "%1b[31m", "%e2%80%a8", "%09"})
  void controlCharactersOfAPathAreEscaped(String encoded) throws IOException {
    String answer =
        RawHttp.answer(
            container,
            "GET /shop/throw/"
                + id
                + encoded.replace("[", "%5b")
                + "?type=runtime HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    if ((container.isJetty() || container.isLiberty()) && answer.startsWith("HTTP/1.1 400")) {
      // Refused before any application.
      assertThat(noticed().occurrences()).isEmpty();
      return;
    }
    assertThat(answer).startsWith("HTTP/1.1 500");
    assertThat(occurred().log())
        .singleElement()
        .satisfies(
            line -> assertThat(line.text()).doesNotContain("\r", "\n", "\t", "\u001b", "\u2028"));
  }

  @Test
  void theDetailsOfTheRequestAreInTheLine() {
    shop()
        .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        .header("X-Request-Id", "req-7")
        .put("/throw/{id}?type=runtime", id);
    assertThat(occurred().log())
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.text())
                    .contains(
                        "500 internal_server_error",
                        "trace_id=4bf92f3577b34da6a3ce929d0e0e4736",
                        "request_id=req-7",
                        "PUT /shop/throw/" + id)
                    .doesNotContain("type=runtime"));
  }

  /** The test is the proxy. */
  @ParameterizedTest
  @ValueSource(strings = {"/options/throw/{id}?type=runtime", "/options/async/{id}?case=timeout"})
  void theClientBehindATrustedProxyIsInTheLineWhereAnOptionSaysSo(String path) {
    String hops = "198.51.100.1, 203.0.113.9:4711";
    variants().header("X-Forwarded-For", hops).get(path, id);
    assertThat(occurredInVariants().log())
        .filteredOn(line -> line.text().contains("door="))
        .singleElement()
        .satisfies(line -> assertThat(line.text()).contains(" client=203.0.113.9 GET /variants"));
    shop().header("X-Forwarded-For", hops).get("/throw/{id}?type=runtime", id);
    assertThat(occurred().log())
        .filteredOn(line -> line.text().contains(" GET /shop/"))
        .hasSize(1)
        .noneMatch(line -> line.text().contains("client="));
  }

  @Test
  void aListenerThatFailsIsToldAndCostsTheOthersNothing() {
    Response answer = variants().get("/options/throw/{id}?type=runtime", id);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.asString()).doesNotContain("hunter2");
    assertThat(occurredInVariants().occurrences()).hasSize(1);
  }
}
