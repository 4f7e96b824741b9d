package dev.clearfault.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the module for forms does before it sends something. */
class FormCheckTest extends FormScripted {
  private static String id(String id) {
    return "document.getElementById('" + id + "')";
  }

  /** What a field has got from the contract: its type, and the attributes that are named. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shop | text | false | {\"minlength\":\"2\",\"maxlength\":\"5\"}",
        "email | email | true | {\"maxlength\":\"30\"}",
        "age | number | true | {\"min\":\"18\",\"step\":\"1\"}",
        "kind | select-one | true | {}",
        "gift | checkbox | false | {}",
        "terms | checkbox | true | {}",
        "code | text | false | {\"pattern\":\"^(?:[A-Z]{3}-[0-9]{4})$\"}",
        "city | text | false | {}",
        "leaf | text | false | {\"maxlength\":\"5\"}",
        "q0 | number | true | {\"min\":\"1\",\"max\":\"9\",\"step\":\"1\"}",
        "p0 | number | false | {\"min\":\"0.05\",\"step\":\"0.01\"}",
        "weight | number | false | {\"min\":\"0.5\",\"step\":\"any\"}",
        "limit | number | false | {\"max\":\"100\",\"step\":\"1\"}",
        "address | text | true | {\"minlength\":\"1\"}"
      })
  void aFieldGetsWhatTheContractSaysOfIt(String id, String type, boolean required, String others)
      throws Exception {
    assertThat(value(id(id) + ".type")).isEqualTo(type);
    assertThat(tab.valueOf(id(id) + ".required").asBoolean()).isEqualTo(required);
    assertThat(
            json(
                "Object.fromEntries(['min','max','step','minlength','maxlength','pattern']"
                    + ".filter(n => E.hasAttribute(n)).map(n => [n, E.getAttribute(n)]))"
                        .replace("E", id(id))))
        .isEqualTo(others);
  }

  @Test
  void aDayIsRefusedOnlyIfItIsOverInAllTimeZones() throws Exception {
    assertThat(value("day.type")).isEqualTo("date");
    assertThat(value("day.min"))
        .isEqualTo(value("new Date(Date.now() - 12 * 36e5).toISOString().slice(0, 10)"));
  }

  @Test
  void whatTheBrowserFindsIsToldInTheWordsOfTheContractAndNotSent() throws Exception {
    set("email", "x");
    set("age", "17");
    set("day", "2020-02-02");
    set("code", "abc");
    set("q0", "10");
    set("p0", "0.045");
    submit("order");
    assertThat(json(ERRORS))
        .isEqualTo(
            """
            {"email":"EN no address. EN Send one.","age":"EN at least 18. EN Send 18 or more.",\
            "day":"EN past. EN Send a later one.","kind":"EN null","terms":"EN true",\
            "code":"EN like ABC-1234. EN Send ABC-1234.",\
            "items[0].quantity":"EN at most 9. EN Send 9 or less.","items[0].price":"EN digits EN range"}""");
    assertThat(focused()).isEqualTo("email");
    assertThat(value("email.getAttribute('aria-describedby')")).isEqualTo("help email-error");
    assertThat(summary())
        .startsWith("E-mail: EN no address. EN Send one.")
        .contains("Item 1, Quantity: EN at most 9.");
    assertThat(server.hasNothingMore()).isTrue();
    assertThat(Accessibility.faults(tab)).isEmpty();
    assertThat(json("refused")).isEqualTo("[]");
  }

  @Test
  void theWordsAreThoseOfTheLanguageOfThePage() throws Exception {
    reopen(true, "de");
    fill();
    set("age", "17");
    submit("order");
    assertThat(json(ERRORS)).isEqualTo("{\"age\":\"DE at least 18. DE Send 18 or more.\"}");
    assertThat(value("document.querySelector('.clearfault-error > span').lang")).isEqualTo("de");
  }

  @Test
  void whatCannotBeReadIsTheOnlyErrorOfItsField() throws Exception {
    fill();
    set("age", "3.5");
    submit("order");
    assertThat(json(ERRORS)).isEqualTo("{\"age\":\"EN a whole number. EN Send one.\"}");
  }

  /** The server takes it, and a browser does not. */
  @Test
  void anAddressThatABrowserDoesNotKnowIsLeftToTheServer() throws Exception {
    fill();
    set("email", "\u00fc@example.com");
    server.reply(201, "{}");
    submit("order");
    assertThat(server.sent().body()).contains("\"email\":\"\u00fc@example.com\"");
  }

  @Test
  void aCorrectedFieldIsCheckedWhenItIsLeftAndLosesItsError() throws Exception {
    fill();
    set("age", "17");
    submit("order");
    assertThat(focused()).isEqualTo("age");
    tab.valueOf("age.select(), 0");
    tab.type("16");
    tab.press(Tab.Key.TAB);
    assertThat(json(ERRORS)).contains("EN at least 18");
    tab.valueOf("age.select(), 0");
    tab.type("18");
    tab.press(Tab.Key.TAB);
    assertThat(json(ERRORS)).isEqualTo("{}");
    assertThat(value("age.getAttribute('aria-describedby')")).isBlank();
    assertThat(summary()).isBlank();
  }

  @Test
  void theFirstErrorOfASummaryLeadsToItsFieldByTheKeyboard() throws Exception {
    fill();
    set("q0", "10");
    submit("order");
    tab.valueOf("order.querySelector('[role=status] a').focus(), 0");
    tab.press(Tab.Key.ENTER);
    assertThat(focused()).isEqualTo("q0");
  }

  /** The keys of somebody without a mouse. */
  @Test
  void theKeyboardIsEnough() throws Exception {
    tab.valueOf("shop.focus(), 0");
    tab.press(Tab.Key.TAB);
    tab.press(Tab.Key.TAB);
    tab.press(Tab.Key.TAB);
    tab.type("x");
    tab.press(Tab.Key.ENTER);
    assertThat(focused()).isEqualTo("email");
    assertThat(json(ERRORS)).contains("EN no address");
  }
}
