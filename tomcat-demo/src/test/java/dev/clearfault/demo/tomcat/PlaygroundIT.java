package dev.clearfault.demo.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.PlaygroundContract;
import dev.clearfault.demo.browser.PlaygroundPage;
import org.junit.jupiter.api.Test;

class PlaygroundIT extends PlaygroundContract {
  PlaygroundIT() {
    super(QuotesClient.DEMO);
  }

  @Test
  void aProgramRepairsAQueryAsFarAsTheAnswerSays() throws Exception {
    try (PlaygroundPage page = open(1280, "light")) {
      page.press("#repair");
      assertThat(page.text("#steps"))
          .contains("amount", "-12.5", "0.01", "an example value, not yours");
      assertThat(page.valueOf("#f-amount")).isEqualTo("0.01");
    }
  }

  @Test
  void theContractRefusesWhatTheAnnotationsRefuse() throws Exception {
    try (PlaygroundPage page = open(390, "dark")) {
      page.press("#send");
      String annotated = page.text("#form");
      page.set("#way", "/contract/quotes");
      page.press("#send");
      assertThat(page.text("article:nth-of-type(1)")).contains("/contract/quotes");
      assertThat(page.text("#form")).isEqualTo(annotated);
      assertThat(page.accessibilityFaults()).isEmpty();
      page.press("#tab-raw");
      assertThat(page.valueOf("#path")).startsWith("/contract/quotes?");
    }
  }

  @Test
  void aBrokenServiceIsAnswered502AndByTheContainer500() throws Exception {
    try (PlaygroundPage page = open(1280, "light")) {
      page.set("#mode", "garbage");
      page.press("#call");
      page.set("#mode", "ok");
      assertThat(page.text("#said")).startsWith("502 Bad Gateway");
      assertThat(page.inFrame("article:nth-of-type(2) iframe", "page.body.innerText").asString())
          .contains("500", "UpstreamException");
      assertThat(page.text("#operator")).contains("fault=upstream", "upstream=rates");
    }
  }
}
