package dev.clearfault.internal.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import dev.clearfault.Documents;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Door;
import dev.clearfault.spi.Evidence;
import dev.clearfault.spi.Occurrence;
import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The bytes that real backends write to a log. */
class LoggedBytesTest {
  private static final String FORGED = "2026-11-28 SEVERE fake line";

  @ParameterizedTest
  @ValueSource(strings = {"slf4j", "system"})
  void noMessageInTheTreeStartsALine(String destination) {
    Exception cause = new NumberFormatException("For input string: \"1\n" + FORGED + "\"");
    Exception thrown = new IllegalStateException("outer\r" + FORGED, cause);
    thrown.addSuppressed(new IllegalStateException("suppressed\u2028" + FORGED));
    String written = written(destination, thrown);
    assertThat(written.split("\\R")).noneMatch(line -> line.startsWith(FORGED));
    assertThat(written)
        .contains(
            "java.lang.IllegalStateException: outer\\u000d" + FORGED,
            "Suppressed: ",
            "java.lang.IllegalStateException: suppressed\\u2028" + FORGED,
            "Caused by: ",
            "java.lang.NumberFormatException: For input string: \"1\\u000a" + FORGED,
            "\tat dev.clearfault.internal.observe.LoggedBytesTest.noMessageInTheTreeStartsALine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"slf4j", "system"})
  void mishapsAndFailuresOfAMebibyteTakeLittle(String destination) {
    Throwable thrown = new IllegalStateException("outer", new Exception("x".repeat(1 << 20)));
    assertThat(written(destination, thrown)).hasSizeLessThan(60_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"slf4j", "system"})
  void harmlessThrowableIsPrintedAsItIs(String destination) {
    assertThat(written(destination, new IllegalStateException("harmless")))
        .contains("java.lang.IllegalStateException: harmless")
        .doesNotContain("LoggedThrowable");
  }

  /** Logs the throwable as a failure and as a mishap. */
  private static String written(String destination, Throwable thrown) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Runnable end = destination.equals("slf4j") ? logback(bytes) : javaUtilLogging(bytes);
    ProblemDocument problem = Documents.of(Problem.of(ProblemType.ofStatus(500)));
    try (ProblemLog log = ProblemLog.open(destination, 0)) {
      log.occurred(
          new Occurrence(
              problem,
              Door.THROWN,
              Evidence.NONE,
              List.of(thrown),
              true,
              Documents.request("GET", "/"),
              null,
              List.of(thrown)));
    } finally {
      end.run();
    }
    return bytes.toString(UTF_8);
  }

  private static Runnable logback(ByteArrayOutputStream bytes) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d %level %msg%n");
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(bytes);
    appender.start();
    var logger = context.getLogger(LogSink.LOGGER);
    Level before = logger.getLevel();
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    logger.addAppender(appender);
    return () -> {
      logger.detachAppender(appender);
      logger.setAdditive(true);
      logger.setLevel(before);
      appender.stop();
    };
  }

  private static Runnable javaUtilLogging(ByteArrayOutputStream bytes) {
    var logger = java.util.logging.Logger.getLogger(LogSink.LOGGER);
    Handler handler = new StreamHandler(bytes, new SimpleFormatter());
    try {
      handler.setEncoding("UTF-8");
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
    return () -> {
      handler.close();
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    };
  }
}
