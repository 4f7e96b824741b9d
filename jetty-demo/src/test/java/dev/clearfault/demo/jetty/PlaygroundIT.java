package dev.clearfault.demo.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.PlaygroundContract;
import dev.clearfault.demo.browser.PlaygroundPage;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaygroundIT extends PlaygroundContract {
  /** The name of a ready request, how its answer begins, and how its repair ends. */
  private static final List<String> READY =
      List.of(
          "Wrong types and values | 400 Bad Request, 8 faults | 201",
          "An unknown and a misspelt property | 400 Bad Request, 2 faults | 201",
          "A property twice | 400 Bad Request | 201",
          "A list where an object belongs | 400 Bad Request, 1 fault | 201",
          "No body | 400 Bad Request, 1 fault | 201",
          "Broken JSON | 400 Bad Request, 1 fault | gave up",
          "A huge body | 413 | gave up",
          "A content type that is not JSON | 415 Unsupported Media Type | gave up",
          "A bad parameter in the query | 400 Bad Request, 1 fault | 200",
          "A method that is not allowed | 405 Method Not Allowed | gave up",
          "A path that does not exist | 404 Not Found | gave up");

  /** A control, its value, and what the answer then contains. */
  private static final String[][] CHOICES = {
    {"#language", "en", "must be"},
    {"#accept", "text/markdown", "# Validation failed"},
    {"#accept", "application/json", "\"type\":"},
    {"#format", "envelope", "\"code\": 400"},
    {"#format", "fields", "\"fields\": ["}
  };

  PlaygroundIT() {
    super(OrdersClient.DEMO);
  }

  @Test
  void aButtonAppliesTheFixAndSendsAgain() throws Exception {
    try (PlaygroundPage page = open(1280, "light")) {
      page.press("#send");
      assertThat(page.text("#f-shipping-said")).contains("must be one of", "Use \"EXPRESS\"");
      page.press("#f-shipping-said .fix");
      assertThat(page.valueOf("#f-shipping")).isEqualTo("EXPRESS");
      assertThat(page.text("#f-shipping-said")).isBlank();
      assertThat(page.text("#f-age-said")).isNotBlank();
    }
  }

  @Test
  void aProgramRepairsTheFormStepByStepUntilItIsAccepted() throws Exception {
    try (PlaygroundPage page = open(1280, "light")) {
      page.press("#repair");
      assertThat(page.text("#steps")).contains("400 → 201", "\"EXPRES\"", "\"EXPRESS\"", "fix");
      assertThat(page.text("#steps")).contains("\"ada@example.com\"an example value, not yours");
      page.press("#repair");
      assertThat(page.text("#steps > li:nth-child(2)")).contains("Accepted");
      assertThat(page.text("#said")).startsWith("201 Created");
      page.picture("jetty-demo-repaired");
    }
  }

  @Test
  void aReadyRequestIsAnsweredAndRepairedWhereItCanBe() throws Exception {
    try (PlaygroundPage page = open(1280, "light")) {
      page.press("#tab-raw");
      for (String line : READY) {
        String[] parts = line.split(" \\| ", -1);
        page.preset(parts[0]);
        page.press("#send");
        assertThat(page.text("#said")).as(line).startsWith(parts[1]);
        page.press("#repair-all");
        assertThat(page.text("#steps > li:last-child")).as(line).contains(parts[2]);
      }
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void theAnswerIsWhatWasAskedFor() throws Exception {
    try (PlaygroundPage page = open(1280, "light")) {
      for (String language : List.of("de", "fr", "es")) {
        page.set("#language", language);
        page.press("#send");
        assertThat(page.value("document.querySelector('.faults').lang").asString())
            .isEqualTo(language);
      }
      for (String[] choice : CHOICES) {
        page.set(choice[0], choice[1]);
        page.press("#send");
        assertThat(page.text("article pre")).as(choice[1]).contains(choice[2]);
        assertThat(page.text("#operator")).as(choice[1]).contains("because=", "_problems_total");
      }
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void aBrokenServiceIsAnswered502AndByTheContainer500() throws Exception {
    try (PlaygroundPage page = open(1280, "light")) {
      page.press("#call");
      assertThat(page.text("#said")).startsWith("200 OK");
      page.set("#mode", "error500");
      page.press("#call");
      assertThat(page.text("#said")).startsWith("502 Bad Gateway");
      assertThat(page.text("article")).contains("must not simply send it again");
      assertThat(page.text("article:nth-of-type(2)")).contains("500", "UpstreamException");
      assertThat(page.text("#operator")).contains("fault=upstream", "upstream=payments");
      page.picture("jetty-demo-upstream", "#answer");
      page.set("#mode", "ok");
    }
  }

  @Test
  void theTabsAreForTheKeyboardToo() throws Exception {
    try (PlaygroundPage page = open(390, "light")) {
      page.value(
          """
          (tab => {
            tab.focus();
            tab.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
          })(document.querySelector('#tab-form'))""");
      assertThat(page.value("document.activeElement.id").asString()).isEqualTo("tab-raw");
      assertThat(page.value("document.querySelector('#panel-form').hidden").asBoolean()).isTrue();
      assertThat(page.valueOf("#body")).contains("\"shipping\": \"EXPRES\"");
      assertThat(page.accessibilityFaults()).isEmpty();
    }
  }

  @Test
  void itemsCanBeAddedAndRemoved() throws Exception {
    try (PlaygroundPage page = open(1280, "light")) {
      page.press("#form > button.small");
      page.press("#send");
      assertThat(page.text("#f-items-1-sku-said")).isNotBlank();
      page.press("fieldset:last-of-type button");
      page.press("fieldset:last-of-type button");
      page.press("#send");
      assertThat(page.text("#form .summary")).contains("#/items");
    }
  }
}
