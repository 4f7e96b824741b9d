package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code Accept-Language} chooses only the language of an answer. */
class LanguageContractIT extends Contract {
  private static final String CONTENT_LANGUAGE = "Content-Language";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | de | Nicht gefunden",
        "de-CH | de | Nicht gefunden",
        "fr;q=0.5 | fr | Introuvable",
        "de;q=0.4, fr;q=0.5 | fr | Introuvable",
        "es-MX | es | No encontrado",
        "xx, es;q=0.1 | es | No encontrado",
        "en, de | en | Not Found",
        "xx | en | Not Found",
        "* | en | Not Found",
        "de;q=0 | en | Not Found",
        ";;q=,,, | en | Not Found"
      })
  void theBestLanguageIsTaken(String acceptLanguage, String tag, String title) {
    shop()
        .header("Accept-Language", acceptLanguage)
        .get("/nowhere/{id}", id)
        .then()
        .statusCode(404)
        .header(CONTENT_LANGUAGE, tag)
        .header("Vary", containsStringIgnoringCase("Accept-Language"))
        .body(member("title", equalTo(title)))
        .body(member("code", equalTo("not_found")))
        .body(member("type", equalTo("about:blank")));
  }

  @Test
  void violationsThatTheApplicationThrowsAreTranslated() {
    thrown("violations", "de")
        .statusCode(400)
        .header(CONTENT_LANGUAGE, "de")
        .body(member("title", equalTo("Ungültige Eingabe")))
        .body(member("detail", equalTo("5 Werte wurden nicht angenommen.")))
        .body("errors.find { it.code == 'max' }.detail", equalTo("muss kleiner-gleich 100 sein"))
        .body("errors.find { it.code == 'max' }.hint", equalTo("100 oder weniger senden."))
        .body("errors.find { it.code == 'max' }.expected.maximum", equalTo(100))
        .body(member("errors.detail", hasItem("must make sense")));
  }

  @Test
  void inputThatIsReadIsToldInTheLanguage() {
    shop()
        .header("Accept-Language", "fr-CA, fr;q=0.9, en;q=0.8")
        .contentType(ContentType.JSON)
        .body("{\"email\":7,\"age\":3}")
        .post("/input/{id}", id)
        .then()
        .statusCode(400)
        .header(CONTENT_LANGUAGE, "fr")
        .body(member("title", equalTo("Validation échouée")))
        .body("errors.find { it.field == 'email' }.detail", equalTo("doit être un texte"))
        .body("errors.find { it.field == 'email' }.hint", equalTo("Envoyer un texte."))
        .body("errors.find { it.field == 'age' }.hint", equalTo("Envoyer 18 ou plus."));
  }

  @Test
  void bundleOfTheApplicationAddsALanguage() {
    thrown("violations", "it")
        .header(CONTENT_LANGUAGE, "it")
        .body(member("title", equalTo("Convalida non riuscita")))
        .body(
            "errors.find { it.code == 'positive' }.hint",
            equalTo("Inviare un numero maggiore di 0."))
        .body("errors.find { it.code == 'max' }.hint", equalTo("Send 100 or less."));
  }

  @Test
  void titleOfTheApplicationStaysUnlessItsBundleHasIt() {
    thrown("mapped", "it")
        .statusCode(418)
        .header(CONTENT_LANGUAGE, "it")
        .body(member("title", equalTo("Sono una teiera")));
    thrown("mapped", "de")
        .statusCode(418)
        .header(CONTENT_LANGUAGE, "en")
        .body(member("title", equalTo("I'm a teapot")));
  }

  @Test
  void thePageSaysItsLanguage() {
    shop()
        .header("Accept", "text/html")
        .header("Accept-Language", "de")
        .get("/nowhere/{id}", id)
        .then()
        .header(CONTENT_LANGUAGE, "de")
        .body(containsString("<html lang=\"de\">"))
        .body(containsString("Nicht gefunden"))
        .body(containsString("<code>urn:uuid:"));
  }

  private ValidatableResponse thrown(String type, String language) {
    return shop()
        .header("Accept-Language", language)
        .queryParam("type", type)
        .get("/throw/{id}", id)
        .then();
  }
}
