package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats and {@code Accept} choose the body, never the status. */
class NegotiationContractIT extends Contract {

  private ValidatableResponse failed(String setUp, String accept, String type) {
    return variants()
        .header("Accept", accept)
        .queryParam("type", type)
        .get("/{setUp}/throw/{id}", setUp, id)
        .then();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | application/problem+json",
        "application/problem+json | application/problem+json",
        "application/json | application/json",
        "APPLICATION/JSON | application/json",
        "application/* | application/problem+json",
        "text/html | text/html",
        "text/* | text/html",
        "text/markdown | text/markdown",
        "text/markdown, text/html, */* | text/markdown",
        "text/markdown;q=0.9, text/html;q=0.8, */*;q=0.1 | text/markdown",
        "text/html, image/gif, image/jpeg, */*; q=.2 | application/problem+json",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html",
        "application/json;q=0.5, text/html;q=0.1 | application/json",
        "application/json;q=0.1, text/html;q=0.5 | text/html",
        "text/html;q=0 | application/problem+json",
        "text/html;q=0, application/json | application/json",
        "application/xml | application/problem+json",
        "image/png, text/csv | application/problem+json",
        ";;;,,= | application/problem+json",
        "text/html;q=nonsense | application/problem+json",
        "json | application/problem+json"
      })
  void theBestOfWhatIsOfferedIsTakenAndTheStatusKept(String accept, String mediaType) {
    failed("api", accept, "mapped").statusCode(418).contentType(isInUtf8(mediaType));
  }

  @Test
  void severalLinesOfAcceptAreOne() {
    variants()
        .header("Accept", "text/html;q=0.1")
        .header("Accept", "application/json")
        .get("/api/throw/{id}?type=runtime", id)
        .then()
        .statusCode(500)
        .contentType(startsWith("application/json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/problem+json"})
  void thePlainMediaTypeHasTheSameMembers(String accept) {
    failed("api", accept, "mapped")
        .body(member("type", equalTo("/variants/api/problems/teapot")))
        .body(member("status", equalTo(418)))
        .body(member("code", equalTo("teapot")))
        .body(member("instance", matchesPattern(INSTANCE)));
  }

  @Test
  void thePageForPeopleSaysTheSame() {
    failed("api", "text/html", "mapped")
        .body(containsString("I&#39;m a teapot"))
        .header("Content-Security-Policy", startsWith("default-src 'none'; "))
        .body(containsString("It makes tea only."))
        .body(containsString("urn:uuid:"));
  }

  @Test
  void thePageCanBeOneOfTheApplication() {
    failed("fields", "text/html", "violations")
        .statusCode(400)
        .contentType(startsWith("text/html"))
        .header("Content-Security-Policy", nullValue())
        .body(containsString("<title>Validation failed - Fixture</title>"))
        .body(containsString("<body class=\"status-400\">"))
        .body(containsString("<strong>customer</strong> must not be blank"))
        .body(containsString("urn:uuid:"));
  }

  @Test
  void aPersonGetsJsonInLines() {
    failed("api", "application/problem+json;indent=2", "mapped")
        .contentType(startsWith("application/problem+json"))
        .body(startsWith("{\n  \"type\": \"/variants/api/problems/teapot\",\n  \"title\": "))
        .body(member("code", equalTo("teapot")));
  }

  @Test
  void theTextForModelsSaysTheSame() {
    failed("api", "text/markdown", "mapped")
        .header("Vary", containsStringIgnoringCase("Accept"))
        .body(startsWith("---\ncode: \"teapot\"\nstatus: 418\n"))
        .body(containsString("\n# I'm a teapot\n\nIt makes tea only."));
  }

  @Test
  void thePageCanBeTurnedOff() {
    failed("options", "text/html", "mapped")
        .statusCode(418)
        .contentType(startsWith("application/problem+json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/problem+json", "application/xml"})
  void theEnvelopeIsJsonWhateverIsAsked(String accept) {
    failed("envelope", accept, "mapped")
        .statusCode(418)
        .contentType(startsWith("application/json"))
        .body(member("error.code", equalTo(418)))
        .body(member("error.details", equalTo("It makes tea only.")))
        .body(member("instance", matchesPattern(INSTANCE)));
  }

  @Test
  void theEnvelopeNamesTheStatus() {
    failed("envelope", "*/*", "violations")
        .statusCode(400)
        .body(member("error.message", equalTo("Bad Request")))
        .body(member("error.details", containsString("customer: must not be blank")));
  }

  @Test
  void fieldsListsTheViolations() {
    failed("fields", "*/*", "violations")
        .statusCode(400)
        .contentType(startsWith("application/json"))
        .body(member("error", equalTo("validation_failed")))
        .body(member("fields", hasSize(5)))
        .body(member("fields[1].field", equalTo("customer")))
        .body(member("fields[1].message", equalTo("must not be blank")));
  }

  @Test
  void fieldsIsAnArrayForEveryFailure() {
    failed("fields", "*/*", "runtime")
        .statusCode(500)
        .body(member("error", equalTo("internal_server_error")))
        .body(member("fields", hasSize(0)));
  }

  @Test
  void optionsChangeStatusTypeAndNumberOfErrors() {
    failed("options", "*/*", "violations")
        .statusCode(422)
        .body(member("status", equalTo(422)))
        .body(member("type", equalTo("https://errors.example.test/validation-failed")))
        .body(member("errors", hasSize(2)))
        .body(member("truncated", equalTo(true)));
  }
}
