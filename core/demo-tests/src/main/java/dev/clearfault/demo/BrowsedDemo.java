package dev.clearfault.demo;

import static java.util.Objects.requireNonNull;

import dev.clearfault.demo.browser.Chromium;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share one running demo, and one browser where there is one. */
public abstract class BrowsedDemo extends RunningDemo {
  private @Nullable Chromium browser;

  /** Creates the tests for a demo. */
  protected BrowsedDemo(Demo demo) {
    super(demo);
  }

  @BeforeAll
  final void startBrowser(@TempDir Path folder) throws Exception {
    if (Chromium.isInstalled()) {
      browser = Chromium.start(folder);
    }
  }

  @AfterAll
  final void stopBrowser() throws Exception {
    if (browser != null) {
      browser.stop();
    }
  }

  /** Returns the browser; skips the test if there is none. */
  protected final Chromium browser() {
    Assumptions.assumeTrue(browser != null, Chromium.REMEDY);
    return requireNonNull(browser);
  }
}
