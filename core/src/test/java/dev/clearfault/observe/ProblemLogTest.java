package dev.clearfault.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProblemLogTest {
  private final List<Entry> written = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong();
  private final ProblemLog log = new ProblemLog(new Sink(), null);

  private record Entry(Level level, String line, @Nullable Throwable thrown) {}

  @Test
  void clientsFaultIsOneLineAtDebug() {
    log.occurred(occurrence(404, null));
    assertThat(written).hasSize(1);
    assertThat(written.get(0).level()).isEqualTo(Level.DEBUG);
    assertThat(written.get(0).line()).contains("404 not_found", "instance=urn:uuid:1", "GET /shop");
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

  @Test
  void whatClientsSendCannotForgeALine() {
    Occurrence forged =
        new Occurrence(
            problem(404),
            Door.SEND_ERROR,
            List.of(),
            true,
            "GET\r\nfake",
            "/a\u2028b\u001b[31m\u202e" + "x".repeat(2000),
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
              public void log(Level level, String line, @Nullable Throwable thrown) {
                if (thrown != null) {
                  throw new IllegalStateException("cannot print");
                }
                super.log(level, line, thrown);
              }
            },
            null);
    fragile.occurred(occurrence(500, new IllegalStateException("hostile")));
    assertThat(written).hasSize(1);
    assertThat(written.get(0).line()).endsWith("(its stack trace cannot be printed)");
  }

  @Test
  void throwableWithEndlessCausesIsNotHandedToTheLogger() {
    log.occurred(occurrence(500, new Endless()));
    assertThat(written).hasSize(1);
    assertThat(written.get(0).thrown()).isNull();
    assertThat(written.get(0).line()).endsWith("(its stack trace cannot be printed)");
  }

  private static final class Endless extends RuntimeException {
    @Override
    public synchronized Throwable getCause() {
      return new Endless();
    }
  }

  @Test
  void mishapIsALineOfItsOwn() {
    IllegalStateException mishap = new IllegalStateException("broken mapper");
    Occurrence occurrence =
        new Occurrence(
            problem(404), Door.THROWN, List.of(), true, "GET", "/", null, List.of(mishap));
    log.occurred(occurrence);
    assertThat(written).hasSize(2);
    assertThat(written.get(1).level()).isEqualTo(Level.ERROR);
    assertThat(written.get(1).line()).contains("instance=urn:uuid:1", "broken mapper");
    assertThat(written.get(1).thrown()).isSameAs(mishap);
  }

  @Test
  void floodIsSummedUp() {
    ProblemLog limited = new ProblemLog(new Sink(), new LogRate(2, clock::get));
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
  void whatIsHeldBackAtTheEndIsNotLost() {
    ProblemLog limited = new ProblemLog(new Sink(), new LogRate(1, clock::get));
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

  private static Problem problem(int status) {
    return Problem.builder(ProblemType.ofStatus(status)).instance("urn:uuid:1").build();
  }

  private static Occurrence occurrence(int status, @Nullable Throwable cause) {
    List<Throwable> causes =
        cause == null
            ? List.of()
            : cause.getCause() == null ? List.of(cause) : List.of(cause, cause.getCause());
    return new Occurrence(
        problem(status), Door.THROWN, causes, true, "GET", "/shop", null, List.of());
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
    public void log(Level level, String line, @Nullable Throwable thrown) {
      written.add(new Entry(level, line, thrown));
    }
  }
}
