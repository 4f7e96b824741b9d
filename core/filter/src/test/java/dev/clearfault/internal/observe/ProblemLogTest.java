package dev.clearfault.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clearfault.Documents;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Door;
import dev.clearfault.spi.Evidence;
import dev.clearfault.spi.Occurrence;
import java.lang.System.Logger.Level;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProblemLogTest {
  private final List<Entry> written = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong();
  private final ProblemLog log = new ProblemLog(new Sink(), null, LogLevels.STANDARD);

  private record Entry(Level level, String line, @Nullable Throwable thrown) {}

  @Test
  void clientsFaultIsOneLineAtDebug() {
    log.occurred(occurrence(404, null));
    assertThat(written).hasSize(1);
    assertThat(written.get(0).level()).isEqualTo(Level.DEBUG);
    assertThat(written.get(0).line()).contains("404 not_found", "instance=urn:uuid:1", "GET /shop");
  }

  @Test
  void anUnknownMethodIsTheClientsFault() {
    log.occurred(occurrence(501, null));
    log.occurred(occurrence(501, new UnsupportedOperationException("not yet")));
    assertThat(written).extracting(Entry::level).containsExactly(Level.DEBUG, Level.ERROR);
  }

  @Test
  void gatewayFailureIsOneLineAtWarningWithAllCauses() {
    Throwable cause = new IllegalStateException("outer", new IllegalArgumentException("inner"));
    log.occurred(occurrence(502, cause));
    assertThat(written).hasSize(1);
    assertThat(written.get(0).level()).isEqualTo(Level.WARNING);
    assertThat(written.get(0).thrown()).isNull();
    assertThat(written.get(0).line())
        .contains("IllegalStateException: outer <- java.lang.IllegalArgumentException: inner");
  }

  @Test
  void bugIsAnErrorWithItsStackTrace() {
    Throwable cause = new IllegalStateException("bug");
    log.occurred(occurrence(500, cause));
    assertThat(written).hasSize(1);
    assertThat(written.get(0).level()).isEqualTo(Level.ERROR);
    assertThat(written.get(0).thrown()).isSameAs(cause);
  }

  /** As Inputs throws it where a class of the application refuses a value. */
  private Entry refusedBy(Throwable refusal) {
    Problem problem = Problem.of(ProblemType.VALIDATION_FAILED);
    Throwable thrown = new ProblemException(problem, refusal);
    List<Throwable> causes = List.of(thrown, refusal);
    log.occurred(
        new Occurrence(
            Documents.of(problem),
            Door.THROWN,
            Evidence.NONE,
            causes,
            true,
            Documents.request("GET", "/shop"),
            null,
            List.of()));
    return written.remove(0);
  }

  @Test
  void bugInAClassThatRefusesInputIsAnErrorWithItsStackTrace() {
    for (RuntimeException bug :
        List.of(
            new NullPointerException(),
            new ClassCastException(),
            new StringIndexOutOfBoundsException())) {
      Entry entry = refusedBy(bug);
      assertThat(entry.level()).isEqualTo(Level.ERROR);
      assertThat(entry.thrown()).hasCause(bug);
      assertThat(written).isEmpty();
    }
  }

  @Test
  void deliberateRefusalIsOneLineAtDebug() {
    NullPointerException required =
        catchThrowableOfType(
            NullPointerException.class, () -> Objects.requireNonNull(missing(), "name"));
    for (RuntimeException refusal :
        List.of(required, new IllegalArgumentException(), new DateTimeException("no day"))) {
      assertThat(refusedBy(refusal).level()).isEqualTo(Level.DEBUG);
      assertThat(written).isEmpty();
    }
  }

  private static @Nullable String missing() {
    return null;
  }

  @Test
  void textOfAClientCannotForgeALine() {
    Occurrence forged =
        new Occurrence(
            problem(404),
            Door.SEND_ERROR,
            Evidence.NONE,
            List.of(),
            true,
            Documents.request("GET\r\nfake", "/a\u2028b\u001b[31m\u202e" + "x".repeat(2000)),
            "note\nline",
            List.of());
    log.occurred(forged);
    assertThat(written.get(0).line())
        .contains("GET\\u000d\\u000afake", "/a\\u2028b\\u001b[31m\\u202e", "note\\u000aline")
        .doesNotContain("\n", "\r", "\u001b", "\u2028", "\u202e")
        .hasSizeLessThan(1000);
  }

  @Test
  void throwableThatCannotBeReadIsStillNamed() {
    Throwable hostile =
        new RuntimeException() {
          @Override
          public String getMessage() {
            throw new IllegalStateException();
          }
        };
    log.occurred(occurrence(502, hostile));
    assertThat(written.get(0).line()).contains("(its message cannot be read)");
  }

  @Test
  void throwableThatCannotBePrintedCostsTheTraceAndNotTheLine() {
    ProblemLog fragile =
        new ProblemLog(
            new Sink() {
              @Override
              public void log(LogEntry entry, @Nullable Throwable thrown) {
                if (thrown != null) {
                  throw new IllegalStateException("cannot print");
                }
                super.log(entry, thrown);
              }
            },
            null,
            LogLevels.STANDARD);
    fragile.occurred(occurrence(500, new IllegalStateException("hostile")));
    assertThat(written).hasSize(1);
    assertThat(written.get(0).line()).endsWith("(its stack trace cannot be printed)");
  }

  @Test
  void mishapIsALineOfItsOwn() {
    IllegalStateException mishap = new IllegalStateException("broken mapper");
    Occurrence occurrence =
        new Occurrence(
            problem(404),
            Door.THROWN,
            Evidence.NONE,
            List.of(),
            true,
            Documents.request("GET", "/"),
            null,
            List.of(mishap));
    log.occurred(occurrence);
    assertThat(written).hasSize(2);
    assertThat(written.get(1).level()).isEqualTo(Level.ERROR);
    assertThat(written.get(1).line()).contains("instance=urn:uuid:1", "broken mapper");
    assertThat(written.get(1).thrown()).isSameAs(mishap);
  }

  @Test
  void mishapsAreLimitedLikeFailures() {
    ProblemLog limited = new ProblemLog(new Sink(), new LogRate(2, clock::get), LogLevels.STANDARD);
    for (int i = 0; i < 10; i++) {
      limited.occurred(withMishap("urn:uuid:" + i, new IllegalStateException("request " + i)));
    }
    assertThat(mishapLines()).hasSize(2);
    limited.occurred(withMishap("urn:uuid:10", new IllegalArgumentException("another kind")));
    assertThat(mishapLines()).hasSize(3);
    clock.addAndGet(1_100_000_000L);
    limited.occurred(occurrence(404, null));
    assertThat(written)
        .extracting(Entry::line)
        .contains(
            "8 more of: while answering java.lang.IllegalStateException,"
                + " the last instance=urn:uuid:9");
  }

  @Test
  void mishapsOfAListenerAreLimitedLikeFailures() {
    ProblemLog limited = new ProblemLog(new Sink(), new LogRate(2, clock::get), LogLevels.STANDARD);
    Occurrence occurrence = occurrence(404, null);
    for (int i = 0; i < 10; i++) {
      limited.mishap("listener shop.Alarm", occurrence, new IllegalStateException("number " + i));
    }
    assertThat(written)
        .extracting(Entry::line)
        .containsExactly(
            "listener shop.Alarm instance=urn:uuid:1: java.lang.IllegalStateException: number 0",
            "listener shop.Alarm instance=urn:uuid:1: java.lang.IllegalStateException: number 1");
    clock.addAndGet(1_100_000_000L);
    limited.mishap("listener shop.Other", occurrence, new IllegalStateException());
    assertThat(written.get(3).line())
        .isEqualTo(
            "8 more of: listener shop.Alarm java.lang.IllegalStateException,"
                + " the last instance=urn:uuid:1");
  }

  @Test
  void lengthOfALineIsBounded() {
    String huge = "\n".repeat(1 << 20);
    List<Throwable> causes = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      causes.add(new IllegalStateException(huge));
    }
    ProblemDocument problem = problem(502, "urn:" + "x".repeat(1 << 20));
    log.occurred(
        new Occurrence(
            problem,
            Door.THROWN,
            Evidence.NONE,
            causes,
            true,
            Documents.request(huge, huge),
            huge,
            List.of()));
    log.mishap(huge, occurrence(404, null), new IllegalStateException(huge));
    assertThat(written).hasSize(2);
    assertThat(written).allSatisfy(entry -> assertThat(entry.line()).hasSizeLessThan(25_000));
  }

  private List<Entry> mishapLines() {
    return written.stream().filter(entry -> entry.line().startsWith("while answering")).toList();
  }

  private static Occurrence withMishap(String instance, Throwable mishap) {
    ProblemDocument problem = problem(404, instance);
    return new Occurrence(
        problem,
        Door.THROWN,
        Evidence.NONE,
        List.of(),
        true,
        Documents.request("GET", "/"),
        null,
        List.of(mishap));
  }

  @Test
  void floodIsSummedUp() {
    ProblemLog limited = new ProblemLog(new Sink(), new LogRate(2, clock::get), LogLevels.STANDARD);
    for (int i = 0; i < 10; i++) {
      limited.occurred(occurrence(500, new IllegalStateException("bug")));
    }
    limited.occurred(occurrence(404, null));
    assertThat(written).hasSize(3);
    clock.addAndGet(1_100_000_000L);
    limited.occurred(occurrence(404, null));
    assertThat(written).hasSize(5);
    assertThat(written.get(4).line())
        .isEqualTo(
            "8 more of: 500 internal_server_error java.lang.IllegalStateException,"
                + " the last instance=urn:uuid:1");
    assertThat(written.get(4).level()).isEqualTo(Level.ERROR);
  }

  @Test
  void lastSummariesAreWrittenAtTheEnd() {
    ProblemLog limited = new ProblemLog(new Sink(), new LogRate(1, clock::get), LogLevels.STANDARD);
    limited.occurred(occurrence(500, null));
    limited.occurred(occurrence(500, null));
    limited.close();
    assertThat(written).hasSize(2);
    assertThat(written.get(1).line()).startsWith("1 more of: 500 internal_server_error");
  }

  @Test
  void kindsAreBounded() {
    LogRate rate = new LogRate(1, clock::get);
    int admitted = 0;
    for (int i = 0; i < 10_000; i++) {
      admitted += rate.admit("kind " + i, Level.ERROR, "") ? 1 : 0;
    }
    assertThat(admitted).isLessThanOrEqualTo(257);
  }

  @Test
  void modeIsOneOfFour() {
    assertThat(ProblemLog.open("off", 10).destination()).isEqualTo("off");
    assertThat(ProblemLog.open("system", 10).destination()).isEqualTo("system");
    assertThat(ProblemLog.open("auto", 10).destination()).isEqualTo("slf4j");
    assertThatThrownBy(() -> ProblemLog.open("file", 10))
        .hasMessageContaining("auto, slf4j, system or off");
  }

  private static ProblemDocument problem(int status) {
    return problem(status, "urn:uuid:1");
  }

  private static ProblemDocument problem(int status, String instance) {
    return Documents.of(Problem.of(ProblemType.ofStatus(status)), instance);
  }

  private static Occurrence occurrence(int status, @Nullable Throwable cause) {
    List<Throwable> causes =
        cause == null
            ? List.of()
            : cause.getCause() == null ? List.of(cause) : List.of(cause, cause.getCause());
    return new Occurrence(
        problem(status),
        Door.THROWN,
        Evidence.NONE,
        causes,
        true,
        Documents.request("GET", "/shop"),
        null,
        List.of());
  }

  private class Sink implements LogSink {
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
      written.add(new Entry(entry.level(), entry.line(), thrown));
    }
  }
}
