package dev.clearfault.internal.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recipe for logs in JSON, with the encoder of Logback. */
class StructuredLogTest {

  @Test
  void eachFactIsAPairOfItsOwn() throws JoranException {
    JsonNode written = new JsonMapper().readTree(written());
    Map<String, String> pairs = new TreeMap<>();
    written
        .get("kvpList")
        .forEach(pair -> pair.propertyStream().forEach(p -> pairs.put(p.getKey(), text(p))));
    assertThat(pairs)
        .containsOnly(
            Map.entry("status", "500"),
            Map.entry("code", "internal_server_error"),
            Map.entry("instance", "urn:uuid:1"),
            Map.entry("door", "thrown"),
            Map.entry("because", "none"),
            Map.entry("fault", "ours"),
            Map.entry("delivered", "true"),
            Map.entry("route", "/shop/*"),
            Map.entry("duration_ms", "2"));
    assertThat(written.get("level").asString()).isEqualTo("ERROR");
    assertThat(written.get("throwable").get("message").asString()).isEqualTo("bug");
    // The text is complete for those who do not read the pairs.
    assertThat(written.get("message").asString())
        .isEqualTo(
            "500 internal_server_error instance=urn:uuid:1 door=thrown because=none fault=ours"
                + " delivered=true route=/shop/* duration_ms=2 GET /shop"
                + " cause: java.lang.IllegalStateException: bug");
  }

  private static String text(Map.Entry<String, JsonNode> pair) {
    return pair.getValue().asString();
  }

  /** Returns the encoder of the recipe. */
  private static Encoder<ILoggingEvent> encoder() throws JoranException {
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(Path.of("src/test/resources/samples/logback-json.xml").toFile());
    return ((OutputStreamAppender<ILoggingEvent>)
            context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("JSON"))
        .getEncoder();
  }

  private static String written() throws JoranException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder());
    appender.setOutputStream(bytes);
    appender.start();
    var logger = context.getLogger(LogSink.LOGGER);
    Level before = logger.getLevel();
    logger.setLevel(Level.DEBUG);
    logger.setAdditive(false);
    logger.addAppender(appender);
    try (ProblemLog log = ProblemLog.open("slf4j", 0)) {
      log.occurred(Failures.of(500, new IllegalStateException("bug")));
    } finally {
      logger.detachAppender(appender);
      logger.setAdditive(true);
      logger.setLevel(before);
    }
    return bytes.toString(UTF_8);
  }
}
