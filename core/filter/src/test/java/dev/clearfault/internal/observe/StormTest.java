package dev.clearfault.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Documents;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Door;
import dev.clearfault.spi.Evidence;
import dev.clearfault.spi.Occurrence;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the log does when everything fails at once. */
class StormTest {
  private static final int FAILURES = 10_000;
  private static final int[] STATUSES = {500, 502, 503, 404};

  private final AtomicLong clock = new AtomicLong();
  private final AtomicInteger printed = new AtomicInteger();
  private final List<String> lines = new ArrayList<>();
  private final ProblemLog log =
      new ProblemLog(new Sink(), new LogRate(10, clock::get), LogLevels.STANDARD);

  @Test
  void tenThousandFailuresInASecondAreAHandfulOfLines() {
    for (int i = 0; i < FAILURES; i++) {
      clock.addAndGet(99_999);
      log.occurred(failure(STATUSES[i % STATUSES.length], "https://x/" + i));
    }
    assertThat(lines).hasSize(STATUSES.length * 10);
    assertThat(String.join("", lines)).hasSizeLessThan(16_000);
    clock.addAndGet(1_000_000_000);
    log.occurred(failure(500, "the next second"));
    assertThat(lines).hasSize(STATUSES.length * 11 + 1);
    assertThat(lines.subList(41, 45)).allMatch(line -> line.startsWith("2490 more of: "));
  }

  /** A stack trace costs more than all the rest of an answer. */
  @Test
  void whatIsNotWrittenIsNotPrinted() {
    for (int i = 0; i < FAILURES; i++) {
      log.occurred(failure(500, "storm"));
    }
    assertThat(printed).hasValue(10);
  }

  private Occurrence failure(int status, String message) {
    Throwable cause =
        new IOException(message) {
          @Override
          public StackTraceElement[] getStackTrace() {
            printed.incrementAndGet();
            return super.getStackTrace();
          }
        };
    return new Occurrence(
        Documents.of(Problem.of(ProblemType.ofStatus(status))),
        Door.THROWN,
        Evidence.NONE,
        List.of(cause),
        true,
        Documents.request("GET", "/shop"),
        null,
        List.of());
  }

  private final class Sink implements LogSink {
    @Override
    public String name() {
      return "recording";
    }

    @Override
    public boolean enabled(Level level) {
      return true;
    }

    @Override
    public void log(LogEntry entry, @Nullable Throwable thrown) {
      lines.add(entry.line());
    }
  }
}
