package dev.clearfault.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.testing.Repair.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepairTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"op":"replace","path":"/a/0","value":"x"}                        | {"a":["x",2],"b":{}}
          {"op":"remove","path":"/a/0"}                                     | {"a":[2],"b":{}}
          {"op":"move","from":"/a","path":"/b/c"}                           | {"b":{"c":[1,2]}}
          {"op":"copy","from":"/a/1","path":"/a/0"}                         | {"a":[2,1,2],"b":{}}
          {"op":"add","path":"/a/-","value":3}                              | {"a":[1,2,3],"b":{}}
          {"op":"test","path":"/a/0","value":1},{"op":"remove","path":"/b"} | {"a":[1,2]}
          {"op":"replace","path":"","value":[]}                             | []
          """)
  void followsThePatch(String operations, String repaired) {
    String error = "{\"in\":\"body\",\"pointer\":\"#/a\",\"fix\":[%s]}".formatted(operations);
    assertThat(Repair.of(problem(error), "{\"a\":[1,2],\"b\":{}}").body()).isEqualTo(repaired);
  }

  @Test
  void aMovedValueFillsItsGapAndIsConvertedThere() {
    String missing =
        "{\"pointer\":\"#/age\",\"code\":\"not_null\",\"expected\":{\"type\":\"integer\"}}";
    String unknown =
        "{\"pointer\":\"#/aeg\",\"code\":\"unknown_property\","
            + "\"fix\":[{\"op\":\"move\",\"from\":\"/aeg\",\"path\":\"/age\"}]}";
    assertThat(Repair.of(problem(missing + "," + unknown), "{\"aeg\":\"7\"}").body())
        .isEqualTo("{\"age\":7}");
  }

  @Test
  void unknownPropertiesAreRenamedByTheNamesThatAreExpectedOrRemoved() {
    String expected = "\"expected\":{\"properties\":{\"age\":{},\"name\":{}}}";
    String misspelt =
        "{\"pointer\":\"#/nmae\",\"code\":\"unknown_property\","
            + "\"expected\":{\"propertyNames\":{\"enum\":[\"age\",\"name\"]}}}";
    String other = "{\"pointer\":\"#/coupon\",\"code\":\"unknown_property\"," + expected + "}";
    assertThat(Repair.of(problem(misspelt + "," + other), "{\"nmae\":1,\"coupon\":2}").body())
        .isEqualTo("{\"name\":1}");
  }

  @Test
  void membersThatAreOneLevelTooDeepAreLifted() {
    String errors =
        """
        {"pointer":"#/age","code":"not_null","expected":{"examples":[1]}},
        {"pointer":"#/name","code":"not_null","expected":{"examples":["Ada"]}},
        {"pointer":"#/data","code":"unknown_property","fix":[{"op":"remove","path":"/data"}]}""";
    assertThat(Repair.of(problem(errors), "{\"data\":{\"name\":\"Bob\",\"AGE\":6}}").body())
        .isEqualTo("{\"name\":\"Bob\",\"age\":6}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1,}               | {"pointer":"#","code":"malformed"}            | {"a":1}
          {a:'x'} // a comment   | {"pointer":"#","code":"malformed"}            | {"a":"x"}
          {"a":1,"a":2}          | {"pointer":"#/a","code":"duplicate_property"} | {"a":2}
          """)
  void writesAgainWhatIsOnlyWrittenWrong(String body, String error, String repaired) {
    assertThat(Repair.of(problem(error), body).body()).isEqualTo(repaired);
  }

  @Test
  void aBodyThatIsMissingIsMadeOfWhatIsExpected() {
    String expected =
        """
        {"type":"object","required":["who","items"],"properties":{
         "who":{"type":"string","examples":["Ada"]},
         "items":{"type":"array","minItems":1,"items":{"type":"integer","minimum":1}}}}""";
    String error = "{\"pointer\":\"#\",\"code\":\"missing_body\",\"expected\":" + expected + "}";
    assertThat(Repair.of(problem(error), "").body()).isEqualTo("{\"who\":\"Ada\",\"items\":[1]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"pointer":"#/v"}                                           | #/v: expected, fix
          {"field":"a[0].b"}                                          | #/a/0/b: expected, fix
          {"pointer":"#/v","expected":{"type":"integer"}}             | #/v: examples, fix
          {"pointer":"#/w","expected":{"type":"string"}}              | #/w: examples
          {"pointer":"#/w","expected":{"enum":["A","B"]}}             | #/w: examples
          {"pointer":"#/%7Ew+","expected":{"type":"string"}}          | #/~w+: examples
          {"pointer":"#/w","expected":{"type":"object","required":["x"],\
          "properties":{"x":{"type":"string"}}}}                      | #/w/x: examples
          {"pointer":"#/w","expected":{"type":"array","minItems":1}}  | #/w/0: examples
          {"pointer":"#/l","expected":{"type":"array","minItems":1}}  | #/l/0: examples
          {"in":"query","field":"limit","expected":{"maximum":100}}   \
          | query #/limit: a place in the body
          """)
  void givesUpAndSaysWhatIsAbsent(String error, String absent) {
    Repair repair = Repair.of(problem(error), "{\"v\":1,\"l\":[]}");
    assertThat(repair.outcome()).isEqualTo(Outcome.GAVE_UP);
    assertThat(repair.absent()).containsExactly(absent);
    assertThat(repair.body()).isEqualTo("{\"v\":1,\"l\":[]}");
    assertThat(repair.repairs()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <html>                                     | #: a JSON object
          [1]                                        | #: a JSON object
          {"status":400}                             | #: errors, retryable
          {"status":502,"retryable":false}           | #: errors, retryable
          """)
  void givesUpWithoutErrors(String problem, String absent) {
    Repair repair = Repair.of(problem, "{}");
    assertThat(repair.outcome()).isEqualTo(Outcome.GAVE_UP);
    assertThat(repair.absent()).containsExactly(absent);
  }

  @Test
  void givesUpOnATextWhoseRestIsUnknown() {
    Repair repair = Repair.of(problem("{\"pointer\":\"#\",\"code\":\"malformed\"}"), "{\"a\":[1");
    assertThat(repair.outcome()).isEqualTo(Outcome.GAVE_UP);
    assertThat(repair.absent()).containsExactly("#: fix");
  }

  @Test
  void waitsIfARepetitionMayHelp() {
    Repair repair = Repair.of("{\"status\":503,\"retryable\":true,\"retry_after\":3}", "{}");
    assertThat(repair.outcome()).isEqualTo(Outcome.WAIT);
    assertThat(repair.retryAfter()).isEqualTo(Duration.ofSeconds(3));
    assertThat(Repair.of("{\"retryable\":true}", "{}").retryAfter()).isNull();
  }

  @Test
  void anExponentCostsNothing() {
    String error = "{\"pointer\":\"#/v\",\"expected\":{\"type\":\"integer\",\"maximum\":9}}";
    assertThat(Repair.of(problem(error), "{\"v\":1e99999}").body()).isEqualTo("{\"v\":9}");
  }

  @Test
  void repairsUntilTheBodyIsAccepted() throws Exception {
    Deque<String> sent = new ArrayDeque<>();
    Repair repair =
        Repair.untilAccepted(
            "{\"a\":\"1\",\"b\":0}",
            3,
            body -> {
              sent.add(body);
              return List.of("{\"a\":1,\"b\":2}").contains(body)
                  ? Optional.empty()
                  : Optional.of(
                      body.contains("\"1\"")
                          ? problem("{\"pointer\":\"#/a\",\"expected\":{\"type\":\"integer\"}}")
                          : problem(
                              "{\"pointer\":\"#/b\",\"expected\":{\"minimum\":2,\"type\":\"number\"}}"));
            });
    assertThat(repair.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(repair.repairs()).isEqualTo(2);
    assertThat(sent)
        .containsExactly("{\"a\":\"1\",\"b\":0}", "{\"a\":1,\"b\":0}", "{\"a\":1,\"b\":2}");
  }

  @Test
  void stopsAfterTheAllowedRepairs() throws Exception {
    String problem = problem("{\"pointer\":\"#/a\",\"expected\":{\"type\":\"integer\"}}");
    Repair repair = Repair.untilAccepted("{\"a\":\"1\"}", 0, body -> Optional.of(problem));
    assertThat(repair.outcome()).isEqualTo(Outcome.REPAIRED);
    assertThat(repair.body()).isEqualTo("{\"a\":1}");
  }

  private static String problem(String errors) {
    return "{\"status\":400,\"code\":\"validation_failed\",\"errors\":[%s]}".formatted(errors);
  }
}
