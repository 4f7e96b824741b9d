package dev.clearfault.demo.browser;

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

  /** Makes the screen so high that it ends below the form, with its answer beside it. */
  public void heighten(int width, String scheme) throws Exception {
    int end =
        value("Math.ceil(document.querySelector('.compose .card').getBoundingClientRect().bottom)")
            .asInt();
    tab.resize(width, end + 16, scheme);
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

  /** Returns the value of an expression about the document of a frame, when it shows its page. */
  public JsonNode inFrame(String selector, String expression) throws Exception {
    return tab.valueOf(
        """
        new Promise(done => {
          const frame = document.querySelector(%s);
          const look = () => frame.dataset.shown && done((page => %s)(frame.contentDocument));
          new MutationObserver(look).observe(frame, {attributes: true});
          look();
        })"""
            .formatted(quoted(selector), expression));
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

  /** Keeps a picture of what is on the screen. */
  public void picture(String name) throws Exception {
    Picture.keep(tab, name, "");
  }

  /** Keeps a picture of the element that a CSS selector finds, whole. */
  public void picture(String name, String selector) throws Exception {
    Picture.keep(tab, name, selector);
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
