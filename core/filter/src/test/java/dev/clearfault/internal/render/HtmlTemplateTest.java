package dev.clearfault.internal.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
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
        "<p onclick=\"{{facts}}\">",
        "<script/>const d=`{{detail}}`;</script>",
        "<script/async>{{detail}}",
        "<script\n>{{detail}}",
        "<script a=b/>{{detail}}",
        "<style/>{{detail}}",
        "<!-- a --!> <script> --> {{detail}}",
        "<!--> <script> --> {{detail}}",
        "<script><!-- <script> </script> {{detail}} --></script>",
        "<? '> <script> ' >{{detail}}",
        "<!x '> <script> ' >{{detail}}",
        "</ '> <script> ' >{{detail}}",
        "<p x'> <script y'>{{detail}}",
        "<p a=b'> <script y'>{{detail}}",
        "<title><!-- </title><script> --></title>{{detail}}",
        "<title></tit{{detail}}",
        "<title></title{{detail}}",
        "<textarea></{{detail}}",
        "<iframe><!-- </iframe><script> -->{{detail}}",
        "<noscript><!-- </noscript><script> -->{{detail}}",
        "<svg><![CDATA[ > <!-- ]]><script> -->{{detail}}",
        "<svg><style><b title='</style>{{code}}",
        "<plaintext></plaintext>{{detail}}",
        "<p onclick=\"f('{{language}}')\">",
        "<p style=\"color: {{code}}\">",
        "<p ONCLICK = '{{code}}'>",
        "<iframe srcdoc='{{code}}'>"
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
        "<title>{{title}}</title>",
        "<title>1 < 2, <p> {{title}}</title>{{detail}}",
        "<p class='{{code}}'title=\"{{status}}\"data-code = '{{code}}'>{{detail}}",
        "<a/href='/help/{{code}}'/>{{detail}}</a>",
        "<p a=b'c>{{detail}}",
        "<!DOCTYPE html><?xml version='1.0'?><!-- - -- > --->{{detail}}",
        "<script-x>{{detail}}",
        "<style><!-- a {} --></style></p></>{{detail}}",
        "<script>'</scripts>'</script\n>{{detail}}",
        "<noscript><p title='a'>b</p></noscript>{{detail}}",
        "<svg><title>a</title><path d='M0 0'/></svg><script>1 < 2</script>{{detail}}",
        "<svg/><script>1 < 2</script>{{detail}}"
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
  @ValueSource(strings = {"detail", "errors", "facts"})
  void aLongTextStandsOnce(String name) {
    String placeholder = "{{" + name + "}}";
    String page = NECESSARY.replace("{{errors}}", "") + "{{errors}}{{detail}}{{facts}}";
    assertThatNoException().isThrownBy(() -> HtmlTemplate.of(page));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HtmlTemplate.of(page + placeholder))
        .withMessage("write " + placeholder + " only once");
  }

  @Test
  void aPageHasABound() {
    String most = NECESSARY + "x".repeat(64 * 1024 - NECESSARY.length());
    assertThatNoException().isThrownBy(() -> HtmlTemplate.of(most));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HtmlTemplate.of(most + "x"))
        .withMessage("the file has 65537 characters: write at most 65536");
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
