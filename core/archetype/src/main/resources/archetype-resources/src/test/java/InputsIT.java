package ${package};

import dev.clearfault.testing.DeclaredInputs;
import dev.clearfault.testing.InputCase;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each declared input, and each of its rules broken once. */
class InputsIT {
  @RegisterExtension static final RunningWar RUNNING = new RunningWar(RunningWar.WAR);

  @RegisterExtension
  static final DeclaredInputs INPUTS = DeclaredInputs.of(RunningWar.WAR, RUNNING::uri);

  @TestTemplate
  void isReadAsDeclared(InputCase each) {
    each.check();
  }
}
