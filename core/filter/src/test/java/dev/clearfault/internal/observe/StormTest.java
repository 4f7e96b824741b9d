package dev.clearfault.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.internal.observe.RecordingSink.Entry;
import dev.clearfault.spi.Occurrence;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What the log does when everything fails at once. */
class StormTest {
  private static final int FAILURES = 10_000;
  private static final long SECOND = 1_000_000_000;
  private static final int[] STATUSES = {500, 502, 503, 404};

  private final AtomicLong clock = new AtomicLong();
  private final AtomicInteger printed = new AtomicInteger();
  private final RecordingSink sink = new RecordingSink();

  private ProblemLog log(int linesPerSecond) {
    return new ProblemLog(sink, new LogRate(linesPerSecond, clock::get), LogLevels.STANDARD);
  }

  @Test
  void tenThousandFailuresInASecondAreAHandfulOfLines() {
    ProblemLog log = log(10);
    for (int i = 0; i < FAILURES; i++) {
      clock.addAndGet(99_999);
      log.occurred(failure(STATUSES[i % STATUSES.length], "https://x/" + i));
    }
    assertThat(sink.written).hasSize(STATUSES.length * 10);
    assertThat(String.join("", sink.lines())).hasSizeLessThan(16_000);
    clock.addAndGet(SECOND);
    log.occurred(failure(500, "the next second"));
    assertThat(sink.written).hasSize(STATUSES.length * 11 + 1);
    List<Entry> summaries = sink.written.subList(41, 45);
    assertThat(summaries).allMatch(entry -> entry.line().startsWith("2490 more of: "));
    assertThat(summaries)
        .extracting(Entry::level)
        .containsExactlyInAnyOrder(Level.ERROR, Level.WARNING, Level.ERROR, Level.DEBUG);
  }

  @Test
  void aSummaryNamesTheKindAndTheLastInstance() {
    ProblemLog log = log(1);
    log.occurred(Failures.of(500, new IllegalStateException("bug")));
    log.occurred(Failures.of(500, new IllegalStateException("another bug")));
    clock.addAndGet(SECOND);
    log.occurred(Failures.of(404));
    assertThat(sink.lines().get(2))
        .isEqualTo(
            "1 more of: 500 internal_server_error java.lang.IllegalStateException,"
                + " the last instance=urn:uuid:1");
  }

  @Test
  void lastSummariesAreWrittenAtTheEnd() {
    ProblemLog log = log(1);
    log.occurred(Failures.of(500));
    log.occurred(Failures.of(500));
    log.close();
    assertThat(sink.lines()).hasSize(2);
    assertThat(sink.lines().get(1)).startsWith("1 more of: 500 internal_server_error");
  }

  /** A stack trace costs more than all the rest of an answer. */
  @Test
  void whatIsNotWrittenIsNotPrinted() {
    ProblemLog log = log(10);
    for (int i = 0; i < FAILURES; i++) {
      log.occurred(failure(500, "storm"));
    }
    assertThat(printed).hasValue(10);
  }

  @Test
  void mishapsAreLimitedLikeFailures() {
    ProblemLog log = log(2);
    for (int i = 0; i < 10; i++) {
      log.occurred(mishap(i, new IllegalStateException("request " + i)));
    }
    log.occurred(mishap(10, new IllegalArgumentException("another kind")));
    assertThat(sink.lines().stream().filter(line -> line.startsWith("while answering"))).hasSize(3);
    clock.addAndGet(SECOND);
    log.occurred(Failures.of(404));
    assertThat(sink.lines())
        .contains(
            "8 more of: while answering java.lang.IllegalStateException,"
                + " the last instance=urn:uuid:9");
  }

  @Test
  void mishapsOfAListenerAreLimitedLikeFailures() {
    ProblemLog log = log(2);
    Occurrence occurrence = Failures.of(404);
    for (int i = 0; i < 10; i++) {
      log.mishap("listener shop.Alarm", occurrence, new IllegalStateException("number " + i));
    }
    assertThat(sink.lines())
        .containsExactly(
            "listener shop.Alarm instance=urn:uuid:1: java.lang.IllegalStateException: number 0",
            "listener shop.Alarm instance=urn:uuid:1: java.lang.IllegalStateException: number 1");
    clock.addAndGet(SECOND);
    log.mishap("listener shop.Other", occurrence, new IllegalStateException());
    assertThat(sink.lines().get(3))
        .isEqualTo(
            "8 more of: listener shop.Alarm java.lang.IllegalStateException,"
                + " the last instance=urn:uuid:1");
  }

  private static Occurrence mishap(int number, RuntimeException mishap) {
    return Failures.withMishap("urn:uuid:" + number, mishap);
  }

  private Occurrence failure(int status, String message) {
    return Failures.of(
        status,
        new IOException(message) {
          @Override
          public StackTraceElement[] getStackTrace() {
            printed.incrementAndGet();
            return super.getStackTrace();
          }
        });
  }
}
