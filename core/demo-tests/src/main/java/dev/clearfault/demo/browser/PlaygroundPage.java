package dev.clearfault.demo.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The playground of a demo in a browser, as a visitor uses it. */
public final class PlaygroundPage implements AutoCloseable {
  /** Resolves when the page is not busy, without looking again and again. */
  private static final String SETTLED =
      """
      new Promise(done => {
        const look = () => {
          const {dataset} = document.body;
          if (dataset.ready && !document.body.hasAttribute('aria-busy')) {
            watch.disconnect();
            done(0);
          }
        };
        const watch = new MutationObserver(look);
        watch.observe(document.body, {attributes: true});
        look();
      })""";

  private final Tab tab;

  private PlaygroundPage(Tab tab) {
    this.tab = tab;
  }

  /** Opens the page on a screen of this width. */
  public static PlaygroundPage open(Chromium browser, String url, int width, String scheme)
      throws Exception {
    PlaygroundPage page = new PlaygroundPage(browser.open());
    page.tab.resize(width, scheme);
    page.tab.go(url);
    page.settle();
    return page;
  }

  /** Makes the screen so high that a form and its answer are on it. */
  public void heighten(int width, String scheme) throws Exception {
    tab.resize(width, 1270, scheme);
  }

  /** Presses what a CSS selector finds, and waits until the page has done its work. */
  public void press(String selector) throws Exception {
    tab.valueOf("document.querySelector(%s).click()".formatted(quoted(selector)));
    settle();
  }

  /** Chooses a value, or types a text. */
  public void set(String selector, String value) throws Exception {
    tab.valueOf(
        """
        (() => {
          const control = document.querySelector(%s);
          control.value = %s;
          control.dispatchEvent(new Event('change'));
        })()"""
            .formatted(quoted(selector), quoted(value)));
    settle();
  }

  /** Chooses a ready request by its name. */
  public void preset(String name) throws Exception {
    String index =
        value(
                "[...document.querySelectorAll('#preset option')].find(o => o.text === %s).value",
                name)
            .asString();
    set("#preset", index);
  }

  /** Returns the visible text of the first element that a CSS selector finds. */
  public String text(String selector) throws Exception {
    return value("document.querySelector(%s).innerText", selector).asString();
  }

  /** Returns what stands in a field. */
  public String valueOf(String selector) throws Exception {
    return value("document.querySelector(%s).value", selector).asString();
  }

  /** Returns the value of an expression in which {@code %s} stands for a text. */
  public JsonNode value(String expression, String text) throws Exception {
    return tab.valueOf(expression.formatted(quoted(text)));
  }

  /** Returns the value of an expression. */
  public JsonNode value(String expression) throws Exception {
    return tab.valueOf(expression);
  }

  /** Returns the lines of axe. */
  public List<String> accessibilityFaults() throws Exception {
    return Accessibility.faults(tab);
  }

  /** Returns what the browser complains of, without the statuses that were asked for. */
  public List<JsonNode> complaints() {
    return tab.complaints().stream()
        .filter(event -> !event.path("entry").path("source").asString().equals("network"))
        .toList();
  }

  /**
   * Keeps a picture of what is on the screen, and returns whether there is something on it. With
   * {@code -Dplayground.images=docs/images}, relative to the top folder, a picture that the
   * documentation has is written anew.
   */
  public boolean picture(String name) throws Exception {
    String file = name + ".png";
    Path kept = Path.of("target", "playground", file);
    tab.screenshot(kept);
    String documented = System.getProperty("playground.images");
    if (documented != null) {
      Path picture = Path.of("..", documented, file);
      if (Files.exists(picture)) {
        Files.copy(kept, picture, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return Files.size(kept) > 20_000;
  }

  private void settle() throws Exception {
    tab.valueOf(SETTLED);
  }

  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }

  @Override
  public void close() {
    tab.close();
  }
}
