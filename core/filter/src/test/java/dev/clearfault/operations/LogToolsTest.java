package dev.clearfault.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import dev.clearfault.Documents;
import dev.clearfault.internal.observe.ProblemLog;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Door;
import dev.clearfault.spi.Evidence;
import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.RequestFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documented tools read the real lines of the log, and clients cannot mislead them. */
class LogToolsTest {
  private static final Path FOLDER = Path.of("../../docs/operations");
  private static final String VICTIM = "client=192.0.2.9";
  private static final String FORGED =
      "x\n2024-02-03T12:00:00.000 INFO dev.clearfault: 400 bad_request instance=urn:uuid:1"
          + " fault=client duration_ms=1 "
          + VICTIM
          + " GET /";

  private static final List<String> STARTS =
      List.of(
          "2024-02-03T12:00:00.000 INFO dev.clearfault: ",
          "2024-02-03 12:00:00 INFO dev.clearfault: ",
          "2024-02-03 12:00:00.000 INFO  dev.clearfault - ",
          "2024-02-03 12:00:00,000 INFO  dev.clearfault - ");

  private final Logger logger = Logger.getLogger("dev.clearfault");
  private final Lines lines = new Lines();

  @TempDir Path folder;

  private final String thread = Thread.currentThread().getName();

  @BeforeEach
  void open() {
    logger.addHandler(lines);
    logger.setLevel(Level.ALL);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void close() {
    logger.removeHandler(lines);
    logger.setLevel(null);
    logger.setUseParentHandlers(true);
    Thread.currentThread().setName(thread);
  }

  @Test
  void fail2banFindsTheClientsOfRefusedRequestsOnly() throws Exception {
    assertThat(Tool.FAIL2BAN_REGEX.output(log().toString(), filter(), "-o", "ip").lines())
        .containsExactly("203.0.113.1", "2001:db8::2", "203.0.113.3", "203.0.113.4", "203.0.113.5");
  }

  @Test
  void whoSendsMostInvalidRequestsIsFoundInTheLog() throws Exception {
    assertThat(refusals("client"))
        .containsExactlyInAnyOrder(
            "400 validation_failed 203.0.113.1",
            "404 not_found 2001:db8::2",
            "400 validation_failed 203.0.113.3",
            "400 validation_failed 203.0.113.4",
            "400 validation_failed 203.0.113.5",
            "400 validation_failed -");
  }

  @Test
  void whichCodesAtWhichRoutesAreRefusedIsFoundInTheLog() throws Exception {
    assertThat(refusals("route")).contains("400 validation_failed /orders/*").hasSize(6);
  }

  /** However the date and the time are joined in the log and in the question. */
  @ParameterizedTest
  @CsvSource({
    "since=2024-02-03T12:00, 6",
    "since=2024-02-03 12:00, 6",
    "since=2024-02-03T12:01, 0",
    "since=2024-02-03 12:01, 0",
    "until=2024-02-03T12:00, 0",
    "until=2024-02-03 12:00, 0",
    "until=2024-02-03T12:01, 6",
    "until=2024-02-04, 6"
  })
  void whatWasRefusedBeforeAndAfterATimeIsFoundInTheLog(String time, int count) throws Exception {
    assertThat(Tool.AWK.output("-v", time, "-f", awk(), log().toString()).lines()).hasSize(count);
  }

  @Test
  void linesOfTheDocumentedConfigurationOfLogbackAreRead() throws Exception {
    Path file = folder.resolve("logback.log");
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putProperty("CLEARFAULT_LOG", file.toString());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(FOLDER.resolve("logback.xml").toFile());
    String line = Files.readAllLines(log()).get(0).replaceFirst(".* dev.clearfault: ", "");
    Thread.currentThread().setName("x] " + FORGED.substring(26));
    context.getLogger("dev.clearfault").atInfo().addKeyValue("status", 400).log(line);
    context.stop();
    assertThat(Tool.AWK.output("-v", "by=client", "-f", awk(), file.toString()).strip())
        .isEqualTo("400 validation_failed 203.0.113.1");
    assertThat(Tool.FAIL2BAN_REGEX.output(file.toString(), filter(), "-o", "ip").strip())
        .isEqualTo("203.0.113.1");
  }

  private List<String> refusals(String by) throws Exception {
    return Tool.AWK.output("-v", "by=" + by, "-f", awk(), log().toString()).lines().toList();
  }

  private static String awk() {
    return FOLDER.resolve("refusals.awk").toString();
  }

  private static String filter() {
    return FOLDER.resolve("fail2ban/filter.d/clearfault.conf").toString();
  }

  /** Returns a log with the lines of good and of hostile requests. */
  private Path log() throws Exception {
    lines.written.clear();
    try (ProblemLog log = ProblemLog.open("system", 0)) {
      ProblemType invalid = ProblemType.VALIDATION_FAILED;
      log.occurred(occurrence(invalid, "203.0.113.1", "/orders/1", null));
      log.occurred(occurrence(ProblemType.ofStatus(404), "2001:db8::2", "/orders/2", null));
      log.occurred(occurrence(invalid, "203.0.113.3", "/ " + VICTIM + " GET /", null));
      log.occurred(occurrence(invalid, "203.0.113.4", "/orders/4", FORGED));
      log.occurred(occurrence(invalid, "203.0.113.5", "/" + FORGED, FORGED));
      log.occurred(occurrence(invalid, null, "/ " + VICTIM + " GET /", FORGED));
      log.occurred(occurrence(ProblemType.ofStatus(502), "203.0.113.7", "/orders/7", null));
      log.occurred(occurrence(ProblemType.ofStatus(500), "203.0.113.8", "/orders/8", FORGED));
    }
    String forged = FORGED.substring(2);
    lines.written.add("2024-02-03T12:00:00.000 INFO shop: got " + forged);
    lines.written.add("2024-02-03 12:00:00,000 [XNIO-1 task-1] INFO shop - [x] " + forged);
    lines.written.add(
        "2024-02-03 12:00:00,000 [XNIO-1 task-1] INFO shop - [x] INFO " + forged.substring(29));
    lines.written.add(
        "2024-02-03 12:00:00,000 [x] "
            + forged.substring(24)
            + "] INFO dev.clearfault - 404 not_found instance=urn:uuid:2 fault=client"
            + " duration_ms=1 client=203.0.113.9 GET /");
    return Files.write(folder.resolve("shop.log"), lines.written);
  }

  private static Occurrence occurrence(
      ProblemType type, @Nullable String client, String path, @Nullable String note) {
    return new Occurrence(
        Documents.withIds(Documents.of(Problem.of(type)), VICTIM), // The worst id of a client.
        Door.THROWN,
        Evidence.NONE,
        note == null ? List.of() : List.of(new IllegalStateException(note)),
        true,
        new RequestFacts("GET", path, "/orders/*", client, Duration.ofMillis(2)),
        note,
        List.of());
  }

  /** Formats in turn as java.util.logging and as Logback do. */
  private static final class Lines extends Handler {
    private final List<String> written = new ArrayList<>();

    @Override
    public void publish(LogRecord entry) {
      written.add(STARTS.get(written.size() % STARTS.size()) + entry.getMessage());
      if (entry.getThrown() != null) {
        entry.getThrown().toString().lines().forEach(written::add);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
