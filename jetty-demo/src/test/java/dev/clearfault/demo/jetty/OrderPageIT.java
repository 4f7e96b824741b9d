package dev.clearfault.demo.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.not;

import dev.clearfault.demo.BrowsedDemo;
import dev.clearfault.demo.browser.FormPage;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page whose form knows the rules of the server by {@code form.js} alone. */
@Timeout(120)
class OrderPageIT extends BrowsedDemo {
  OrderPageIT() {
    super(OrdersClient.DEMO);
  }

  private FormPage open(String language) throws Exception {
    return open(language, 1280, "light");
  }

  private FormPage open(String language, int width, String scheme) throws Exception {
    return FormPage.open(browser(), url + "order/?lang=" + language, "email", width, scheme);
  }

  @Test
  void theModuleIsServedForBrowsersThatAskEachTime() {
    String tag =
        client()
            .get("problems/form.js")
            .then()
            .statusCode(200)
            .header("Content-Type", "text/javascript;charset=utf-8")
            .header("X-Content-Type-Options", "nosniff")
            .header("Cache-Control", "no-cache")
            .body(containsString("export const connect ="))
            .extract()
            .header("ETag");
    client()
        .header("If-None-Match", tag)
        .get("problems/form.js")
        .then()
        .statusCode(304)
        .body(emptyString());
    client()
        .head("problems/form.js")
        .then()
        .statusCode(200)
        .header("Content-Length", not("0"))
        .body(emptyString());
    client()
        .get("order/")
        .then()
        .header("Content-Security-Policy", containsString("script-src 'self';"))
        .header("Content-Security-Policy", not(containsString("unsafe")));
  }

  /** What is typed; a date in the order of the browser's language: month, day, year. */
  private static final List<Map<String, String>> WRONG =
      List.of(
          new TreeMap<>(
              Map.of(
                  "email", "ada",
                  "age", "17",
                  "deliverOn", "01012020",
                  "items-0-sku", "abc",
                  "items-0-quantity", "0",
                  "items-0-price", "0.001")),
          Map.of("items-0-quantity", "1001", "items-0-price", "0.015"),
          Map.of());

  @ParameterizedTest
  @CsvSource({"en, 0", "en, 1", "en, 2", "de, 0", "de, 1", "de, 2"})
  void theBrowserAndTheServerTellTheSameErrorsInTheSameWords(String language, int wrong)
      throws Exception {
    try (FormPage page = open(language)) {
      for (Map.Entry<String, String> each : WRONG.get(wrong).entrySet()) {
        page.enter(each.getKey(), each.getValue());
      }
      page.reach("send");
      page.pressEnter();
      Map<String, String> ofBrowser = page.errors();
      assertThat(ofBrowser).hasSizeGreaterThan(5);
      assertThat(page.focused()).isEqualTo("email");
      assertThat(page.requests()).noneMatch(each -> each.endsWith("/api/orders"));
      assertThat(page.said("order").lines().filter(line -> !line.isBlank()))
          .hasSize(ofBrowser.size());

      page.bypass();
      page.reach("send");
      page.pressEnter();
      assertThat(page.requests()).anyMatch(each -> each.endsWith("/api/orders"));
      assertThat(page.errors()).isEqualTo(ofBrowser);
      assertThat(page.focused()).isEqualTo("email");
      assertThat(page.said("order"))
          .startsWith(language.equals("de") ? "Ungültige Eingabe" : "Validation failed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void whatIsNoWholeNumberIsToldAsTheServerTellsIt(String language) throws Exception {
    JsonPath answer =
        client()
            .header("Accept-Language", language)
            .contentType("application/json")
            .body("{\"age\":3.5}")
            .post("api/orders")
            .jsonPath();
    try (FormPage page = open(language)) {
      page.enter("age", "3.5");
      page.reach("send");
      page.pressEnter();
      assertThat(page.errors())
          .containsEntry(
              "age", answer.getString("errors[1].detail") + ". " + answer.get("errors[1].hint"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void anOrderIsMadeAndPaidWithTheKeyboardAlone(String language) throws Exception {
    boolean german = language.equals("de");
    try (FormPage page = open(language)) {
      page.enter("email", "ada@example.com");
      page.enter("age", "36");
      page.enter("shipping", "E");
      page.enter("items-0-sku", "ABC-1234");
      page.enter("items-0-quantity", "2");
      page.enter("items-0-price", "9.90");
      page.reach("add");
      page.pressEnter();
      assertThat(page.focused()).isEqualTo("items-1-sku");
      page.enter("items-1-sku", "ABC-1235");
      page.enter("items-1-quantity", "1001");
      page.enter("items-1-price", "1");
      page.reach("send");
      page.pressEnter();
      assertThat(page.errors()).containsOnlyKeys("items[1].quantity");
      assertThat(page.focused()).isEqualTo("items-1-quantity");
      page.enter("items-1-quantity", "1");
      page.reach("send");
      page.pressEnter();
      assertThat(page.value("document.getElementById('done').innerText").asString())
          .matches((german ? "Bestellt" : "Ordered") + ".* [0-9a-f-]{36}\\.");

      breakIt("error500").statusCode(200);
      page.reach("pay");
      page.pressEnter();
      assertThat(page.said("payment"))
          .contains(
              german
                  ? "Die Anfrage hat vielleicht schon etwas bewirkt."
                  : "The request may have had an effect.");
      breakIt("ok").statusCode(200);
      page.reach("pay");
      page.pressEnter();
      assertThat(page.value("document.getElementById('done').innerText").asString())
          .startsWith(german ? "Bezahlt" : "Paid");
      assertThat(page.complaints()).allMatch(each -> each.toString().contains("502"));
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, light, en", "1280, dark, de", "390, light, de", "390, dark, en"})
  void thePageFitsTheScreenAndCanBeUsedByEverybody(int width, String scheme, String language)
      throws Exception {
    try (FormPage page = open(language, width, scheme)) {
      page.value(
          "refused = [], addEventListener('securitypolicyviolation', e => refused.push(e)), 0");
      assertThat(page.accessibilityFaults()).isEmpty();
      page.enter("email", "ada");
      page.enter("age", "17");
      page.enter("shipping", "E");
      page.enter("items-0-sku", "abc");
      page.enter("items-0-quantity", "0");
      page.enter("items-0-price", "9.90");
      page.reach("send");
      page.pressEnter();
      assertThat(page.errors()).isNotEmpty();
      assertThat(page.value("document.documentElement.lang").asString()).isEqualTo(language);
      assertThat(page.value("document.documentElement.scrollWidth").asInt()).isEqualTo(width);
      assertThat(page.accessibilityFaults()).isEmpty();
      assertThat(page.value("refused.length").asInt()).isZero();
      assertThat(page.complaints()).isEmpty();
      page.picture("order-" + width + "-" + scheme);
    }
  }
}
