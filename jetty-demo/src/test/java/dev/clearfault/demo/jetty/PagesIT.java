package dev.clearfault.demo.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.LaunchedDemo;
import dev.clearfault.demo.browser.Accessibility;
import dev.clearfault.demo.browser.Chromium;
import dev.clearfault.demo.browser.Tab;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The pages as a real browser shows them. */
@Timeout(180)
@EnabledIf(
    value = "dev.clearfault.demo.browser.Chromium#isInstalled",
    disabledReason = Chromium.REMEDY)
@SuppressWarnings("NullAway.Init")
class PagesIT {
  private static final String SCRIPT = "<script>window.ran=1</script>";
  private static final String IMAGE = "\"'><img src=x onerror=window.ran=1>";
  private static final String ENDLESS = "a".repeat(200);

  /** An order with unknown properties, whose names the page shows. */
  private static final String HOSTILE =
      """
      {"%s":1,"%s":2,"%s":3}\
      """
          .formatted(SCRIPT, IMAGE.replace("\"", "\\\""), ENDLESS);

  /** Luminance and contrast as WCAG 2.2 defines them. The smallest contrast for text is 4.5. */
  private static final String WEAKEST_CONTRAST =
      """
      (() => {
        const channels = css => css.match(/[\\d.]+/g).map(Number);
        const linear = c => c / 255 <= .04045 ? c / 255 / 12.92 : ((c / 255 + .055) / 1.055) ** 2.4;
        const luminance = ([r, g, b]) =>
            .2126 * linear(r) + .7152 * linear(g) + .0722 * linear(b);
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.backgroundColor = 'Canvas';
        const canvas = getComputedStyle(probe).backgroundColor;
        probe.remove();
        const behind = element => {
          if (!element) return canvas;
          const color = getComputedStyle(element).backgroundColor;
          return channels(color)[3] === 0 ? behind(element.parentElement) : color;
        };
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        let weakest = 21;
        while (texts.nextNode()) {
          if (!texts.currentNode.data.trim()) continue;
          const element = texts.currentNode.parentElement;
          const both = [getComputedStyle(element).color, behind(element)]
              .map(color => luminance(channels(color)))
              .sort((a, b) => b - a);
          weakest = Math.min(weakest, (both[0] + .05) / (both[1] + .05));
        }
        return weakest;
      })()\
      """;

  private static LaunchedDemo demo;
  private static Chromium browser;

  /** The pages of the filter. */
  enum Sight {
    INDEX("problems", 200, "Problem types"),
    ENTRY("problems/upstream-response-too-large", 200, "Upstream response too large"),
    CODES("problems/validation-failed", 200, "Validation failed"),
    MISSING("nowhere/%3Cscript%3Ewindow.ran=1%3C/script%3E", 404, "Not Found"),
    REFUSED("api/orders", 400, "Validation failed");

    private final String path;
    private final int status;
    private final String title;

    Sight(String path, int status, String title) {
      this.path = path;
      this.status = status;
      this.title = title;
    }

    void showIn(Tab tab) throws Exception {
      if (this == REFUSED) {
        tab.post(demo.url() + path, HOSTILE);
      } else {
        tab.go(demo.url() + path);
      }
    }
  }

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    demo = OrdersClient.DEMO.launch(Files.createDirectory(folder.resolve("demo")));
    demo.awaitUrl();
    browser = Chromium.start(Files.createDirectory(folder.resolve("browser")));
  }

  @AfterAll
  static void stop() throws Exception {
    try {
      if (browser != null) {
        browser.stop();
      }
    } finally {
      if (demo != null) {
        demo.stop();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPageIsADocumentWithoutFaultAndWithoutAnythingFromElsewhere(Sight sight) throws Exception {
    try (Tab tab = browser.open()) {
      sight.showIn(tab);
      assertThat(tab.valueOf("performance.getEntriesByType('navigation')[0].responseStatus"))
          .hasToString(Integer.toString(sight.status));
      assertThat(tab.valueOf("document.compatMode").asString()).isEqualTo("CSS1Compat");
      assertThat(tab.valueOf("document.characterSet").asString()).isEqualTo("UTF-8");
      assertThat(tab.valueOf("document.documentElement.lang").asString()).isEqualTo("en");
      assertThat(tab.valueOf("document.title").asString()).startsWith(sight.title);
      assertThat(tab.valueOf("[...document.querySelectorAll('h1')].map(h => h.innerText)"))
          .hasToString("[\"" + sight.title + "\"]");
      assertThat(tab.complaints()).isEmpty();
      assertThat(tab.requests()).containsExactly(demo.url() + sight.path);
    }
  }

  @ParameterizedTest
  @CsvSource({"MISSING, en", "MISSING, de", "REFUSED, en", "REFUSED, de", "INDEX, en", "ENTRY, en"})
  void aPageCanBeUsedByEverybody(Sight sight, String language) throws Exception {
    try (Tab tab = browser.open()) {
      tab.speak(language);
      sight.showIn(tab);
      assertThat(tab.valueOf("document.documentElement.lang").asString()).isEqualTo(language);
      assertThat(Accessibility.faults(tab)).isEmpty();
    }
  }

  @Test
  void theCheckFindsAPictureWithoutAnAlternative() throws Exception {
    try (Tab tab = browser.open()) {
      Sight.MISSING.showIn(tab);
      tab.valueOf("document.querySelector('main').append(document.createElement('img')), 0");
      List<String> faults = Accessibility.faults(tab);
      assertThat(faults).singleElement().asString().startsWith("image-alt: <img>");
    }
  }

  @Test
  void textOfAClientStaysTextAndNeverRuns() throws Exception {
    try (Tab tab = browser.open()) {
      Sight.REFUSED.showIn(tab);
      JsonNode names =
          tab.valueOf("[...document.querySelectorAll('strong')].map(e => e.textContent)");
      assertThat(names.valueStream().map(JsonNode::asString)).contains(SCRIPT, IMAGE, ENDLESS);
      assertThat(tab.valueOf("document.querySelectorAll('script, img').length").asInt()).isZero();
      assertThat(tab.valueOf("typeof window.ran").asString()).isEqualTo("undefined");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "INDEX,   1280, light, en",
    "INDEX,   400,  dark,  en",
    "ENTRY,   1280, dark,  en",
    "ENTRY,   400,  light, en",
    "CODES,   1280, light, en",
    "CODES,   400,  dark,  es",
    "MISSING, 1280, light, en",
    "MISSING, 400,  dark,  de",
    "REFUSED, 1280, dark,  fr",
    "REFUSED, 400,  light, en"
  })
  void aPageFitsTheScreenAndCanBeRead(Sight sight, int width, String scheme, String language)
      throws Exception {
    try (Tab tab = browser.open()) {
      tab.speak(language);
      tab.resize(width, scheme);
      sight.showIn(tab);
      assertThat(tab.valueOf("document.documentElement.scrollWidth").asInt()).isEqualTo(width);
      assertThat(tab.valueOf(WEAKEST_CONTRAST).asDouble()).isBetween(4.5, 21.0);

      String name = sight.name().toLowerCase(Locale.ROOT) + "-" + width + "-" + scheme + ".png";
      BufferedImage seen = tab.screenshot(Path.of("target", "pages", name));
      assertThat(seen.getWidth()).isEqualTo(width);
      int blue = seen.getRGB(0, 0) & 0xFF;
      assertThat(blue < 0x80).as("dark in the corner: %x", blue).isEqualTo(scheme.equals("dark"));
    }
  }

  /** What screen readers and search engines go by. */
  @ParameterizedTest
  @EnumSource(names = {"INDEX", "ENTRY", "CODES"})
  void aPageOfTheCatalogueHasLandmarksAndHeadingsInTheirOrder(Sight sight) throws Exception {
    try (Tab tab = browser.open()) {
      sight.showIn(tab);
      assertThat(tab.valueOf("document.querySelectorAll('main').length").asInt()).isOne();
      assertThat(
              tab.valueOf("document.querySelector(document.links[0].getAttribute('href')).tagName")
                  .asString())
          .isEqualTo("MAIN");
      assertThat(
              tab.valueOf("[...document.querySelectorAll('h1,h2')].map(h => h.tagName).join()")
                  .asString())
          .matches("H1(,H2)+");
      assertThat(tab.valueOf("document.querySelector('meta[name=description]').content").asString())
          .isNotBlank();
      assertThat(tab.valueOf("document.querySelector('link[rel=canonical]').href").asString())
          .isEqualTo(demo.url() + sight.path);
      assertThat(tab.valueOf("document.querySelector('meta[name=robots]') === null").asBoolean())
          .isTrue();
    }
  }

  @Test
  void everyLinkOfTheIndexLeadsToThePageAboutIt() throws Exception {
    try (Tab tab = browser.open()) {
      Sight.INDEX.showIn(tab);
      JsonNode links =
          tab.valueOf(
              "[...document.querySelectorAll('li a')].map(a => ({to: a.href, text: a.innerText}))");
      assertThat(links.size()).isGreaterThan(10);
      for (JsonNode link : links) {
        tab.go(link.path("to").asString());
        assertThat(tab.valueOf("document.title").asString())
            .startsWith(link.path("text").asString() + " (");
      }
    }
  }
}
