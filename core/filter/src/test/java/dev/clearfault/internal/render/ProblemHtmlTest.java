package dev.clearfault.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Documents;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemHtmlTest {

  @Test
  void everyTextIsEscaped() {
    String evil = "<script>alert('x')</script>\"&";
    Violation violation = new Violation(null, evil, evil, evil, evil, Map.of("const", evil), evil);
    Problem problem =
        Problem.builder(ProblemType.of("evil", 400, evil))
            .detail(evil)
            .errors(List.of(violation))
            .build();
    String page = page(problem, evil);
    assertThat(page)
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;");
  }

  @Test
  void pageNeedsNothingFromElsewhere() {
    Problem problem = Problem.of(ProblemType.ofStatus(500));
    String page = page(problem, "urn:x");
    assertThat(page).doesNotContain("http:", "https:", "src=", "@import", "url(");
  }

  @Test
  void theFactsOfTheJsonAreThere() {
    Violation violation =
        new Violation(
            Violation.Source.BODY, "a.b", "#/a/b", "size", "is long", Map.of(), "Send less.");
    ProblemDocument document =
        new ProblemDocument(
            "https://errors.example.com/late",
            "Late",
            409,
            "Too late.",
            "urn:x",
            "late",
            "4bf92f3577b34da6a3ce929d0e0e4736",
            "r-1",
            List.of(violation),
            true,
            "payments",
            null,
            null,
            Map.of("line", 7, "shelves", List.of("A", "<b>")),
            "en");
    assertThat(page(document))
        .contains("<p class=\"lead\">Too late.</p>", "<code>urn:x</code>")
        .contains("<strong>a.b</strong> is long<br>Send less.<br>")
        .contains("in the body <code>#/a/b</code> <code>size</code>")
        .contains("<li>There are more.</li>")
        .contains("<a href=\"https://errors.example.com/late\">https://errors.example.com/late</a>")
        .contains("<dd>409</dd>", "<dd><code>late</code></dd>", "<dd>payments</dd>", "<dd>r-1</dd>")
        .contains("<dd>4bf92f3577b34da6a3ce929d0e0e4736</dd>")
        .contains("<dt>line</dt><dd>7</dd>", "<dd>[\"A\",\"&lt;b&gt;\"]</dd>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          404 |       |       | Check the address
          401 |       |       | Sign in.
          403 |       |       | ask the people who run this site
          409 |       |       | Go back and change it.
          500 |       |       | will probably fail again
          502 | false |       | may have had an effect
          502 | false | 30    | may have had an effect
          503 | true  |       | Try again in a moment.
          503 | true  | 1     | Try again in a moment.
          503 |       | 120   | Try again in 120 seconds.
          429 | true  | 121   | Try again in 3 minutes.
          503 | true  | 7201  | Try again in 3 hours.
          """)
  void aReaderLearnsWhatToDoNext(
      int status, @Nullable Boolean retryable, @Nullable Integer seconds, String advice) {
    ProblemType type = ProblemType.ofStatus(status);
    ProblemDocument document =
        new ProblemDocument(
            ProblemType.BLANK,
            type.title(),
            status,
            null,
            "urn:x",
            type.code(),
            null,
            null,
            List.of(),
            false,
            null,
            retryable,
            seconds,
            Map.of(),
            "en");
    assertThat(page(document)).contains(advice).doesNotContain("<p class=\"lead\"></p>");
  }

  @ParameterizedTest
  @CsvSource({"de, Für Rückfragen", "es, Para pedir ayuda", "fr, Pour demander de l&#39;aide"})
  void allWordsHaveTheLanguageOfTheReader(String language, String quote) {
    Languages languages = new Languages(null);
    ProblemDocument document =
        Documents.in(languages.named(language), Problem.of(ProblemType.ofStatus(404)), "urn:x");
    assertThat(page(document))
        .contains("<html lang=\"" + language + "\">", quote)
        .doesNotContain("Check", "There is");
  }

  /** The address of a type comes from the application, but a browser may run it. */
  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "urn:example:late", "tag:x"})
  void onlyAnAddressOfTheWebBecomesALink(String uri) {
    Problem problem = Problem.of(ProblemType.of("late", 409, "Late").at(uri));
    assertThat(page(problem, "urn:x")).contains("<dd>" + uri + "</dd>").doesNotContain("<a ");
  }

  @Test
  void aPageOfTheApplicationHasTheSameTextsEscaped() throws IOException {
    String template = Files.readString(Path.of("src/test/resources/samples/problem.html"));
    ProblemHtml renderer = new ProblemHtml(new Languages(null), template, null);
    Violation violation = Violation.of(Violation.Source.FORM, "<b>", "size", "is {{title}}");
    Problem problem =
        Problem.builder(ProblemType.of("evil", 400, "<script>"))
            .detail("{{instance}} & </title>")
            .errors(List.of(violation))
            .build();
    String page =
        new String(renderer.render(Documents.of(problem, "urn:x")), StandardCharsets.UTF_8);
    assertThat(page)
        .contains("<html lang=\"en\">", "<h1>&lt;script&gt;</h1>")
        .contains("{{instance}} &amp; &lt;/title&gt;", "<strong>&lt;b&gt;</strong> is {{title}}")
        .contains("<code>urn:x</code>")
        .doesNotContain("<script", "{{errors}}", "{{facts}}");
    assertThat(renderer.policy()).isNull();
  }

  /** Its type is about:blank, which leads nowhere. */
  @ParameterizedTest
  @CsvSource({"404, not_found, true", "499, http_499, false"})
  void aPlainStatusLeadsToItsPageInTheCatalogue(int status, String code, boolean there) {
    ProblemHtml renderer = new ProblemHtml(new Languages(null), null, "/shop/problems");
    ProblemDocument document = Documents.of(Problem.of(ProblemType.ofStatus(status)), "urn:x");
    String page = new String(renderer.render(document), StandardCharsets.UTF_8);
    assertThat(page).contains("<code>" + code + "</code>");
    assertThat(page.contains("<a href=\"/shop/problems/not-found\"><code>")).isEqualTo(there);
    assertThat(page(document)).doesNotContain("<a ");
  }

  /** It may be the value of an attribute, so it must not end one. */
  @ParameterizedTest
  @CsvSource({"de-AT, de-AT", "x' onclick='f(), en", "'de, en', en", "'', en", "d, en"})
  void theLanguageIsATag(String language, String written) {
    ProblemDocument document =
        new ProblemDocument(
            "urn:t", "t", 404, null, "urn:x", "c", null, null, List.of(), false, null, null, null,
            Map.of(), language);
    assertThat(page(document)).contains("<html lang=\"" + written + "\">");
  }

  private static String page(Problem problem, String instance) {
    return page(Documents.of(problem, instance));
  }

  private static String page(ProblemDocument document) {
    ProblemHtml renderer = new ProblemHtml(new Languages(null));
    return new String(renderer.render(document), StandardCharsets.UTF_8);
  }
}
