package dev.clearfault.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Documents;
import dev.clearfault.internal.classify.UpstreamProblems;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import dev.clearfault.spi.ProblemRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The documented bodies, byte for byte. Run with {@code -Dgolden.write=true} to write them anew,
 * and read the difference: it is what clients will notice.
 */
class GoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final String INSTANCE = "urn:uuid:6fa459ea-ee8a-4ca4-894e-db77e160355e";

  static Stream<Arguments> bodies() {
    Map<String, ProblemRenderer> renderers =
        Map.of(
            "problem/%s.json", Format.PROBLEM.renderer(),
            "envelope/%s.json", Format.ENVELOPE.renderer(),
            "fields/%s.json", Format.FIELDS.renderer(),
            "html/%s.html", new ProblemHtml(new Languages(null)),
            "markdown/%s.md", new ProblemMarkdown());
    return renderers.entrySet().stream()
        .flatMap(
            renderer ->
                Stream.of(validationFailed(), plain(404), plain(500), upstreamTimeout())
                    .map(
                        problem ->
                            Arguments.of(
                                renderer.getKey().formatted(problem.status()),
                                renderer.getValue(),
                                problem)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void bodyIsTheGoldenFile(String file, ProblemRenderer renderer, ProblemDocument document)
      throws IOException {
    String body = new String(renderer.render(document), StandardCharsets.UTF_8);
    Path golden = GOLDEN.resolve(file);
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, body.endsWith("\n") ? body : body + "\n");
    }
    assertThat(body.stripTrailing()).isEqualTo(Files.readString(golden).stripTrailing());
  }

  private static ProblemDocument validationFailed() {
    Violation limit =
        new Violation(
            Violation.Source.QUERY,
            "limit",
            null,
            "max",
            "must be less than or equal to 100",
            members("type", "integer", "minimum", 1, "maximum", 100),
            "Send 100 or less.");
    Violation shipping =
        new Violation(
            Violation.Source.BODY,
            "shipping",
            "#/shipping",
            "invalid_enum",
            "must be one of STANDARD, EXPRESS, PICKUP",
            Map.of("enum", List.of("STANDARD", "EXPRESS", "PICKUP")),
            List.of(members("op", "replace", "path", "/shipping", "value", "EXPRESS")),
            "Send EXPRESS if that is meant. Otherwise send one of STANDARD, EXPRESS, PICKUP.",
            Map.of());
    ProblemType type = ProblemType.VALIDATION_FAILED;
    return new ProblemDocument(
        "/shop/problems/validation-failed",
        type.title(),
        type.status(),
        "2 values were not accepted.",
        INSTANCE,
        type.code(),
        "4bf92f3577b34da6a3ce929d0e0e4736",
        null,
        List.of(limit, shipping),
        false,
        null,
        null,
        null,
        Map.of(),
        "en");
  }

  private static Map<String, Object> members(Object... namesAndValues) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    }
    return members;
  }

  private static ProblemDocument upstreamTimeout() {
    ProblemType type = UpstreamProblems.TIMEOUT.type().at("/shop/problems/upstream-timeout");
    return Documents.of(
        Problem.builder(type).upstream("payments").nothingWasDone(false).build(), INSTANCE);
  }

  private static ProblemDocument plain(int status) {
    return Documents.of(Problem.of(ProblemType.ofStatus(status)), INSTANCE);
  }
}
