package dev.clearfault.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the module for forms sends, and what it does with the answer. */
class FormAnswerTest extends FormScripted {
  @Test
  void aValueIsSentAsItsTypeAndAnEmptyOneNotAtAll() throws Exception {
    fill();
    set("id", "12345678901234567890");
    set("p0", "1.50");
    set("dry", "true");
    set("token", "t");
    tab.valueOf("document.getElementsByName('tags').forEach(t => t.checked = true), 0");
    server.reply(201, "{\"id\":7}");
    value("addEventListener('clearfault:answer', e => answer = e.detail), window.answer = 0");
    value("addEventListener('clearfault:send', e => e.detail.headers['X-CSRF'] = 'c'), 0");
    submit("order");
    FormServer.Sent sent = server.sent();
    assertThat(sent.line()).isEqualTo("POST /api/orders/abc?dry=true");
    assertThat(sent.body())
        .isEqualTo(
            """
            {"email":"ada@example.com","age":36,"kind":"B","gift":false,"terms":true,"tags":[1,2],\
            "id":12345678901234567890,"items":[{"quantity":2,"price":1.50}]}""");
    assertThat(sent.headers())
        .containsEntry("Content-Type", "application/json")
        .containsEntry("X-Token", "t")
        .containsEntry("X-CSRF", "c")
        .containsEntry("Accept-Language", "en");
    assertThat(sent.headers().get("Accept")).startsWith("application/problem+json");
    assertThat(json("[answer.response.status, answer.body]")).isEqualTo("[201,{\"id\":7}]");
    assertThat(json("refused")).isEqualTo("[]");
  }

  @Test
  void anObjectThatIsOptionalIsAbsentUntilSomethingIsEnteredInIt() throws Exception {
    fill();
    set("city", "Ulm");
    server.reply(201, "{}");
    submit("order");
    FormServer.Sent sent = server.sent();
    assertThat(sent.body()).contains("\"address\":{\"city\":\"Ulm\"}");
    assertThat(sent.headers()).doesNotContainKey("X-Token");
  }

  /** The first row goes, two others come: the browser counts 1 and 2, and the server 0 and 1. */
  @Test
  void aRowThatCameLaterHasItsRulesAndItsErrors() throws Exception {
    fill();
    tab.valueOf(
        """
        for (const row of [1, 2]) {
          items.append(items.children[0].cloneNode(true));
          items.lastElementChild.querySelectorAll('input').forEach(input => {
            const fresh = document.createElement('input');
            fresh.id = input.id[0] + row;
            fresh.name = input.name.replace('0', row);
            input.replaceWith(fresh);
          });
        }
        items.children[0].remove(), 0""");
    assertThat(value("q2.max")).isEqualTo("9");
    set("q1", "1");
    set("q2", "");
    submit("order");
    assertThat(json(ERRORS)).isEqualTo("{\"items[2].quantity\":\"EN null. EN Send a value.\"}");
    set("q2", "2");
    server.reply(
        400,
        """
        {"title":"T","detail":"D","errors":[
          {"in":"body","field":"items[1].quantity","pointer":"#/items/1/quantity","detail":"no"}]}""");
    submit("order");
    assertThat(server.sent().body()).contains("\"items\":[{\"quantity\":1},{\"quantity\":2}]");
    assertThat(json(ERRORS)).isEqualTo("{\"items[2].quantity\":\"no\"}");
    assertThat(focused()).isEqualTo("q2");
  }

  @Test
  void theErrorsOfTheServerStandAtTheirFieldsAndTheOthersAbove() throws Exception {
    fill();
    server.reply(
        400,
        """
        {"title":"Refused","detail":"4 values.","errors":[
          {"in":"path","field":"shop","detail":"no shop","hint":"Send one."},
          {"in":"body","field":"age","pointer":"#/age","detail":"too young"},
          {"in":"body","field":"tags[1]","pointer":"#/tags/1","detail":"no tag"},
          {"in":"body","field":"other","pointer":"#/other","detail":"<b>missing</b>"}]}""");
    submit("order");
    assertThat(json(ERRORS))
        .isEqualTo("{\"shop\":\"no shop. Send one.\",\"age\":\"too young\",\"tags\":\"no tag\"}");
    assertThat(focused()).isEqualTo("shop");
    assertThat(summary())
        .startsWith("Refused 4 values.")
        .contains("Shop: no shop.", "other: <b>missing</b>");
    assertThat(Accessibility.faults(tab)).isEmpty();
    server.reply(201, "{}");
    submit("order");
    assertThat(json(ERRORS)).isEqualTo("{}");
    assertThat(summary()).isBlank();
  }

  /** The answer, and what is said of another attempt. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "502 | {\"title\":\"T\",\"detail\":\"D\",\"retryable\":false} | T D UNSURE",
        "502 | {\"title\":\"T\",\"detail\":\"D\",\"retryable\":true} | T D MOMENT",
        "503 | {\"title\":\"T\",\"detail\":\"D\",\"retryable\":true,\"retry_after\":7} | T D IN 7 SECONDS",
        "429 | {\"title\":\"T\",\"retry_after\":7} | T IN 7 SECONDS",
        "500 | {\"title\":\"T\",\"detail\":\"D\"} | T D",
        "502 | <html> | 502 Bad Gateway UNSURE"
      })
  void aFailureSaysWhetherItIsSafeToTryAgain(int status, String body, String said)
      throws Exception {
    fill();
    String type = body.startsWith("{") ? "application/problem+json" : "text/html";
    server.reply(new FormServer.Reply(status, type, body));
    submit("order");
    assertThat(summary().replaceAll("\\s+", " ").strip()).isEqualTo(said);
    assertThat(focused()).isEqualTo("clearfault-summary");
  }

  @Test
  void anOrderWithoutAnAnswerMayHaveHadAnEffectAndASearchHasNone() throws Exception {
    set("limit", "5");
    submit("search");
    assertThat(server.sent().line()).isEqualTo("GET /api/search?limit=5");
    server.close();
    fill();
    submit("order");
    assertThat(summary().strip()).isEqualTo("UNSURE");
    submit("search");
    assertThat(value("search.querySelector('[role=status]').innerText.trim()")).isEqualTo("MOMENT");
  }

  @Test
  void aFormIsSentInItsOwnEncodingIfTheOperationTakesOne() throws Exception {
    submit("subscribe");
    assertThat(value("document.getElementById('address-error').textContent"))
        .isEqualTo("EN blank. EN Send a text.");
    set("address", "a b");
    server.reply(200, "{}");
    submit("subscribe");
    FormServer.Sent sent = server.sent();
    assertThat(sent.line()).isEqualTo("PUT /api/subscribe");
    assertThat(sent.headers().get("Content-Type")).startsWith("application/x-www-form-urlencoded");
    assertThat(sent.body()).isEqualTo("email=a+b&page=7");
  }

  @ParameterizedTest
  @CsvSource({"true, unknown", "false, order"})
  void aFormWithoutAnOperationIsSentAsItIs(boolean hasContract, String form) throws Exception {
    reopen(hasContract, "en");
    tab.valueOf("document.getElementById('%s').requestSubmit(), 0".formatted(form));
    FormServer.Sent sent = server.sent();
    assertThat(sent.line()).isEqualTo("POST /plain");
    assertThat(sent.body()).contains(form.equals("order") ? "shop=abc" : "left=1");
  }
}
