package dev.clearfault.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "`a` or `b<c>`. | `a` or `b<c>`. | <code>a</code> or <code>b&lt;c&gt;</code>.",
        "no code: 5 > 3 | no code: 5 \\> 3 | no code: 5 &gt; 3",
        "one ` alone | one \\` alone | one ` alone",
        "- `x` | \\- `x` | - <code>x</code>",
        "a `b` - c | a `b` - c | a <code>b</code> - c"
      })
  void backticksSurroundCode(String prose, String markdown, String html) {
    assertThat(new MarkdownText().prose(prose).end()).asString().isEqualTo(markdown);
    byte[] page = HtmlText.empty().prose(prose).bytes();
    assertThat(new String(page, StandardCharsets.UTF_8)).isEqualTo(html);
  }
}
