package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clearfault.spi.Door;
import dev.clearfault.spi.Fault;
import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.ProblemListener;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is unable to check a request is a fault of the application, and not of the client. */
class BrokenCheckTest {
  private static final String FILE = "/WEB-INF/openapi.yaml";
  private static final String SENT = "{\"name\":\"twelve\"}";
  private static final String DOCUMENT =
      """
      openapi: 3.1.0
      info: { title: Shop, version: "1" }
      paths:
        /orders:
          post:
            requestBody:
              content:
                application/json:
                  schema: { properties: { name: { type: string } } }
            responses:
              "200":
                description: the body
                content:
                  application/json:
                    schema: { properties: { name: { type: string } } }
      """;

  /** Keeps what listeners are told. */
  public static final class Recorded implements ProblemListener {
    static final List<Occurrence> ALL = new CopyOnWriteArrayList<>();

    @Override
    public void occurred(Occurrence occurrence) {
      ALL.add(occurrence);
    }
  }

  @TempDir private Path folder;

  @BeforeEach
  void forget() {
    Recorded.ALL.clear();
  }

  /** The text of the first one is what the client has sent: that proves nothing here. */
  static Stream<Supplier<Throwable>> failures() {
    return Stream.of(
        () -> new NumberFormatException("For input string: \"twelve\""),
        () -> new IllegalStateException("a bug"),
        StackOverflowError::new,
        OutOfMemoryError::new,
        () -> new NoClassDefFoundError("gone"));
  }

  private HttpResponse<String> answer(
      String broken, Supplier<Throwable> failure, String option, String value) throws Exception {
    Map<String, String> layer = Map.of("log", "off", "listeners", Recorded.class.getName());
    WebApp app =
        new WebApp(folder)
            .withErrorLayer(layer)
            .withContract(
                new BrokenClasses(broken, failure).filter(),
                Map.of("contract", FILE, option, value))
            .withValidation()
            .withServlet("/orders", new EchoServlet())
            .withFile(FILE, DOCUMENT);
    try (app) {
      return app.started().post("/orders", SENT);
    }
  }

  private static void isReportedOnce(Door door, Throwable failure) {
    await().until(() -> !Recorded.ALL.isEmpty());
    assertThat(Recorded.ALL)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.door()).isEqualTo(door);
              assertThat(each.fault()).isEqualTo(Fault.OURS);
              assertThat(each.causes()).hasAtLeastOneElementOfType(failure.getClass());
              assertThat(each.document().code()).isEqualTo("internal_server_error");
            });
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aRequestThatCannotBeCheckedGetsAnOpaqueAnswer(Supplier<Throwable> failure) throws Exception {
    HttpResponse<String> answer = answer("schema.Faults", failure, "mode", "enforce");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("\"internal_server_error\"")
        .doesNotContain("twelve", "a bug", "gone", "detail");
    isReportedOnce(Door.THROWN, failure.get());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void inReportModeItPasses(Supplier<Throwable> failure) throws Exception {
    HttpResponse<String> answer = answer("schema.Faults", failure, "mode", "report");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(SENT);
    isReportedOnce(Door.REPORT, failure.get());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void anAnswerThatCannotBeComparedIsSentAsItIs(Supplier<Throwable> failure) throws Exception {
    HttpResponse<String> answer = answer("response.ResponseCheck", failure, "responses", "report");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(SENT);
    isReportedOnce(Door.REPORT, failure.get());
  }

  @Test
  void aRouteThatIsOffNeedsNothingOfIt() throws Exception {
    HttpResponse<String> answer =
        answer("schema.Faults", () -> new IllegalStateException("a bug"), "mode", "off");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Recorded.ALL).isEmpty();
  }
}
