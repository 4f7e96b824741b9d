package dev.clearfault.internal.json;

import static dev.clearfault.internal.json.JacksonReaderTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a PATCH leaves as it is and what it takes away are two things. */
@SuppressWarnings("NullableOptional") // that is what it is about
class OptionalsTest {
  private final JsonReader reader = JsonReader.jackson();

  record Inner(@Nullable Optional<String> name) {}

  record Change(
      @Nullable Optional<String> name,
      @Nullable Optional<Integer> age,
      @Nullable Optional<Inner> inner,
      @Nullable Optional<List<String>> tags,
      @Nullable List<Inner> all) {}

  static final class Bean {
    public @Nullable Optional<String> name;
  }

  private Change read(String json) {
    JsonReader.Result<Change> result = reader.read(bytes(json), Change.class);
    assertThat(result.faults()).isEmpty();
    Change change = result.value();
    assertThat(change).isNotNull();
    return change == null ? new Change(null, null, null, null, null) : change;
  }

  @Test
  void whatIsAbsentIsNull() {
    assertThat(read("{}")).isEqualTo(new Change(null, null, null, null, null));
    assertThat(read("{\"inner\":{},\"all\":[{}]}"))
        .isEqualTo(
            new Change(null, null, Optional.of(new Inner(null)), null, List.of(new Inner(null))));
  }

  @Test
  void whatIsNullIsEmpty() {
    assertThat(read("{\"name\":null,\"age\":null,\"inner\":null,\"tags\":null}"))
        .isEqualTo(
            new Change(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), null));
    assertThat(read("{\"inner\":{\"name\":null}}").inner()).contains(new Inner(Optional.empty()));
  }

  @Test
  void whatIsThereIsThere() {
    Change change = read("{\"name\":\"a\",\"age\":1,\"inner\":{\"name\":\"b\"}}");
    assertThat(change.name()).contains("a");
    assertThat(change.age()).contains(1);
    assertThat(change.inner()).contains(new Inner(Optional.of("b")));
  }

  @Test
  void aBeanIsReadAlike() {
    Bean absent = reader.read(bytes("{}"), Bean.class).value();
    Bean empty = reader.read(bytes("{\"name\":null}"), Bean.class).value();
    assertThat(absent).isNotNull();
    assertThat(absent.name).isNull();
    assertThat(empty).isNotNull();
    assertThat(empty.name).isEmpty();
  }

  @Test
  void anAbsentParameterIsNullToo() {
    Change change = reader.<Change>bind(Map.of("name", ""), Change.class).value();
    assertThat(change).isNotNull();
    assertThat(change.name()).contains("");
    assertThat(change.age()).isNull();
  }
}
