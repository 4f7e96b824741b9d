package dev.clearfault.internal.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTemplateTest {
  private static final String NECESSARY = "{{language}}{{title}}{{errors}}{{instance}}";

  /** There, an escaped text could still run, or become another attribute. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>let x = '{{detail}}'</script>",
        "<SCRIPT type=\"module\">{{code}}",
        "<style>a { content: '{{title}}' }</style>",
        "<style></styl {{title}}",
        "<!-- {{title}} -->",
        "<!-- > {{title}} -->",
        "<p {{code}}>",
        "<p class={{code}}>",
        "<{{code}}>",
        "<scr{{code}}ipt>",
        "</p{{code}}>",
        "<a href=\"{{detail}}\">",
        "<a href='{{instance}}'>",
        "<p title=\"'>{{detail}}\">",
        "<p onclick=\"{{facts}}\">"
      })
  void aPlaceholderStandsWhereItsTextCannotRun(String markup) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HtmlTemplate.of(markup + NECESSARY))
        .withMessageContaining("in the content of an element");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p title='\"'>{{detail}}</p>",
        "<p class=\"status-{{status}} {{code}}\" lang='{{language}}'>{{detail}}",
        "<script>if (1 < 2 && '</p>') {}</script>{{detail}}",
        "<style>p > a {}</style >{{detail}}",
        "<!-- <script> -->{{detail}}",
        "1 < 2 {{detail}} <br>{{quote}}<br/>{{advice}}",
        "{ title } {{facts}}",
        "<title>{{title}}</title>"
      })
  void aPlaceholderMayStandInContent(String markup) {
    assertThatNoException().isThrownBy(() -> HtmlTemplate.of(markup + NECESSARY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{{", "{{title", "{{ title }}", "{{Title}}", "{{type}}", "{{}}", "{{{title}}}"})
  void anUnknownPlaceholderIsRefused(String markup) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HtmlTemplate.of(NECESSARY + markup))
        .withMessageContaining("but the placeholders are {{language}}, {{title}}, {{status}}, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"language", "title", "errors", "instance"})
  void aNecessaryPlaceholderMustNotBeMissing(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HtmlTemplate.of(NECESSARY.replace("{{" + name + "}}", "")))
        .withMessageStartingWith("write {{" + name + "}} in the file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A {{title}} b", "{{title}}{{title}}", "{{title}}"})
  void allElseStaysAsItIs(String markup) {
    HtmlText page = HtmlText.empty();
    HtmlTemplate.of(markup + NECESSARY)
        .fill(page, (text, placeholder) -> text.text("<" + placeholder + ">"));
    assertThat(new String(page.bytes(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(
            (markup + NECESSARY)
                .replace("{{title}}", "&lt;TITLE&gt;")
                .replace("{{language}}", "&lt;LANGUAGE&gt;")
                .replace("{{errors}}", "&lt;ERRORS&gt;")
                .replace("{{instance}}", "&lt;INSTANCE&gt;"));
  }
}
