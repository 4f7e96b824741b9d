package dev.clearfault.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.testing.Repair.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a value, by what is expected in its place. */
class RepairedValueTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "12"           | {"type":"integer"}                                     | 12
          " "            | {"type":"string","examples":["a b"]}                   | "a b"
          16777217       | {"type":"string","format":"date","examples":["2999-12-31"]} | "2999-12-31"
          "\\ud83d\\ude00\\ud83d\\ude00" | {"type":"string","maxLength":3}      | "😀"
          " 12.40 "      | {"type":"number"}                                      | 12.40
          12.0           | {"type":"integer"}                                     | 12
          1.5            | {"type":"integer","minimum":1}                         | 2
          0              | {"type":"integer","minimum":18}                        | 18
          2000           | {"type":"integer","minimum":1,"maximum":1000}          | 1000
          0              | {"type":"integer","exclusiveMinimum":0}                | 1
          1.119          | {"type":"number","minimum":0.01,"multipleOf":0.01}     | 1.12
          0.001          | {"type":"number","minimum":0.01,"multipleOf":0.01}     | 0.01
          0              | {"type":"number","exclusiveMinimum":0,"multipleOf":.01}| 0.01
          9              | {"type":"number","exclusiveMaximum":9}                 | 8
          9999999999.99  | {"type":"number","maximum":99999999.99}                | 99999999.99
          7              | {"type":["string","null"]}                             | "7"
          "  x "         | {"type":"string","maxLength":1}                        | "x"
          "abcdef"       | {"type":"string","maxLength":3}                        | "abc"
          "abc-1234"     | {"type":"string","pattern":"^[A-Z]{3}-[0-9]{4}$"}      | "ABC-1234"
          "nonsense"     | {"type":"string","pattern":"^[A-Z]$","examples":["A"]} | "A"
          "abc-1234"     | {"type":"string","examples":["XYZ-0001"]}              | "ABC-1234"
          "   "          | {"type":"string","examples":["Ada"]}                   | "Ada"
          "a@b@c"        | {"type":"string","format":"email","examples":["a@b.c"]}| "a@b.c"
          "mailto:a@b.c" | {"type":"string","format":"email"}                     | "a@b.c"
          "31.1.2999"    | {"type":"string","format":"date"}                      | "2999-01-31"
          "2999/1/31"    | {"type":"string","format":"date"}                      | "2999-01-31"
          "29990131"     | {"type":"string","format":"date"}                      | "2999-01-31"
          "2999-01-31T10:00:00Z" | {"type":"string","format":"date"}              | "2999-01-31"
          "2999-01-31 10:00:00Z" | {"type":"string","format":"date-time"} | "2999-01-31T10:00:00Z"
          "{0f8fad5b-d9cb-469f-a165-70867728950e}" | {"type":"string","format":"uuid"} \
          | "0f8fad5b-d9cb-469f-a165-70867728950e"
          "0f8fad5bd9cb469fa16570867728950e" | {"type":"string","format":"uuid"} \
          | "0f8fad5b-d9cb-469f-a165-70867728950e"
          "2000-01-01"   | {"type":"string","format":"date","examples":["2999-01-01"]}| "2999-01-01"
          "expres"       | {"enum":["STANDARD","EXPRESS"]}                        | "EXPRESS"
          "in store"     | {"enum":["IN_STORE","HOME"]}                           | "IN_STORE"
          ["EXPRESS"]    | {"enum":["STANDARD","EXPRESS"]}                        | "EXPRESS"
          "DRONE"        | {"enum":["STANDARD","EXPRESS"],"examples":["EXPRESS"]} | "EXPRESS"
          "DRONE"        | {"enum":["STANDARD","EXPRESS"],"default":"STANDARD"}   | "STANDARD"
          "DRONE"        | {"enum":["STANDARD"]}                                  | "STANDARD"
          5              | {"const":4}                                            | 4
          "TRUE"         | {"type":"boolean"}                                     | true
          {"value":"7"}  | {"type":"integer"}                                     | 7
          null           | {"type":"integer","minimum":3}                         | 3
          "many"         | {"type":"integer","minimum":3}                         | 3
          "1"            | {"type":"array","items":{"type":"integer"}}            | [1]
          "[1,2]"        | {"type":"array","items":{"type":"integer"}}            | [1,2]
          [1,1,2,3]      | {"type":"array","uniqueItems":true,"maxItems":2}       | [1,2]
          []             | {"type":"array","minItems":1,"items":{"const":4}}      | [4]
          "{'a':1}"      | {"type":"object"}                                      | {"a":1}
          [{"a":"1"}]    | {"type":"object","properties":{"a":{"type":"integer"}}}| {"a":1}
          null | {"type":"object","required":["a"],"properties":{"a":{"minimum":2},"b":{}}} \
          | {"a":2}
          "1"            | {"anyOf":[{"type":"integer"},{"type":"null"}]}         | 1
          null           | {"anyOf":[{"minimum":5}]}                              | 5
          """)
  void makesWhatIsExpectedOfWhatWasSent(String sent, String expected, String repaired) {
    String error =
        "{\"in\":\"body\",\"pointer\":\"#/v\",\"code\":\"c\",\"expected\":%s}"
            .formatted(expected.replace(":.01", ":0.01"));
    Repair repair = Repair.of("{\"errors\":[" + error + "]}", "{\"v\":" + sent + "}");
    assertThat(repair.absent()).isEmpty();
    assertThat(repair.body()).isEqualTo("{\"v\":" + repaired + "}");
    assertThat(repair.outcome()).isEqualTo(Outcome.REPAIRED);
    assertThat(repair.repairs()).isEqualTo(1);
  }
}
