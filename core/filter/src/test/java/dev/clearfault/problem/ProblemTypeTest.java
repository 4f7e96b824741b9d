package dev.clearfault.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTypeTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "out_of_stock", "http_418", "a1", "a_1"})
  void takesSnakeCase(String code) {
    assertThat(ProblemType.of(code, 409, "T").code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "_a", "a_", "a__b", "A", "outOfStock", "a-b", "1a", "a b", "a.b", "ä", "a\n"})
  void refusesWhatIsNotSnakeCase(String code) {
    assertThatThrownBy(() -> ProblemType.of(code, 409, "T"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("problem type code '" + code + "' is not snake case: write");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200, 399, 600})
  void refusesAStatusThatIsNoneOfAnError(int status) {
    assertThatThrownBy(() -> ProblemType.of("a", status, "T"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("problem type a has status " + status + ": write one from 400 to 599");
  }

  @Test
  void refusesABlankTitle() {
    assertThatThrownBy(() -> ProblemType.of("a", 409, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("problem type a has a blank title");
  }

  @Test
  void refusesACodeThatIsTooLong() {
    assertThat(ProblemType.of("a".repeat(100), 409, "T").code()).hasSize(100);
    assertThatThrownBy(() -> ProblemType.of("a".repeat(101), 409, "T"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the problem type code has 101 characters: write at most 100; it begins with '%s'",
            "a".repeat(20));
  }

  @Test
  void refusesAUriThatIsTooLong() {
    ProblemType type = ProblemType.of("out_of_stock", 409, "T");
    assertThat(type.at("u".repeat(1000)).uri()).hasSize(1000);
    assertThatThrownBy(() -> type.at("u".repeat(1001)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "the URI of problem type out_of_stock has 1001 characters: write at most 1000;");
  }

  @Test
  void hasNoUriUntilItIsGivenOne() {
    ProblemType type = ProblemType.of("out_of_stock", 409, "Out of stock");
    assertThat(type.uri()).isNull();
    assertThat(type.at("urn:x").uri()).isEqualTo("urn:x");
    assertThat(type.at("urn:x").at("urn:y").uri()).isEqualTo("urn:y");
  }

  @Test
  void keepsItsOtherPartsWhenOneChanges() {
    ProblemType type =
        ProblemType.of("out_of_stock", 409, "T")
            .titledBy("k")
            .describedAs("Try later.")
            .at("urn:x");
    assertThat(type)
        .isEqualTo(new ProblemType("out_of_stock", 409, "T", "urn:x", "Try later.", "k"));
  }

  @Test
  void hasASlugWithHyphens() {
    assertThat(ProblemType.of("out_of_stock", 409, "T").slug()).isEqualTo("out-of-stock");
  }

  @ParameterizedTest
  @CsvSource({
    "400, Bad Request, bad_request",
    "404, Not Found, not_found",
    "405, Method Not Allowed, method_not_allowed",
    "413, Content Too Large, content_too_large",
    "414, URI Too Long, uri_too_long",
    "422, Unprocessable Content, unprocessable_content",
    "431, Request Header Fields Too Large, request_header_fields_too_large",
    "451, Unavailable For Legal Reasons, unavailable_for_legal_reasons",
    "500, Internal Server Error, internal_server_error",
    "502, Bad Gateway, bad_gateway",
    "505, HTTP Version Not Supported, http_version_not_supported",
    "511, Network Authentication Required, network_authentication_required"
  })
  void titlesPlainConditionsWithTheStatusPhrase(int status, String title, String code) {
    assertThat(ProblemType.ofStatus(status))
        .isEqualTo(new ProblemType(code, status, title, "about:blank", "", code + ".title"));
  }

  @Test
  void titlesUnknownStatusesByTheirClass() {
    assertThat(ProblemType.ofStatus(418))
        .isEqualTo(new ProblemType("http_418", 418, "Client Error", "about:blank", ""));
    assertThat(ProblemType.ofStatus(599))
        .isEqualTo(new ProblemType("http_599", 599, "Server Error", "about:blank", ""));
  }

  @Test
  void knowsEveryStatusOfAnError() {
    for (int status = 400; status < 600; status++) {
      assertThat(ProblemType.ofStatus(status).status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200, 399, 600})
  void hasNoPlainConditionForOtherStatuses(int status) {
    assertThatThrownBy(() -> ProblemType.ofStatus(status))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
