package dev.clearfault.demo.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A page with forms of {@code form.js}, as somebody without a mouse uses it. */
public final class FormPage implements AutoCloseable {
  /** Resolves when no form waits for its answer. */
  private static final String SETTLED =
      """
      new Promise(done => {
        const look = () => document.querySelector('form[aria-busy]') || done(0);
        new MutationObserver(look).observe(document.body, {attributes: true, subtree: true});
        look();
      })""";

  /** By the names of the fields: what the field's description for screen readers says last. */
  private static final String ERRORS =
      """
      [...document.querySelectorAll('[aria-invalid=true]')].map(field => [field.name,
        document.getElementById(field.getAttribute('aria-describedby').trim().split(' ').at(-1)).innerText])""";

  private final Tab tab;

  private FormPage(Tab tab) {
    this.tab = tab;
  }

  /**
   * Opens a page.
   *
   * @param first the field that gets the focus
   */
  public static FormPage open(Chromium browser, String url, String first, int width, String scheme)
      throws Exception {
    FormPage page = new FormPage(browser.open());
    page.tab.resize(width, scheme);
    page.tab.go(url);
    page.tab.valueOf("import('/problems/form.js').then(() => 0)");
    page.tab.valueOf("document.getElementById('%s').focus(), 0".formatted(first));
    return page;
  }

  /** Goes to a field with the Tab key and types a text over what is there. */
  public void enter(String id, String text) throws Exception {
    reach(id);
    tab.valueOf("document.activeElement.select?.(), 0");
    tab.type(text);
  }

  /** Presses the Enter key, and waits for the answer if that has sent something. */
  public void pressEnter() throws Exception {
    tab.press(Tab.Key.ENTER);
    tab.valueOf(SETTLED);
  }

  /** Goes to a field or a button, which has to be one that the Tab key reaches. */
  public void reach(String id) throws Exception {
    for (int i = 0; i < 60; i++) {
      if (focused().equals(id)) {
        return;
      }
      tab.press(Tab.Key.TAB);
    }
    throw new IllegalStateException("the Tab key does not reach " + id);
  }

  /** Makes the browser find no fault, as somebody does who changes the page. */
  public void bypass() throws Exception {
    tab.valueOf(
        """
        document.querySelectorAll('input, select, textarea').forEach(field =>
          Object.defineProperty(field, 'validity', {value: {}}))""");
  }

  /** Returns what each field says that it has an error, by the names of the fields. */
  public Map<String, String> errors() throws Exception {
    Map<String, String> errors = new LinkedHashMap<>();
    tab.valueOf(ERRORS).forEach(each -> errors.put(each.get(0).asString(), each.get(1).asString()));
    return errors;
  }

  public String focused() throws Exception {
    return tab.valueOf("document.activeElement.id").asString();
  }

  /** Returns the live region of a form. */
  public String said(String form) throws Exception {
    return tab.valueOf("document.querySelector('#%s [role=status]').innerText".formatted(form))
        .asString();
  }

  public JsonNode value(String expression) throws Exception {
    return tab.valueOf(expression);
  }

  public List<String> requests() {
    return tab.requests();
  }

  public List<JsonNode> complaints() {
    return tab.complaints();
  }

  public List<String> accessibilityFaults() throws Exception {
    return Accessibility.faults(tab);
  }

  public void picture(String name) throws Exception {
    Picture.keep(tab, name, "main");
  }

  @Override
  public void close() {
    tab.close();
  }
}
