package dev.clearfault.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepetitionTest {
  private static final Instant NOW = Instant.parse("2024-02-29T10:00:00.250Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "120 | 120",
        "0 | 0",
        "' 7 ' | 7",
        "007 | 7",
        "999999999 | 999999999",
        "10000000000000000000 | 2147483647",
        "Thu, 29 Feb 2024 10:00:30 GMT | 30",
        "Thu, 29 Feb 2024 10:00:00 GMT | 0",
        "Thu, 29 Feb 2024 09:00:00 GMT | 0",
        "Fri, 01 Mar 2024 10:00:00 GMT | 86400",
        "Mon, 01 Mar 9999 10:00:00 GMT | 2147483647",
        "Thursday, 29-Feb-24 10:00:30 GMT | 30",
        "Thu Feb 29 10:00:30 2024 | 30",
        "Fri Mar  1 10:00:00 2024 | 86400",
        "-1 | -",
        "1.5 | -",
        "+5 | -",
        "10s | -",
        "soon | -",
        "'' | -",
        "2024-02-29T10:00:30Z | -",
        "Wed, 29 Feb 2024 10:00:30 GMT | -",
        "٣ | -",
        "- | -"
      })
  void readsSecondsAndDates(@Nullable String retryAfter, @Nullable Integer seconds) {
    assertThat(Repetition.secondsToWait(retryAfter, NOW)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "400, false, -",
        "401, false, -",
        "404, false, -",
        "408, false, true",
        "409, false, -",
        "409, true, true",
        "413, false, -",
        "413, true, true",
        "425, false, true",
        "429, false, true",
        "500, false, -",
        "500, true, false",
        "501, false, -",
        "502, false, false",
        "503, false, true",
        "504, false, false"
      })
  void statusSaysWhetherARepetitionMayCure(
      int status, boolean retryAfter, @Nullable Boolean nothingWasDone) {
    assertThat(Repetition.nothingWasDone(status, retryAfter)).isEqualTo(nothingWasDone);
  }
}
