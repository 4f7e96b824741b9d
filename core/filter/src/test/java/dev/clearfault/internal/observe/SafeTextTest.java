package dev.clearfault.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "Größe", "日本語", "می\u200cخواهم", "👩\u200d💻", "\\u000a"})
  void harmlessTextStaysAsItIs(String text) {
    assertThat(SafeText.of(text, 50)).isSameAs(text);
  }

  @Test
  void lineBreaksAndControlCharactersAreEscaped() {
    assertThat(SafeText.of("a\r\nb\tc\u0000d\u001b[31me\u007f\u0085", 100))
        .isEqualTo("a\\u000d\\u000ab\\u0009c\\u0000d\\u001b[31me\\u007f\\u0085");
    assertThat(SafeText.of("a\u2028b\u2029", 100)).isEqualTo("a\\u2028b\\u2029");
  }

  @Test
  void charactersThatHideOrTurnTextAreEscaped() {
    assertThat(SafeText.of("\u202e\u2066\u200f\u061c\ufeff", 100))
        .isEqualTo("\\u202e\\u2066\\u200f\\u061c\\ufeff");
    assertThat(SafeText.of(Character.toString(0xe0041), 100)).isEqualTo("\\udb40\\udc41");
  }

  @Test
  void halfOfACharacterIsEscaped() {
    assertThat(SafeText.of("a\ud83d", 100)).isEqualTo("a\\ud83d");
  }

  @Test
  void lengthIsThatOfTheResult() {
    assertThat(SafeText.of("\n".repeat(100), 20)).isEqualTo("\\u000a\\u000a\\u000a...");
    assertThat(SafeText.of("x".repeat(21), 20)).isEqualTo("x".repeat(20) + "...");
    assertThat(SafeText.of("x".repeat(19) + "👩", 20)).isEqualTo("x".repeat(19) + "...");
  }
}
