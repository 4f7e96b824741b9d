package dev.clearfault.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.testing.DeclaredInputs;
import dev.clearfault.testing.InputCase;
import dev.clearfault.testing.LeakCheck;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the test kit finds in a demo: nothing. */
public abstract class KitContract extends RunningDemo {
  @RegisterExtension
  final DeclaredInputs inputs = DeclaredInputs.of(demo.war(), () -> URI.create(url));

  /** Creates the tests for a demo. */
  protected KitContract(Demo demo) {
    super(demo);
  }

  /** Returns whether only a service that is not there can find the fault of a case. */
  protected boolean isForService(InputCase each) {
    return false;
  }

  @TestTemplate
  void inputIsReadAsDeclared(InputCase each) {
    if (isForService(each)) {
      assertThatThrownBy(each::check).isInstanceOf(AssertionError.class);
    } else {
      each.check();
    }
  }

  @Test
  void theRunningDemoPublishesTheSameCases() {
    assertThat(
            DeclaredInputs.publishedBy(() -> URI.create(url)).cases().stream().map(String::valueOf))
        .containsExactlyElementsOf(inputs.cases().stream().map(String::valueOf).toList());
  }

  @Test
  void noExceptionShowsTheInside(@TempDir Path folder) throws Exception {
    Served served = Served.start(demo, prepared(folder), folder);
    try {
      LeakCheck check = LeakCheck.of(URI.create(served.url()).resolve("api/leak-check"));
      assertThat(check.leaks()).isEmpty();
      assertThat(check.throwables()).isGreaterThan(300);
    } finally {
      served.stop();
    }
  }

  /** Returns a copy of the jar that starts the demo, with the servlet that throws. */
  private Path prepared(Path folder) throws IOException {
    Path war = folder.resolve("leak-check.war");
    LeakCheck.prepare(demo.war(), war, "/api/leak-check");
    return demo.jarWith(war, folder.resolve("leak-check.jar"));
  }
}
