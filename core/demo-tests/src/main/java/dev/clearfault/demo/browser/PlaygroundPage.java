package dev.clearfault.demo.browser;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
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

  /**
   * Keeps a picture of what is on the screen. With {@code -Dplayground.images=docs/images},
   * relative to the top folder, a picture that the documentation has is written anew.
   */
  public void picture(String name) throws Exception {
    Path kept = Path.of("target", "playground", name + ".png");
    keep(tab.screenshot(kept), kept);
  }

  /** Keeps a picture of the element that a CSS selector finds, whole, as {@link #picture} does. */
  public void picture(String name, String selector) throws Exception {
    Path kept = Path.of("target", "playground", name + ".png");
    keep(tab.screenshot(kept, selector), kept);
  }

  private static void keep(BufferedImage picture, Path kept) throws IOException {
    smallest(picture, kept);
    long size = Files.size(kept);
    if (size < 20_000 || size > 200_000) {
      throw new IllegalStateException(kept + " has " + size + " bytes, not 20 to 200 KB");
    }
    String documented = System.getProperty("playground.images");
    if (documented != null) {
      Path target = Path.of("..", documented).resolve(kept.getFileName());
      if (Files.exists(target)) {
        Files.copy(kept, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** A browser is in a hurry and writes larger files. */
  private static void smallest(BufferedImage picture, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionQuality(0);
    Files.delete(file);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), how);
    } finally {
      writer.dispose();
    }
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
