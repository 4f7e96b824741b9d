package dev.clearfault.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class FormScriptTest {
  private static final int LIMIT = 4096;

  private final FormScript script = FormScript.read();

  @Test
  void theModuleIsNotLargerThanItMayBe() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(script.bytes());
    }
    assertThat(compressed.size()).isBetween(1000, LIMIT);
  }

  /** What a Content-Security-Policy without exceptions refuses. */
  @Test
  void nothingInItNeedsAnExceptionOfAPolicy() {
    assertThat(new String(script.bytes(), StandardCharsets.UTF_8))
        .doesNotContain("eval", "new Function", "innerHTML", ".style", "import(", "setTimeout");
  }

  @Test
  void theCommentsStayWithTheSource() {
    assertThat(new String(script.bytes(), StandardCharsets.UTF_8).lines())
        .noneMatch(line -> line.startsWith("//") || line.startsWith(" ") || line.isEmpty());
  }
}
