package dev.clearfault.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a schema says of a class of the JDK, where Java and JSON Schema differ. */
class WireScalarsTest {

  @Test
  void aCharacterIsATextOfLengthOne() {
    assertThat(WireScalars.of(char.class, false).keywords())
        .isEqualTo(Map.of("type", "string", "minLength", 1, "maxLength", 1));
  }

  /** RFC 3339 has durations with hours, which a period refuses. */
  @Test
  void aPeriodIsNotEveryDuration() {
    assertThat(WireScalars.of(Period.class, false).keywords()).isEqualTo(Map.of("type", "string"));
  }

  @ParameterizedTest
  @ValueSource(classes = {Byte.class, Short.class})
  void aNumberBeyondEveryIntHasTheRangeOfItsOwnType(Class<?> type) {
    assertThat(JsonReader.jackson().read(JacksonReaderTest.bytes("2147483648"), type).faults())
        .extracting(JsonFault::expected)
        .containsExactly(type);
  }
}
