package dev.clearfault.internal.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.BuiltInTypes;
import dev.clearfault.problem.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ProblemSourcesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Set<String> OF_POST =
      Set.of("validation_failed", "malformed_json", "out_of_stock", "upstream_timeout");

  @TempDir Path folder;

  private static ProblemSources sources() {
    List<ProblemType> types =
        Stream.concat(
                BuiltInTypes.all().stream().filter(ProblemSourcesTest::isShown),
                Stream.of(ProblemType.of("out_of_stock", 409, "Out of stock */ \\u002a/")))
            .toList();
    return new ProblemSources(
        types, Map.of("ordersPost", OF_POST, "ordersGet", Set.of("not_found", "upstream_timeout")));
  }

  /** Of the plain statuses, two are enough. */
  private static boolean isShown(ProblemType type) {
    boolean status = type.equals(ProblemType.ofStatus(type.status()));
    return !status || type.status() == 404 || type.status() == 500;
  }

  /** With the system property {@code golden.write}, the test writes the files. */
  @ParameterizedTest
  @ValueSource(strings = {ProblemSources.JAVA, ProblemSources.TYPE_SCRIPT})
  void sourcesAreTheGoldenFiles(String name) throws IOException {
    Path golden = GOLDEN.resolve("sources").resolve(name + ".txt");
    byte[] made = sources().source(name);
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(golden.getParent());
      Files.write(golden, made);
    }
    assertThat(new String(made, StandardCharsets.UTF_8)).isEqualTo(Files.readString(golden));
  }

  @Test
  void everyDocumentedBodyIsReadAsItsType() throws Exception {
    CompiledProblems problems = CompiledProblems.of(sources(), folder);
    for (String shape : List.of("problem", "faults")) {
      try (Stream<Path> bodies = Files.list(GOLDEN.resolve(shape))) {
        for (Path body : bodies.filter(file -> file.toString().endsWith(".json")).toList()) {
          Map<?, ?> members = JsonMapper.shared().readValue(body.toFile(), Map.class);
          ProblemType type = ProblemType.of(String.valueOf(members.get("code")), 400, "T");
          assertThat(problems.read(members).getClass().getSimpleName())
              .isEqualTo(SourceType.of(type).name());
        }
      }
    }
  }

  @Test
  void aClientSwitchesOnTypedProblems() throws Exception {
    CompiledProblems problems = CompiledProblems.of(sources(), folder);
    Map<String, Object> error =
        Map.of(
            "in",
            "body",
            "field",
            "a",
            "pointer",
            "#/a",
            "code",
            "max",
            "detail",
            "too large",
            "expected",
            Map.of("maximum", 3),
            "fix",
            List.of(Map.of("op", "remove")));
    assertThat(
            problems.told(
                Map.of("code", "validation_failed", "status", 400, "errors", List.of(error))))
        .isEqualTo("errors: #/a max {maximum=3} [{op=remove}]");
    assertThat(
            problems.told(
                Map.of("code", "upstream_timeout", "upstream", "payments", "retryable", true)))
        .isEqualTo("upstream: payments true");
    assertThat(problems.told(Map.of("code", "malformed_json", "line", 2.0, "column", 7L)))
        .isEqualTo("malformed: 2 7");
    assertThat(problems.told(Map.of("code", "out_of_stock", "left", 3)))
        .isEqualTo("out of stock: 3");
  }

  @Test
  void whatIsNotKnownIsAnyOther() throws Exception {
    CompiledProblems problems = CompiledProblems.of(sources(), folder);
    assertThat(problems.told(Map.of("code", "of_a_later_version", "status", 418)))
        .isEqualTo("other: of_a_later_version 418");
    assertThat(problems.told(Map.of("code", "not_found", "status", 404)))
        .as("which the operation does not answer")
        .isEqualTo("other: not_found 404");
    assertThat(problems.told(Map.of())).isEqualTo("other:  0");
    assertThat(problems.told(Map.of("code", 3, "status", "x", "errors", "y")))
        .isEqualTo("other:  0");
    assertThat(problems.told(Map.of("code", "validation_failed", "errors", List.of("a"))))
        .isEqualTo("errors:");
  }

  @Test
  void aUnionWithTheNameOfATypeHasAnother() {
    ProblemSources sources =
        new ProblemSources(
            List.of(ProblemType.of("orders_post", 409, "T")),
            Map.of("ordersPost", Set.of("orders_post")));
    assertThat(new String(sources.source(ProblemSources.TYPE_SCRIPT), StandardCharsets.UTF_8))
        .contains("export type OrdersPostProblem_ =\n  | OrdersPostProblem\n  | AnyOther;");
  }

  @Test
  void anOperationWithUnknownCodesIsNoUnion() {
    assertThatThrownBy(() -> new ProblemSources(List.of(), Map.of("a", Set.of("not_found"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("operation 'a' with the codes [not_found] cannot be written as a type");
  }

  /** A contract that somebody else has written is published, too. */
  @Test
  void anOperationHasTheWordsOfItsName() {
    ProblemSources sources =
        new ProblemSources(
            List.of(),
            Map.of(
                "find-orders",
                Set.of(),
                "findOrders",
                Set.of(),
                "*/ 7",
                Set.of(),
                "A_b",
                Set.of()));
    for (String name : ProblemSources.NAMES) {
      assertThat(new String(sources.source(name), StandardCharsets.UTF_8))
          .contains("FindOrdersProblem", "FindOrders2Problem", "Operation7Problem", "ABProblem")
          .doesNotContain("find-orders", "*/ 7");
    }
  }
}
