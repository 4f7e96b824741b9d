package dev.clearfault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.internal.observe.FlightRecord;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Door;
import dev.clearfault.spi.Evidence;
import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.RequestFacts;
import dev.clearfault.spi.UpstreamAttempt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What JDK Flight Recorder records, and the command that finds it. */
class FlightRecordTest {
  private static final String UUID = "6fa459ea-ee8a-4ca4-894e-db77e160355e";
  private static final String INSTANCE = "urn:uuid:" + UUID;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private static Occurrence occurrence(Throwable... causes) {
    return occurrence(Documents.request("POST", "/shop/orders;jsessionid=hunter2"), causes);
  }

  private static Occurrence occurrence(RequestFacts request, Throwable... causes) {
    Problem problem =
        Problem.builder(ProblemType.of("upstream_timeout", 502, "Timeout"))
            .upstream("payments")
            .build();
    return new Occurrence(
        Documents.withIds(Documents.of(problem, INSTANCE), "token=hunter2"),
        Door.THROWN,
        Evidence.CLIENT_LIBRARY,
        List.of(causes),
        true,
        request,
        null,
        List.of());
  }

  /** Returns the events of the library that the work makes. */
  private List<RecordedEvent> recorded(Runnable work) throws IOException {
    Path file = folder.resolve("recording.jfr");
    try (Recording recording = new Recording()) {
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().startsWith("dev.clearfault."))
        .toList();
  }

  private int find(String... arguments) {
    return FindProblem.run(
        List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  @Test
  @SuppressWarnings("NullAway") // Nothing else lets a recording fail.
  void anAttemptThatCannotBeRecordedDoesNotFail() throws IOException {
    assertThat(recorded(() -> FlightRecord.attempt(null))).isEmpty();
  }

  @Test
  void aProblemIsAnEventWithItsCausesAndWithoutSecrets() throws IOException {
    Throwable cause = new IOException("password=hunter2\nforged");
    Throwable thrown = new IllegalStateException("outer", cause);
    List<RecordedEvent> events = recorded(() -> FlightRecord.problem(occurrence(thrown, cause)));
    assertThat(events).hasSize(1);
    RecordedEvent event = events.get(0);
    assertThat(event.getInt("status")).isEqualTo(502);
    assertThat(event.getString("code")).isEqualTo("upstream_timeout");
    assertThat(event.getString("instance")).isEqualTo(INSTANCE);
    assertThat(event.getString("fault")).isEqualTo("upstream");
    assertThat(event.getString("because")).isEqualTo("client_library");
    assertThat(event.getString("door")).isEqualTo("thrown");
    assertThat(event.getBoolean("delivered")).isTrue();
    assertThat(event.getString("upstream")).isEqualTo("payments");
    assertThat(event.getString("requestId")).isEqualTo("token=***");
    assertThat(event.getString("route")).isEqualTo("/shop/*");
    assertThat(event.getDuration("elapsed")).isEqualTo(Duration.ofMillis(2));
    assertThat(event.getString("path")).isEqualTo("/shop/orders;jsessionid=***");
    assertThat(event.getString("causes"))
        .startsWith("java.lang.IllegalStateException: outer\n\tat dev.clearfault.")
        .contains("Caused by: java.io.IOException: password=***", "FlightRecordTest.java:")
        .doesNotContain("hunter2");
  }

  @Test
  void anAttemptIsAnEvent() throws IOException {
    UpstreamAttempt attempt =
        new UpstreamAttempt("payments", "success", Duration.ofMillis(3), 2, null);
    List<RecordedEvent> events = recorded(() -> FlightRecord.attempt(attempt));
    assertThat(events).hasSize(1);
    assertThat(events.get(0).getString("upstream")).isEqualTo("payments");
    assertThat(events.get(0).getString("outcome")).isEqualTo("success");
    assertThat(events.get(0).getInt("number")).isEqualTo(2);
    assertThat(events.get(0).getDuration("elapsed")).isEqualTo(Duration.ofMillis(3));
    assertThat(FlightRecord.takesAttempts()).isFalse();
  }

  @Test
  void eachCallOfAnUpstreamIsAnAttempt() throws IOException {
    Upstream store = Upstream.named("store");
    assertThat(recorded(() -> store.call(() -> "well")))
        .singleElement()
        .extracting(event -> event.getString("upstream") + " " + event.getString("outcome"))
        .isEqualTo("store success");
  }

  @Test
  void causesWithoutEndAreCut() throws IOException {
    Throwable[] many = new Throwable[1_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = new IllegalStateException("x".repeat(100_000));
    }
    String causes =
        recorded(() -> FlightRecord.problem(occurrence(many))).get(0).getString("causes");
    assertThat(causes)
        .hasSizeBetween(7_000, 9_000)
        .containsPattern("\\.\\.\\. 9\\d\\d causes left");
  }

  @Test
  void theInnermostCauseHasItsFramesWhateverIsCut() throws IOException {
    Throwable[] causes = new Throwable[7];
    for (int i = 0; i < causes.length; i++) {
      causes[i] = new IllegalStateException("cause " + i);
      causes[i].setStackTrace(frames("Layer" + i));
    }
    String text =
        recorded(() -> FlightRecord.problem(occurrence(causes))).get(0).getString("causes");
    assertThat(text)
        .contains("cause 0", "cause 1", "cause 2", "cause 3", "cause 4", "cause 5", "cause 6")
        .contains("\tat shop.Layer6.call(Layer6.java:19)\n\t... 40 frames left out\n")
        .contains("\tat shop.Layer0.call(Layer0.java:19)\n\t... 40 frames left out\n")
        .contains("Caused by: java.lang.IllegalStateException: cause 5\n\t... 60 frames left out\n")
        .doesNotContain("causes left out");
  }

  private static StackTraceElement[] frames(String type) {
    StackTraceElement[] frames = new StackTraceElement[60];
    for (int i = 0; i < frames.length; i++) {
      String method = i < 19 ? "call" + "x".repeat(40) : "call";
      frames[i] = new StackTraceElement("shop." + type, method, type + ".java", i);
    }
    return frames;
  }

  @ParameterizedTest
  @CsvSource({UUID, INSTANCE, "URN:UUID:6FA459EA-EE8A-4CA4-894E-DB77E160355E"})
  void theCommandFindsAnInstanceInAFile(String instance) throws IOException {
    recorded(() -> FlightRecord.problem(occurrence(new IOException("broken"))));
    assertThat(find(folder.resolve("recording.jfr").toString(), instance)).isZero();
    assertThat(out.toString(UTF_8))
        .contains("code: upstream_timeout", "elapsed: 2 ms", "    java.io.IOException: broken")
        .contains("at dev.clearfault.FlightRecordTest.");
    assertThat(err.size()).isZero();
  }

  /** Applications need not say for which request they call. */
  @Test
  void theCommandFindsTheCallsThatTheThreadOfTheRequestMade() throws Exception {
    URI closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    HttpRequest request = HttpRequest.newBuilder(closed).build();
    recorded(
        () -> {
          assertThatThrownBy(
                  () -> Upstream.named("payments").send(HttpClient.newHttpClient(), request))
              .hasMessageContaining("upstream_connect_refused");
          CompletableFuture.runAsync(() -> Upstream.named("other").call(() -> "well")).join();
          FlightRecord.problem(occurrence(lasting(Duration.ofMinutes(1))));
        });
    assertThat(find(folder.resolve("recording.jfr").toString(), INSTANCE)).isZero();
    assertThat(out.toString(UTF_8))
        .contains("outcome: upstream_connect_refused")
        .containsOnlyOnce("dev.clearfault.UpstreamAttempt at ")
        .doesNotContain("upstream: other");
  }

  /**
   * The request begins at the time of its event: also for a clock that shows the same time twice.
   */
  @Test
  void theCommandLeavesOutWhatTheThreadDidForTheRequestBefore() throws IOException {
    recorded(
        () -> {
          Upstream.named("payments").call(() -> "well");
          FlightRecord.problem(occurrence(lasting(Duration.ZERO)));
        });
    assertThat(find(folder.resolve("recording.jfr").toString(), INSTANCE)).isZero();
    assertThat(out.toString(UTF_8)).doesNotContain("UpstreamAttempt");
  }

  private static RequestFacts lasting(Duration duration) {
    return new RequestFacts("POST", "/shop/orders", "/shop/*", null, duration);
  }

  @Test
  void theCommandSaysThatAnInstanceIsNotThere() throws IOException {
    recorded(() -> FlightRecord.problem(occurrence()));
    String other = UUID.replace('6', '7');
    assertThat(find(folder.resolve("recording.jfr").toString(), other)).isEqualTo(1);
    assertThat(out.toString(UTF_8)).contains(other + " is not among the 1 problems of ");
  }

  @Test
  void theCommandSaysWhatToWriteInstead() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jfr"), "no recording");
    assertThat(refusal()).startsWith("usage: java -cp clearfault-core.jar");
    assertThat(refusal("a", "b", "c")).startsWith("usage: ");
    assertThat(refusal(text.toString(), "12")).startsWith("'12' is no instance: write it as");
    assertThat(refusal("missing.jfr", UUID)).startsWith("there is no file 'missing.jfr': write");
    assertThat(refusal(text.toString(), UUID)).contains("text.jfr' is no whole recording: ");
    assertThat(refusal("999999999", UUID))
        .startsWith("process 999999999 gives no recording; start");
  }

  private String refusal(String... arguments) {
    err.reset();
    assertThat(find(arguments)).isEqualTo(2);
    return err.toString(UTF_8);
  }

  /** As a Java that was made by {@code jlink} without Flight Recorder. */
  @Test
  void withoutFlightRecorderTheLibraryDoesItsWork() throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--limit-modules",
                "java.se",
                "-cp",
                System.getProperty("java.class.path"),
                WithoutFlightRecorder.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(java.getInputStream().readAllBytes(), UTF_8);
    assertThat(said).contains("Flight Recorder: null", "409 500 400 502 200");
  }

  /** The program of the test above. */
  static final class WithoutFlightRecorder {
    private WithoutFlightRecorder() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
      System.out.println("Flight Recorder: " + flightRecorder());
      System.out.println(EveryFeature.use());
    }

    private static @Nullable Module flightRecorder() {
      return ModuleLayer.boot().findModule("jdk.jfr").orElse(null);
    }
  }
}
