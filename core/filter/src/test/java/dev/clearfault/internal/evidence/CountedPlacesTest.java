package dev.clearfault.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Parsers count the characters of a line in different ways. */
class CountedPlacesTest {
  private static final String JSON = "application/json";

  @Test
  void columnMayBeCountedInCharactersUnitsOrBytes() {
    String text = "{\"n\":\"\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\",\"a\": }";
    JsonText json = JsonText.of(new BodyRead(null, text, true));
    assertThat(Lines.of(text, json.malformed())).isEqualTo(new Lines(1, 18, 22, 30));
    for (int column : List.of(18, 22, 30)) {
      assertThat(fault(text, column)).as("column %d", column).isNotNull();
    }
    assertThat(fault(text, 26)).isNull();
  }

  private static @Nullable BodyFault fault(String text, int column) {
    Told told = new Told();
    told.isSyntax = true;
    told.line = 1;
    told.column = column;
    BodyRead body = new BodyRead(null, text, true);
    return LikeText.fault(told, JsonText.of(body), body);
  }

  @Test
  void literalThatTheMemoryCutsIsNotMalformed() {
    String text = "{\"a\": tr";
    assertThat(JsonText.of(new BodyRead(null, text, false, false, -1, JSON, 0)).malformed())
        .isNegative();
    assertThat(JsonText.of(new BodyRead(null, text, true)).malformed()).isPositive();
  }

  /** Else 16 KiB of text would become 30 MiB of paths. */
  @Test
  void pathsOfAllValuesAreBounded() {
    String deep = "[".repeat(490) + "\"abc\",".repeat(2200) + "1" + "]".repeat(490);
    JsonText json = JsonText.of(new BodyRead(null, "{\"a\":1,\"b\":" + deep + "}", true));
    assertThat(json.malformed()).isNegative();
    assertThat(json.values().stream().mapToInt(value -> value.path().size()).sum())
        .isLessThanOrEqualTo(50_000);
    assertThat(json.values().get(1).path()).isEqualTo(List.of("a"));
  }
}
