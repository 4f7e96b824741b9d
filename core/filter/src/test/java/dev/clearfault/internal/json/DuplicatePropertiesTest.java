package dev.clearfault.internal.json;

import static dev.clearfault.internal.json.JacksonReaderTest.bytes;
import static dev.clearfault.internal.json.JacksonReaderTest.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A name that stands twice in one object is a fault like others. */
class DuplicatePropertiesTest {
  private final JsonReader reader = JsonReader.jackson();

  record Part(@Nullable String name) {}

  record Thing(
      @JsonAlias({"t", "txt"}) @Nullable String text,
      @Nullable Part part,
      @Nullable List<Part> parts,
      @Nullable Map<String, Integer> counts,
      @Nullable JsonNode tree,
      @Nullable Object any) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Lenient(@Nullable Integer a) {}

  record Pair(@JsonAlias("first") int a, int b) {}

  static final class Bean {
    public int a;
    final Map<String, Object> others = new HashMap<>();

    @JsonAnySetter
    void other(String name, Object value) {
      others.put(name, value);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "{'text':'a','text':'b'}|[text] DUPLICATE_PROPERTY",
        "{'text':'a','text':'b','text':5}|[text] DUPLICATE_PROPERTY",
        "{'text':'a','text':{'text':1,'text':2}}|[text] DUPLICATE_PROPERTY, [text, text] DUPLICATE_PROPERTY",
        "{'text':5,'text':'b'}|[text] TYPE_MISMATCH, [text] DUPLICATE_PROPERTY",
        "{'part':{'name':'a','name':'b'}}|[part, name] DUPLICATE_PROPERTY",
        "{'part':{'name':'a'},'parts':[{'name':'a'},{'name':'a','name':'b'}]}|[parts, 1, name] DUPLICATE_PROPERTY",
        "{'counts':{'x':1,'y':2,'x':3}}|[counts, x] DUPLICATE_PROPERTY",
        "{'tree':{'x':{'y':1,'y':2}}}|[tree, x, y] DUPLICATE_PROPERTY",
        "{'any':[{'y':1,'y':2}]}|[any, 0, y] DUPLICATE_PROPERTY",
        "{'zz':1,'zz':2}|[zz] UNKNOWN_PROPERTY, [zz] DUPLICATE_PROPERTY",
        "{'zz':{'a':[{'b':1,'b':2}]}}|[zz] UNKNOWN_PROPERTY, [zz, a, 0, b] DUPLICATE_PROPERTY",
        "{'text':{'a':1,'a':2}}|[text, a] DUPLICATE_PROPERTY, [text] TYPE_MISMATCH",
        "{'text':'a','t':'b','txt':'c'}|[t] DUPLICATE_PROPERTY",
        "{'text':'a','part':{},'parts':[],'counts':{},'tree':1,'any':1,'text':'b'}|[text] DUPLICATE_PROPERTY",
        "{'text':'a','text':'b','part':5}|[text] DUPLICATE_PROPERTY, [part] TYPE_MISMATCH",
        "{'text':'a','t\\u0065xt':'b'}|[text] DUPLICATE_PROPERTY",
        "{'part':{'name':'a'},'any':{'name':'a'},'counts':{'name':1}}|"
      })
  void isToldOnceAndReadingGoesOn(String json, @Nullable String expected) {
    JsonReader.Result<Thing> result = reader.read(bytes(json.replace('\'', '"')), Thing.class);
    assertThat(told(result)).isEqualTo(expected == null ? "" : expected);
    assertThat(result.value()).isNotNull();
  }

  @Test
  void theFirstValueCounts() {
    Thing thing = reader.read(bytes("{\"text\":\"a\",\"text\":\"b\"}"), Thing.class).value();
    assertThat(thing).isNotNull();
    assertThat(thing.text()).isEqualTo("a");
  }

  /** Jackson would put the value into the record that was made already. */
  @Test
  void isToldAfterTheRecordIsComplete() {
    assertThat(told(reader.read(bytes("{\"a\":1,\"b\":2,\"a\":3,\"first\":4}"), Pair.class)))
        .isEqualTo("[a] DUPLICATE_PROPERTY");
    assertThat(told(reader.read(bytes("{\"a\":1,\"b\":2,\"first\":3}"), Pair.class)))
        .isEqualTo("[first] DUPLICATE_PROPERTY");
    assertThat(told(reader.bind(Map.of("a", "1", "b", "2", "first", "3"), Pair.class)))
        .contains("DUPLICATE_PROPERTY");
  }

  @Test
  void isToldWhereUnknownPropertiesArePassedOver() {
    assertThat(told(reader.read(bytes("{\"a\":1,\"b\":{\"c\":1,\"c\":1}}"), Lenient.class)))
        .isEqualTo("[b, c] DUPLICATE_PROPERTY");
    assertThat(told(reader.read(bytes("{\"b\":1,\"b\":2}"), Bean.class)))
        .isEqualTo("[b] DUPLICATE_PROPERTY");
    assertThat(told(reader.readAnswer(bytes("{\"b\":1,\"b\":2}"), Pair.class)))
        .contains("[b] DUPLICATE_PROPERTY");
  }

  @Test
  void aFloodOfThemIsToldOnce() {
    String json = "{\"text\":\"a\"" + ",\"text\":\"b\"".repeat(50_000) + "}";
    assertThat(told(reader.read(bytes(json), Thing.class))).isEqualTo("[text] DUPLICATE_PROPERTY");
  }
}
