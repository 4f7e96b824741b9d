package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.testing.LeakCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hundreds of exceptions go through all filters, and no answer shows one. */
class LeaksIT {
  @RegisterExtension static final RunningWar RUNNING = new RunningWar(prepared());

  private static Path prepared() {
    Path copy = RunningWar.WAR.resolveSibling("leak-check/copy.war");
    try {
      LeakCheck.prepare(RunningWar.WAR, copy, "/leak-check");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  @Test
  void noAnswerShowsTheInside() {
    LeakCheck check = LeakCheck.of(RUNNING.uri().resolve("/leak-check"));
    assertThat(check.leaks()).isEmpty();
    assertThat(check.throwables()).isGreaterThan(100);
  }
}
