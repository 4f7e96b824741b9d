package dev.clearfault.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.testing.SmallServer.Answer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredInputsTest {
  private static final Path CONTRACT = Path.of("src/test/resources/seats.json");
  private static final String NAME_IS_MISSING = "POST /seats/{row} #/name is missing";

  private static DeclaredInputs inputs(SmallServer server) {
    return DeclaredInputs.of(CONTRACT, server::uri);
  }

  private static List<String> names(DeclaredInputs inputs) {
    return inputs.cases().stream().map(String::valueOf).toList();
  }

  /** Sends one case to an application, and returns what is wrong; empty if nothing is. */
  private static String verdict(String name, Function<String, Answer> application) {
    try (SmallServer server = SmallServer.answering(application)) {
      return verdict(name, inputs(server));
    }
  }

  private static String verdict(String name, DeclaredInputs inputs) {
    for (InputCase each : inputs.cases()) {
      if (each.toString().equals(name)) {
        try {
          each.check();
          return "";
        } catch (AssertionError e) {
          return String.valueOf(e.getMessage());
        }
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static Answer refusal(String pointer, String code) {
    return new Answer(
        400,
        """
        {"status":400,"code":"validation_failed","errors":[
         {"in":"body","field":"name","pointer":"%s","code":"%s"}]}
        """
            .formatted(pointer, code));
  }

  @Test
  void breaksEachRuleOfTheContractOnce() {
    try (SmallServer server = SmallServer.answering(request -> new Answer(204, ""))) {
      String operation = "POST /seats/{row} ";
      assertThat(names(inputs(server)))
          .containsExactly(
              operation + "breaks no rule",
              operation + "path row has another type",
              operation + "path row is below the minimum",
              operation + "path row is no whole number",
              operation + "query side is none of the values",
              operation + "query tags has too many elements",
              operation + "query tags[0] is too long",
              operation + "header X-Key is missing",
              operation + "# has another type",
              operation + "#/name is missing",
              operation + "#/name is null",
              operation + "#/name has another type",
              operation + "#/name does not match the pattern",
              operation + "#/born has another type",
              operation + "#/born is no date",
              operation + "#/born lies in the future",
              operation + "#/guests has another type",
              operation + "#/guests has too few elements",
              operation + "#/guests has too many elements",
              operation + "#/guests has an element twice",
              operation + "#/guests/0 has another type",
              operation + "#/guests/0/age is missing",
              operation + "#/guests/0/age is null",
              operation + "#/guests/0/age has another type",
              operation + "#/guests/0/age is below the minimum",
              operation + "#/guests/0/age is above the maximum",
              operation + "#/guests/0/age is no whole number",
              operation + "#/guests/0/pet has another type",
              operation + "#/price has another type",
              operation + "#/price is not above the bound",
              operation + "#/price is no multiple",
              operation + "#/clearfaultUnknown is unknown",
              operation + "body is no JSON",
              operation + "body is missing",
              operation + "body has another media type",
              operation + "#/name is there twice");
    }
  }

  @Test
  void sendsTheFaultAndNothingElseThatIsWrong() {
    try (SmallServer server = SmallServer.answering(request -> new Answer(204, ""))) {
      for (InputCase each : inputs(server).cases()) {
        assertAccepted(each);
      }
      assertThat(server.requests())
          .contains(
              "POST /seats/1 {\"name\":\"ADA\"}",
              "POST /seats/0 {\"name\":\"ADA\"}",
              "POST /seats/1?side=negative7c1fd2 {\"name\":\"ADA\"}",
              "POST /seats/1?tags=som&tags=som&tags=som {\"name\":\"ADA\"}",
              "POST /seats/1 {}",
              "POST /seats/1 {\"name\":null}",
              "POST /seats/1 {\"name\":\"ADA\",\"born\":\"2999-12-30\"}",
              "POST /seats/1 {\"name\":\"ADA\",\"guests\":[{\"age\":17}]}",
              "POST /seats/1 {\"name\":\"ADA\",\"guests\":[{\"age\":18},{\"age\":18}]}",
              "POST /seats/1 {\"name\":\"ADA\",\"price\":0}",
              "POST /seats/1 {\"name\":\"ADA\";",
              "POST /seats/1 ",
              "POST /seats/1 {\"name\":\"ADA\",\"name\":\"ADA\"}");
    }
  }

  private static void assertAccepted(InputCase each) {
    try {
      each.check();
      assertThat(each.toString()).endsWith("breaks no rule");
    } catch (AssertionError e) {
      assertThat(e).hasMessageContaining("but the contract does not allow it");
    }
  }

  @Test
  void aRightAnswerPasses() {
    assertThat(verdict(NAME_IS_MISSING, request -> refusal("#/name", "not_null"))).isEmpty();
    assertThat(
            verdict(
                "POST /seats/{row} #/guests has an element twice",
                request -> refusal("#/guests/1", "type_mismatch")))
        .as("an element of the list")
        .isEmpty();
    assertThat(
            verdict(
                "POST /seats/{row} breaks no rule",
                request -> new Answer(404, "{\"status\":404,\"code\":\"no_such_row\"}")))
        .as("a declared problem")
        .isEmpty();
  }

  /** An author need not tell the pattern. Nobody knows then whether a text breaks it. */
  @Test
  void aPatternThatIsNotToldMayAcceptATextOrNot(@TempDir Path folder) throws Exception {
    Path untold = folder.resolve("untold.json");
    String contract = Files.readString(CONTRACT);
    Files.writeString(untold, contract.replace("\"pattern\": \"^[A-Z]+$\", ", ""));
    String advice =
        """
        {"status":400,"code":"validation_failed","errors":[{"in":"body","field":"name",
         "pointer":"#/name","code":"pattern","expected":{"type":"string","examples":["ADA"]}}]}
        """;
    assertThat(maybe(untold, request -> new Answer(204, ""))).isEmpty();
    assertThat(maybe(untold, request -> new Answer(request.contains("ADA") ? 204 : 400, advice)))
        .isEmpty();
    assertThat(maybe(untold, request -> new Answer(400, advice))).contains("a circle");
  }

  private static String maybe(Path contract, Function<String, Answer> application) {
    try (SmallServer server = SmallServer.answering(application)) {
      return verdict(
          "POST /seats/{row} #/name may break the pattern",
          DeclaredInputs.of(contract, server::uri));
    }
  }

  @Test
  void aWrongAnswerIsFound() {
    assertThat(verdict(NAME_IS_MISSING, request -> new Answer(500, "{\"status\":500}")))
        .contains(
            "the input ends in a 500; the log of the application says why",
            "sent: POST /seats/1",
            "answered: 500");
    assertThat(verdict(NAME_IS_MISSING, request -> new Answer(400, "<p>bad</p>")))
        .contains("the answer is no problem with the status 400");
    assertThat(
            verdict(NAME_IS_MISSING, r -> new Answer(400, "{\"status\":400,\"code\":\"other\"}")))
        .contains("the contract does not declare 400 other");
    assertThat(verdict(NAME_IS_MISSING, request -> new Answer(401, "{\"status\":401}")))
        .contains("a filter answers 401 before the input is read; add credentials by header()");
    assertThat(verdict(NAME_IS_MISSING, request -> refusal("#/born", "past")))
        .contains("no entry of errors is at #/name, where the contract declares");
    assertThat(verdict(NAME_IS_MISSING, request -> refusal("#/name", "other")))
        .contains("the contract does not declare the error #/name other");
    assertThat(verdict("POST /seats/{row} breaks no rule", request -> refusal("#/born", "past")))
        .contains(
            "a request that breaks no rule is refused: #/born past",
            "say what is valid: body(\"POST /seats/{row}\", \"...\")");
    String row =
        "{\"status\":400,\"errors\":[{\"in\":\"path\",\"field\":\"row\",\"code\":\"min\"}]}";
    assertThat(verdict("POST /seats/{row} breaks no rule", request -> new Answer(400, row)))
        .contains("say what is valid: value(\"row\", \"...\")");
  }

  /** A gateway passes on what a service answers, and its contract need not list the problems. */
  @ParameterizedTest
  @CsvSource({
    "default, 404, true",
    "4XX, 404, true",
    "404, 404, true",
    "409, 404, false",
    "5XX, 404, false"
  })
  void anAnswerThatNobodyListsIsOneOfAService(
      String response, int status, boolean isRight, @TempDir Path folder) throws Exception {
    String open = "\"responses\": {\"%s\": {}}, \"x-problems\"".formatted(response);
    Path contract =
        Files.writeString(
            folder.resolve("open.json"),
            Files.readString(CONTRACT).replace("404", "410").replace("\"x-problems\"", open));
    String problem = "{\"status\":%d,\"code\":\"no_such_row\"}".formatted(status);
    try (SmallServer server = SmallServer.answering(request -> new Answer(status, problem))) {
      String wrong =
          verdict("POST /seats/{row} breaks no rule", DeclaredInputs.of(contract, server::uri));
      assertThat(wrong.isEmpty()).as(wrong).isEqualTo(isRight);
    }
  }

  @Test
  void aLeakIsFound() {
    assertThat(
            verdict(
                NAME_IS_MISSING,
                r -> new Answer(400, "java.lang.IllegalStateException\n\tat a.B.c(B.java:3)")))
        .contains("shows a class name: java.lang.Illegal", "shows a stack trace: at a.B.c(B.java");
    assertThat(
            verdict(
                "POST /seats/{row} #/name does not match the pattern",
                request -> new Answer(400, request)))
        .contains("shows negative7c1fd2");
  }

  @Test
  void aCircleIsFound() {
    String advice =
        """
        {"status":400,"code":"validation_failed","errors":[{"in":"body","field":"name",
         "pointer":"#/name","code":"pattern","expected":{"type":"string","examples":["ada"]}}]}
        """;
    assertThat(verdict(NAME_IS_MISSING, request -> new Answer(400, advice)))
        .contains("a circle: the advice of the answer ends in the same error, #/name pattern");
    String side =
        """
        {"status":400,"code":"validation_failed","errors":[{"in":"query","field":"side",
         "code":"invalid_enum","expected":{"type":"string","examples":["TOP"]}}]}
        """;
    assertThat(
            verdict(
                "POST /seats/{row} query side is none of the values",
                request -> new Answer(400, side)))
        .contains("a circle", "query side invalid_enum", "/seats/1?side=TOP");
  }

  @Test
  void whatAPersonSaysIsSent() {
    try (SmallServer server = SmallServer.answering(request -> new Answer(204, ""))) {
      inputs(server)
          .value("row", "7")
          .value("side", "LEFT")
          .body("POST /seats/{row}", "{\"name\":\"EVE\"}")
          .header("X-Other", "1")
          .cases()
          .get(0)
          .check();
      assertThat(server.requests()).containsExactly("POST /seats/7?side=LEFT {\"name\":\"EVE\"}");
    }
  }

  @Test
  void aMistakeOfTheTestIsTold(@TempDir Path folder) throws Exception {
    URI nowhere = URI.create("http://localhost:1");
    DeclaredInputs inputs = DeclaredInputs.of(CONTRACT, () -> nowhere);
    assertThatThrownBy(() -> inputs.body("POST /seat", "{}").cases())
        .hasMessage("the contract does not have POST /seat");
    assertThatThrownBy(() -> inputs.without("POST /seats/{row}").cases())
        .hasMessage("the contract has no operation with declared input");
    Path silent = folder.resolve("silent.json");
    Files.writeString(silent, Files.readString(CONTRACT).replace(", \"examples\": [\"ADA\"]", ""));
    assertThatThrownBy(() -> DeclaredInputs.of(silent, () -> nowhere).cases())
        .hasMessage("say with body() or value(): a valid body of POST /seats/{row}");
    assertThatThrownBy(() -> DeclaredInputs.of(Path.of("shop.war"), () -> nowhere).cases())
        .hasMessage("add clearfault-core to the class path of the test");
  }

  @Test
  void casesComeFromARunningApplicationToo() throws Exception {
    String contract = Files.readString(CONTRACT);
    try (SmallServer server = SmallServer.answering(request -> new Answer(200, contract))) {
      List<String> expected = new ArrayList<>(names(inputs(server)));
      assertThat(names(DeclaredInputs.publishedBy(server::uri))).isEqualTo(expected);
      assertThat(server.requests()).containsExactly("GET /problems/openapi.json ");
    }
  }
}
