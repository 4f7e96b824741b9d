package dev.clearfault.demo.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.BrowsedDemo;
import dev.clearfault.demo.browser.FormPage;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page whose form has its rules from a contract, or from annotations. */
@Timeout(120)
class QuotePageIT extends BrowsedDemo {
  QuotePageIT() {
    super(QuotesClient.DEMO);
  }

  @ParameterizedTest
  @CsvSource({
    "lang=en, contract",
    "lang=de, contract",
    "lang=en&annotations, api",
    "lang=de&annotations, api"
  })
  void theBrowserAndTheServerTellTheSameErrorsInTheSameWords(String query, String asked)
      throws Exception {
    try (FormPage page = FormPage.open(browser(), url + "quote/?" + query, "from", 1280, "light")) {
      page.enter("to", "USD");
      page.enter("amount", "0.001");
      page.reach("send");
      page.pressEnter();
      Map<String, String> ofBrowser = page.errors();
      assertThat(ofBrowser).containsOnlyKeys("from", "amount");
      assertThat(page.requests()).noneMatch(each -> each.contains("/quotes"));
      page.bypass();
      page.reach("send");
      page.pressEnter();
      assertThat(page.requests()).anyMatch(each -> each.contains("/" + asked + "/quotes"));
      assertThat(page.errors()).isEqualTo(ofBrowser);
      page.enter("from", "EUR");
      page.enter("amount", "2");
      page.reach("send");
      page.pressEnter();
      assertThat(page.value("document.getElementById('done').innerText").asString())
          .isEqualTo("2.17 USD");
      assertThat(page.accessibilityFaults()).isEmpty();
    }
  }
}
