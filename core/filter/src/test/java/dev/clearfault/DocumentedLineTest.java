package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The line in the page about the log is one that the library writes. */
class DocumentedLineTest {
  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^ {4}502 upstream_timeout .*(?:\n {4}.*)*");

  @Test
  void lineOfTheLogIsARealOne() throws Exception {
    String page = Files.readString(Path.of("../../docs/observing.md"));
    Matcher sample = SAMPLE.matcher(page);
    assertThat(sample.find()).isTrue();
    assertThat(withoutRequest(sample.group().strip().replaceAll("\n +", " ")))
        .isEqualTo(withoutRequest(written()));
  }

  /** Each request has another instance, duration and path. */
  private static String withoutRequest(String line) {
    return line.replaceAll("instance=\\S+", "instance=")
        .replaceAll("( route=\\S+)? duration_ms=.* cause:", " cause:");
  }

  private static String written() throws Exception {
    Lines lines = new Lines();
    Logger logger = Logger.getLogger("dev.clearfault");
    logger.addHandler(lines);
    try {
      ExceptionMappingFilter filter = new ExceptionMappingFilter();
      filter.init(new FakeConfig(Map.of("log", "system")));
      filter.doFilter(
          new FakeRequest(), new FakeResponse(), (request, response) -> callWhatHangs());
      filter.destroy();
    } finally {
      logger.removeHandler(lines);
    }
    return lines.written.stream().filter(line -> line.startsWith("502 ")).findFirst().orElse("");
  }

  private static void callWhatHangs() throws IOException {
    Upstream.named("payments")
        .call(
            () -> {
              throw new TimeoutException();
            });
  }

  private static final class Lines extends Handler {
    private final List<String> written = new ArrayList<>();

    @Override
    public void publish(LogRecord entry) {
      written.add(entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
