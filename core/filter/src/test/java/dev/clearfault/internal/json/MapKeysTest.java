package dev.clearfault.internal.json;

import static dev.clearfault.internal.json.JacksonReaderTest.bytes;
import static dev.clearfault.internal.json.JacksonReaderTest.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A key that a map cannot have is a fault at that key, and the rest of the map is read. */
class MapKeysTest {
  private final JsonReader reader = JsonReader.jackson();

  enum Color {
    RED,
    BLUE
  }

  /** Refuses some keys. */
  record Code(String text) {
    Code {
      if (text.startsWith("bad")) {
        throw new IllegalArgumentException("hunter2");
      }
    }
  }

  record Maps(
      @Nullable Map<Integer, String> numbers,
      @Nullable TreeMap<LocalDate, Integer> days,
      @Nullable Map<Color, Integer> colors,
      @Nullable EnumMap<Color, Map<Long, Integer>> nested,
      @Nullable Map<UUID, Integer> ids,
      @Nullable Map<Code, Integer> codes,
      @Nullable Map<String, Integer> any,
      @Nullable String after) {}

  private JsonReader.Result<Maps> read(String json) {
    return reader.read(bytes(json.replace('\'', '"')), Maps.class);
  }

  @Test
  void eachBadKeyIsToldWithTheFaultsBesideIt() {
    assertThat(told(read("{'numbers':{'a':{'deep':[1]},'7':5},'after':5}")))
        .isEqualTo("[numbers, a] INVALID_KEY, [numbers, 7] TYPE_MISMATCH, [after] TYPE_MISMATCH");
    assertThat(told(read("{'days':{'x':1,'2026-01-31':'x','y':1}}")))
        .isEqualTo(
            "[days, x] INVALID_KEY, [days, 2026-01-31] TYPE_MISMATCH, [days, y] INVALID_KEY");
    assertThat(told(read("{'nested':{'RED':{'x':1,'1':1},'GREEN':{},'BLUE':{'2':'x'}}}")))
        .isEqualTo(
            "[nested, RED, x] INVALID_KEY, [nested, GREEN] INVALID_KEY,"
                + " [nested, BLUE, 2] TYPE_MISMATCH");
    assertThat(told(read("{'ids':{'x':1},'codes':{'bad':1,'good':'x'},'any':{'x':1}}")))
        .isEqualTo("[ids, x] INVALID_KEY, [codes, bad] INVALID_KEY, [codes, good] TYPE_MISMATCH");
  }

  @Test
  void aFaultSaysWhatAKeyMustBe() {
    JsonFault number = read("{'numbers':{'a':'x'}}").faults().get(0);
    assertThat(number.expected()).isEqualTo(Integer.class);
    JsonFault color = read("{'colors':{'REDD':1}}").faults().get(0);
    assertThat(color.allowed()).containsExactly("RED", "BLUE");
    assertThat(color.nearest()).isEqualTo("RED");
    // No client knows what the application's class expects.
    assertThat(read("{'codes':{'bad':1}}").faults().get(0).expected()).isNull();
  }

  @Test
  void aNumberThatIsTooLargeForAKeyIsToldAsSuch() {
    assertThat(told(read("{'numbers':{'2147483648':'x','-1':'x'}}")))
        .isEqualTo("[numbers, 2147483648] KEY_OUT_OF_RANGE");
  }

  @Test
  void goodKeysAreRead() {
    assertThat(read("{'numbers':{'1':'a'},'colors':{'BLUE':2},'codes':{'c':3}}").value())
        .isEqualTo(
            new Maps(
                Map.of(1, "a"),
                null,
                Map.of(Color.BLUE, 2),
                null,
                null,
                Map.of(new Code("c"), 3),
                null,
                null));
  }

  @Test
  void anAnswerOfAnUpstreamIsReadInTheSameWay() {
    assertThat(told(reader.readAnswer(bytes("{\"numbers\":{\"a\":\"x\"}}"), Maps.class)))
        .isEqualTo("[numbers, a] INVALID_KEY");
  }
}
