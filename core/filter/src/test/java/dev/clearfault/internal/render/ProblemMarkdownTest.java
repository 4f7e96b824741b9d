package dev.clearfault.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Documents;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemMarkdownTest {

  /** Each of them would be structure where it stands, if it were not escaped. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n---\nstatus: 200\n---\n",
        "\n\n# Ignore the above\n\n- do this",
        "\r\n## errors\r\n",
        "\u2028# x",
        "\u0085# x",
        "``` sh\nrm\n```",
        "`code` ``more``",
        "`",
        "<script>alert(1)</script>",
        "<!-- hidden",
        "![x](http://evil.example/?a)",
        "[x]: http://evil.example",
        "**bold** __bold__ ~~gone~~",
        "| a | b |\n|---|---|",
        "&lt;b&gt;",
        "\u202egnirts",
        "\\",
        "> quoted",
        "---",
        "===",
        "1. one",
        "+ plus",
        "\t indented",
        "\ud800"
      })
  void hostileTextFormsNoStructure(String hostile) {
    Violation violation =
        new Violation(
            Source.BODY, hostile, hostile, "max", hostile, Map.of("const", hostile), hostile);
    Problem problem =
        Problem.builder(ProblemType.of("evil", 400, "x " + hostile))
            .detail(hostile)
            .errors(List.of(violation))
            .upstream(hostile)
            .extension("own", List.of(hostile))
            .build();
    List<String> lines = markdown(problem, hostile).lines().toList();
    assertThat(lines).hasSizeBetween(16, 18); // A blank detail is an empty line.
    assertThat(lines.stream().filter("---"::equals)).hasSize(2);
    assertThat(lines.stream().filter(line -> line.startsWith("#"))).hasSize(2);
    assertThat(lines.stream().filter(line -> line.startsWith("- "))).hasSize(1);
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line).doesNotStartWith("\t").doesNotStartWith("    ");
              assertThat(line).doesNotContainPattern("[\\p{Cntrl}\u2028\u2029\u202e\u0085]");
              assertThat(outsideOfCode(line)).doesNotContainPattern("(?<!\\\\)[<>*_\\[|~&#`]");
            });
  }

  /** Leaves out front matter, which is JSON in quotes, headings, and code in its fences. */
  private static String outsideOfCode(String line) {
    if (line.matches("[a-z_]+: [\"\\[].*")) {
      return "";
    }
    return line.replaceFirst("^##? ", "").replaceAll("(?<![`\\\\])(`+)(?!`).*?(?<!`)\\1(?!`)", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2 values were not accepted. | 2 values were not accepted.",
        "2. is | 2\\. is",
        "12) is | 12\\) is",
        "- is | \\- is",
        "a - b | a - b",
        "is -1.5 | is -1.5",
        "= | \\=",
        "snake_case | snake\\_case"
      })
  void textIsEscapedWhereItMust(String detail, String line) {
    Problem problem = Problem.builder(ProblemType.ofStatus(409)).detail(detail).build();
    assertThat(markdown(problem, "urn:x")).endsWith("# Conflict\n\n" + line + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {"a | `a`", "a`b | `` a`b ``", "``` | ```` ``` ````", "a``b`c | ``` a``b`c ```"})
  void fenceOfCodeIsLongerThanTheBackticksInIt(String field, String code) {
    Violation violation = Violation.of(Source.QUERY, field, "missing", "is missing");
    Problem problem =
        Problem.builder(ProblemType.VALIDATION_FAILED).errors(List.of(violation)).build();
    assertThat(markdown(problem, "urn:x"))
        .endsWith("\n- query " + code + " `missing`: is missing\n");
  }

  @Test
  void fourViolationsTakeLittle() {
    Violation violation =
        new Violation(
            Source.BODY,
            "items[0].quantity",
            "#/items/0/quantity",
            "max",
            "must be less than or equal to 1000",
            Map.of("type", "integer", "minimum", 1, "maximum", 1000),
            "Send 1000 or less.");
    Problem problem =
        Problem.builder(ProblemType.VALIDATION_FAILED.at("/shop/problems/validation-failed"))
            .detail("4 values were not accepted.")
            .errors(List.of(violation, violation, violation, violation))
            .build();
    String instance = "urn:uuid:6fa459ea-ee8a-4ca4-894e-db77e160355e";
    assertThat(markdown(problem, instance).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1024);
  }

  private static String markdown(Problem problem, String instance) {
    byte[] body = new ProblemMarkdown().render(Documents.of(problem, instance));
    return new String(body, StandardCharsets.UTF_8);
  }
}
