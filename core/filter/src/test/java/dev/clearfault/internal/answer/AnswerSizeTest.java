package dev.clearfault.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.internal.catalogue.Catalogue;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.render.ProblemHtml;
import dev.clearfault.internal.render.ProblemMarkdown;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import dev.clearfault.spi.ProblemRenderer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerSizeTest {
  private static final int MOST_BYTES = 64 * 1024;

  private final List<Throwable> mishaps = new ArrayList<>();

  /** Characters that need the most bytes in JSON, in HTML and in UTF-8. */
  static Stream<String> characters() {
    return Stream.of("a", "\u0001", "\"", "&", "<", "\u00e4", "\u20ac", "\ud83d\ude00", "\ud83d");
  }

  static Stream<ProblemRenderer> renderers() {
    return Stream.concat(
        Stream.of(Format.values()).map(Format::renderer),
        Stream.of(new ProblemHtml(new Languages(null)), new ProblemMarkdown()));
  }

  private ProblemDocument completed(Problem problem) {
    ProblemDocument completed =
        Exchanges.completion(
                new Catalogue(null, List.of()),
                new Preferences(400, false, 1000, null, null, InputLimits.STANDARD, false, null))
            .complete(
                Exchanges.of(new FakeRequest(), new FakeResponse()), problem, true, mishaps::add)
            .document();
    assertThat(mishaps).isEmpty();
    return completed;
  }

  private static Violation violation(String text) {
    return new Violation(
        Source.BODY,
        text,
        "#/" + text,
        "size",
        text,
        Map.of("maxLength", 10, "examples", List.of(text)),
        text);
  }

  @ParameterizedTest
  @MethodSource("characters")
  void noAnswerIsLarger(String character) {
    ProblemType type =
        ProblemType.of("a".repeat(100), 400, character.repeat(1_000_000))
            .at(character.repeat(1000 / character.length()));
    Problem problem =
        Problem.builder(type)
            .upstream(character.repeat(100 / character.length()))
            .detail(character.repeat(100_000))
            .extension("large", character.repeat(100_000))
            .extension("list", Collections.nCopies(1000, character.repeat(100)))
            .extension("small", "kept")
            .errors(Collections.nCopies(1000, violation(character.repeat(300))))
            .build();
    ProblemDocument completed = completed(problem);
    assertThat(completed.truncated()).isTrue();
    assertThat(completed.errors()).isNotEmpty();
    assertThat(completed.extensions()).containsOnlyKeys("small");
    renderers()
        .forEach(
            renderer ->
                assertThat(renderer.render(completed).length)
                    .as(renderer.mediaTypes().toString())
                    .isLessThanOrEqualTo(MOST_BYTES));
  }

  @Test
  void whatFitsIsLeftAsItIs() {
    Problem problem =
        Problem.builder(ProblemType.VALIDATION_FAILED)
            .detail("x".repeat(4000))
            .extension("list", List.of("a", 1, Map.of("b", true)))
            .errors(Collections.nCopies(100, violation("name")))
            .build();
    ProblemDocument completed = completed(problem);
    assertThat(completed.detail()).isEqualTo(problem.detail());
    assertThat(completed.extensions()).isEqualTo(problem.extensions());
    assertThat(completed.errors()).isEqualTo(problem.errors());
    assertThat(completed.truncated()).isFalse();
  }

  @Test
  void aDetailIsNotCutInTheMiddleOfACharacter() {
    String detail =
        String.valueOf(completed(withDetail("x" + "\ud83d\ude00".repeat(5000))).detail());
    assertThat(detail).endsWith("\ud83d\ude00...").hasSizeLessThan(3000);
  }

  /** Where a step has failed, too: the problem itself is all that is left. */
  @Test
  void aTitleIsCutLikeADetail() {
    Problem problem = Problem.of(ProblemType.of("odd", 409, "x".repeat(1_000_000)));
    assertThat(completed(problem).title()).endsWith("x...").hasSizeLessThan(5000);
    ProblemDocument ofType =
        Exchanges.completion(
                new Catalogue(null, List.of()),
                new Preferences(400, false, -1, null, null, InputLimits.STANDARD, false, null))
            .complete(
                Exchanges.of(new FakeRequest(), new FakeResponse()),
                Problem.builder(problem.type())
                    .errors(List.of(violation("a"), violation("b")))
                    .build(),
                true,
                mishaps::add)
            .document();
    assertThat(mishaps).isNotEmpty();
    assertThat(ofType.title()).endsWith("x...").hasSizeLessThan(5000);
  }

  private static Problem withDetail(String detail) {
    return Problem.builder(ProblemType.ofStatus(409)).detail(detail).build();
  }
}
