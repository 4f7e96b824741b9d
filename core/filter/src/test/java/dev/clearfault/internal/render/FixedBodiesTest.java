package dev.clearfault.internal.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.Documents;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ProblemRenderer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedBodiesTest {

  @ParameterizedTest
  @EnumSource
  void areWhatTheFormatsRendererWouldMake(Format format) {
    FixedBodies bodies = FixedBodies.of(format.optionName(), false);
    ProblemRenderer renderer = format.renderer();
    assertThat(bodies.mediaType()).isEqualTo(renderer.mediaTypes().get(0));
    assertThat(IntStream.rangeClosed(400, 599))
        .allSatisfy(
            status -> {
              Problem problem = Problem.builder(ProblemType.ofStatus(status)).build();
              String rendered =
                  new String(renderer.render(Documents.of(problem)), StandardCharsets.UTF_8);
              assertThat(new String(bodies.body(status), StandardCharsets.UTF_8))
                  .isEqualTo(
                      rendered
                          .replace(",\"instance\":\"urn:uuid:1\"", "")
                          .replace(",\"retryable\":false", ""));
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 418, 501, 599})
  void thePageIsWhatTheFilterWouldMake(int status) {
    Problem problem = Problem.builder(ProblemType.ofStatus(status)).build();
    FixedBodies.Fixed page = FixedBodies.of("problem", true).answer(status, "text/html", null);
    assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
    byte[] rendered = new ProblemHtml(new Languages(null)).render(Documents.of(problem));
    assertThat(new String(page.bytes(), StandardCharsets.UTF_8))
        .isEqualTo(new String(rendered, StandardCharsets.UTF_8).replaceAll("<p.*</p>\n", ""));
  }

  @ParameterizedTest
  @CsvSource({"1, page.next.moment", "30, page.next.seconds"})
  void thePageSaysHowLongToWait(String seconds, String key) {
    FixedBodies.Fixed page = FixedBodies.of("problem", true).answer(503, "text/html", seconds);
    String words = new Languages(null).english().required(key).replace("{count}", seconds);
    assertThat(new String(page.bytes(), StandardCharsets.UTF_8)).contains("<p>" + words + "</p>");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 408, 503, 504})
  void theMarkdownIsWhatTheFilterWouldMake(int status) {
    Problem problem = Problem.of(ProblemType.ofStatus(status));
    FixedBodies.Fixed text = FixedBodies.of("problem", true).answer(status, "text/markdown", null);
    byte[] rendered = new ProblemMarkdown().render(Documents.of(problem));
    assertThat(new String(text.bytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            new String(rendered, StandardCharsets.UTF_8)
                .replace("instance: \"urn:uuid:1\"\n", "")
                .replace("retryable: false\n", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "problem, true, text/html, text/html",
    "problem, false, text/html, application/problem+json",
    "problem, true, 'text/html;q=0.5,*/*;q=0.8', application/problem+json",
    "problem, true, application/json, application/json",
    "problem, true, '', application/problem+json",
    "problem, true, image/png, application/problem+json",
    "envelope, true, application/problem+json, application/json",
    "fields, true, 'text/html,*/*;q=0.8', text/html"
  })
  void acceptDecidesByQuality(String format, boolean html, String accept, String mediaType) {
    assertThat(FixedBodies.of(format, html).answer(404, accept, null).contentType())
        .isEqualTo(mediaType + ";charset=UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "problem | 503 | 30 | ,\"retryable\":true,\"retry_after\":30}",
        "problem | 503 | - | ,\"retryable\":true}",
        "problem | 503 | soon | ,\"retryable\":true}",
        "problem | 429 | Thu, 01 Jan 1970 00:00:00 GMT | ,\"retryable\":true,\"retry_after\":0}",
        "problem | 413 | 5 | \"content_too_large\",\"retryable\":true,\"retry_after\":5}",
        "problem | 504 | 5 | \"gateway_timeout\",\"retry_after\":5}",
        "problem | 404 | - | \"not_found\"}",
        "envelope | 503 | 30 | \"Service Unavailable\"}}",
        "fields | 503 | 30 | ,\"docs\":\"about:blank\"}"
      })
  void saysWhetherAndWhenToRepeat(
      String format, int status, @Nullable String retryAfter, String end) {
    FixedBodies.Fixed answer = FixedBodies.of(format, true).answer(status, null, retryAfter);
    assertThat(new String(answer.bytes(), StandardCharsets.UTF_8)).endsWith(end);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 200, 399, 600, Integer.MAX_VALUE})
  void takesWhatIsNoErrorForAnErrorOfTheServer(int status) {
    FixedBodies bodies = FixedBodies.of("problem", false);
    assertThat(bodies.body(status)).isEqualTo(bodies.body(500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Problem", "xml"})
  void refusesAnotherFormatAndSaysWhatToWrite(String format) {
    assertThatThrownBy(() -> FixedBodies.of(format, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("format=" + format + " is not known: write problem, envelope or fields");
  }
}
