package dev.clearfault.demo.browser;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A page with forms in a real browser, with a contract whose words are made up. */
@Timeout(180)
@SuppressWarnings("NullAway.Init")
abstract class FormScripted {
  static final String ERRORS =
      "Object.fromEntries([...order.querySelectorAll('[aria-invalid=true]')].map(c => [c.name,"
          + " document.getElementById(c.getAttribute('aria-describedby').split(' ').at(-1)).textContent]))";

  private static @Nullable Chromium browser;

  FormServer server;
  Tab tab;

  @BeforeAll
  static void startBrowser(@TempDir Path folder) throws Exception {
    Assumptions.assumeTrue(Chromium.isInstalled(), Chromium.REMEDY);
    browser = Chromium.start(folder);
  }

  @AfterAll
  static void stopBrowser() throws Exception {
    if (browser != null) {
      browser.stop();
      browser = null;
    }
  }

  @BeforeEach
  void open() throws Exception {
    open(true, "en");
  }

  private void open(boolean hasContract, String language) throws Exception {
    server = new FormServer(hasContract);
    tab = requireNonNull(browser).open();
    tab.go(server.url(language));
    value("import('./catalogue/form.js').then(() => 0)");
  }

  final void reopen(boolean hasContract, String language) throws Exception {
    close();
    open(hasContract, language);
  }

  @AfterEach
  void close() {
    tab.close();
    server.close();
  }

  final String value(String expression) throws Exception {
    return tab.valueOf(expression).asString();
  }

  final String json(String expression) throws Exception {
    return tab.valueOf("JSON.stringify(" + expression + ")").asString();
  }

  final void set(String id, String text) throws Exception {
    tab.valueOf("document.getElementById('%s').value = '%s', 0".formatted(id, text));
  }

  /** Fills in what the order needs, and nothing that can be left out. */
  final void fill() throws Exception {
    set("email", "ada@example.com");
    set("age", "36");
    set("kind", "B");
    set("q0", "2");
    tab.valueOf("terms.checked = true, 0");
  }

  /** Sends a form as the Enter key does, and waits for the answer if the form waits for one. */
  final void submit(String form) throws Exception {
    tab.valueOf(
        """
        new Promise(done => {
          const form = document.getElementById('%s');
          form.requestSubmit();
          const look = () => form.ariaBusy || done(0);
          new MutationObserver(look).observe(form, {attributes: true});
          look();
        })"""
            .formatted(form));
  }

  final String summary() throws Exception {
    return value("order.querySelector('[role=status]').innerText");
  }

  final String focused() throws Exception {
    return value("document.activeElement.id || document.activeElement.className");
  }
}
