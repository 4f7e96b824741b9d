package dev.clearfault.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clearfault.Documents;
import dev.clearfault.internal.observe.RecordingSink.Entry;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProblemLogTest {
  private final RecordingSink sink = new RecordingSink();
  private final List<Entry> written = sink.written;
  private final ProblemLog log = new ProblemLog(sink, null, LogLevels.STANDARD);

  @Test
  void clientsFaultIsOneLineAtDebug() {
    log.occurred(Failures.of(404));
    assertThat(written).hasSize(1);
    assertThat(written.get(0).level()).isEqualTo(Level.DEBUG);
    assertThat(written.get(0).line()).contains("404 not_found", "instance=urn:uuid:1", "GET /shop");
  }

  @Test
  void anUnknownMethodIsTheClientsFault() {
    log.occurred(Failures.of(501));
    log.occurred(Failures.of(501, new UnsupportedOperationException("not yet")));
    assertThat(written).extracting(Entry::level).containsExactly(Level.DEBUG, Level.ERROR);
  }

  @Test
  void gatewayFailureIsOneLineAtWarningWithAllCauses() {
    Throwable inner = new IllegalArgumentException("inner");
    log.occurred(Failures.of(502, new IllegalStateException("outer", inner), inner));
    assertThat(written).hasSize(1);
    assertThat(written.get(0).level()).isEqualTo(Level.WARNING);
    assertThat(written.get(0).thrown()).isNull();
    assertThat(written.get(0).line())
        .contains("IllegalStateException: outer <- java.lang.IllegalArgumentException: inner");
  }

  @Test
  void bugIsAnErrorWithItsStackTrace() {
    Throwable cause = new IllegalStateException("bug");
    log.occurred(Failures.of(500, cause));
    assertThat(written).hasSize(1);
    assertThat(written.get(0).level()).isEqualTo(Level.ERROR);
    assertThat(written.get(0).thrown()).isSameAs(cause);
  }

  /** As Inputs throws it where a class of the application refuses a value. */
  private Entry refusedBy(Throwable refusal) {
    Problem problem = Problem.of(ProblemType.VALIDATION_FAILED);
    Throwable thrown = new ProblemException(problem, refusal);
    log.occurred(Failures.of(Documents.of(problem), thrown, refusal));
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

  /** Tools find the client by the fields before it. */
  @Test
  void nameThatAnApplicationTakesFromAClientAddsNoField() {
    Problem problem =
        Problem.builder(ProblemType.ofStatus(404))
            .upstream("x\u00a0client=192.0.2.9 GET /")
            .build();
    log.occurred(Failures.of(Documents.of(problem)));
    assertThat(written.get(0).line())
        .contains(" upstream=x\\u00a0client=192.0.2.9\\u0020GET\\u0020/ route=/shop/* ");
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
    log.occurred(Failures.of(502, hostile));
    assertThat(written.get(0).line()).contains("(its message cannot be read)");
  }

  @Test
  void throwableThatCannotBePrintedCostsTheTraceAndNotTheLine() {
    ProblemLog fragile =
        new ProblemLog(
            new RecordingSink() {
              @Override
              public void log(LogEntry entry, @Nullable Throwable thrown) {
                if (thrown != null) {
                  throw new IllegalStateException("cannot print");
                }
                sink.log(entry, null);
              }
            },
            null,
            LogLevels.STANDARD);
    fragile.occurred(Failures.of(500, new IllegalStateException("hostile")));
    assertThat(written).hasSize(1);
    assertThat(written.get(0).line()).endsWith("(its stack trace cannot be printed)");
  }

  @Test
  void mishapIsALineOfItsOwn() {
    IllegalStateException mishap = new IllegalStateException("broken mapper");
    log.occurred(Failures.withMishap("urn:uuid:1", mishap));
    assertThat(written).hasSize(2);
    assertThat(written.get(1).level()).isEqualTo(Level.ERROR);
    assertThat(written.get(1).line()).contains("instance=urn:uuid:1", "broken mapper");
    assertThat(written.get(1).thrown()).isSameAs(mishap);
  }

  @Test
  void lengthOfALineIsBounded() {
    String huge = "\n".repeat(1 << 20);
    List<Throwable> causes = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      causes.add(new IllegalStateException(huge));
    }
    Problem failed = Problem.of(ProblemType.ofStatus(502));
    ProblemDocument problem = Documents.of(failed, "urn:" + "x".repeat(1 << 20));
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
    log.mishap(huge, Failures.of(404), new IllegalStateException(huge));
    assertThat(written).hasSize(2);
    assertThat(written).allSatisfy(entry -> assertThat(entry.line()).hasSizeLessThan(25_000));
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
    return Documents.of(Problem.of(ProblemType.ofStatus(status)));
  }
}
