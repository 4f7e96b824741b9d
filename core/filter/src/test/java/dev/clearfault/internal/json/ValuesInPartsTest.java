package dev.clearfault.internal.json;

import static dev.clearfault.internal.json.JacksonReaderTest.bytes;
import static dev.clearfault.internal.json.JacksonReaderTest.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that Jackson gives up within hides no fault behind it. */
class ValuesInPartsTest {
  private final JsonReader reader = JsonReader.jackson();

  @SuppressWarnings("ArrayRecordComponent") // arrays are read, too
  record Thing(
      byte @Nullable [] bytes,
      @Nullable ByteBuffer buffer,
      @JsonFormat(shape = JsonFormat.Shape.ARRAY) @Nullable LocalDate day,
      @JsonFormat(shape = JsonFormat.Shape.ARRAY) @Nullable LocalDateTime time,
      int number) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "'bytes':'x'|[bytes] INVALID_FORMAT",
        "'bytes':'?'|[bytes] INVALID_FORMAT",
        "'bytes':5|[bytes] TYPE_MISMATCH",
        "'bytes':['AA']|[bytes, 0] TYPE_MISMATCH",
        "'buffer':'x'|[buffer] INVALID_FORMAT",
        "'buffer':5|[buffer] TYPE_MISMATCH",
        "'buffer':true|[buffer] TYPE_MISMATCH",
        "'buffer':[1]|[buffer] TYPE_MISMATCH",
        "'time':[1,'x']|[time] OUT_OF_RANGE",
        "'time':[2026,1,31]|[time] OUT_OF_RANGE",
        "'time':[[]]|[time] TYPE_MISMATCH",
        "'day':[2026]|[day] TYPE_MISMATCH"
      })
  void isAFaultAmongOthers(String members, String expected) {
    String json = "{" + members.replace('\'', '"') + ",\"number\":\"x\"}";
    assertThat(told(reader.read(bytes(json), Thing.class)))
        .isEqualTo(expected + ", [number] TYPE_MISMATCH");
  }

  @Test
  void textThatIsNoJsonIsStillThat() {
    assertThat(told(reader.read(bytes("{\"bytes\":\"\\q\",\"number\":1}"), Thing.class)))
        .isEqualTo("[] MALFORMED");
  }

  @Test
  void isReadIfItIsWhole() {
    Thing thing =
        reader
            .read(
                bytes(
                    "{\"bytes\":\"AQI=\",\"buffer\":\"AQ==\",\"day\":[2026,1,31],"
                        + "\"time\":[2026,1,31,12,30],\"number\":1}"),
                Thing.class)
            .value();
    assertThat(thing).isNotNull();
    assertThat(thing.bytes()).containsExactly(1, 2);
    assertThat(thing.buffer()).isEqualTo(ByteBuffer.wrap(new byte[] {1}));
    assertThat(thing.day()).isEqualTo(LocalDate.of(2026, 1, 31));
    assertThat(thing.time()).isEqualTo(LocalDateTime.of(2026, 1, 31, 12, 30));
  }
}
