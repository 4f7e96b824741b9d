package dev.clearfault.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Documents;
import dev.clearfault.internal.exchange.Doors;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import dev.clearfault.spi.Door;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is counted of problems, and with how many series. */
class ProblemMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ProblemMetrics metrics = new ProblemMetrics(registry);

  private static ProblemType coded(String code) {
    return ProblemType.of(code, 409, "A title");
  }

  private void occur(Problem problem, Door door, boolean delivered) {
    occur(Documents.of(problem), door, delivered, "/shop");
  }

  private void occur(ProblemDocument document, Door door, boolean delivered, String path) {
    metrics.occurred(Occurrences.of(document, door, delivered, path));
  }

  private double count(String name, String... tags) {
    @Nullable Counter counter = registry.find(name).tags(tags).counter();
    return counter == null ? 0 : counter.count();
  }

  @Test
  void problemsAreCountedByWhatTheyAreAndWhoseFault() {
    Problem late =
        Problem.builder(ProblemType.of("upstream_timeout", 502, "Late"))
            .upstream("payments")
            .build();
    occur(late, Door.ASYNC, true);
    occur(late, Door.ASYNC, true);
    occur(late, Door.ASYNC, false);
    occur(Problem.of(ProblemType.ofStatus(404)), Door.SEND_ERROR, true);
    occur(Problem.of(ProblemType.ofStatus(500)), Door.THROWN, true);
    String[] ofLate = {
      "code",
      "upstream_timeout",
      "status",
      "502",
      "fault",
      "upstream",
      "upstream",
      "payments",
      "door",
      "async",
      "delivered",
      "true"
    };
    assertThat(count("clearfault.problems", ofLate)).isEqualTo(2);
    assertThat(count("clearfault.problems", "code", "upstream_timeout", "delivered", "false"))
        .isEqualTo(1);
    assertThat(count("clearfault.problems", "fault", "client", "upstream", "none", "status", "404"))
        .isEqualTo(1);
    assertThat(count("clearfault.problems", "fault", "ours", "code", "internal_server_error"))
        .isEqualTo(1);
  }

  @Test
  void violationsAreCountedByCodeAndPart() {
    occur(
        Problem.builder(ProblemType.VALIDATION_FAILED)
            .errors(
                List.of(
                    Violation.of(Source.QUERY, "limit", "max", "too much"),
                    Violation.of(Source.QUERY, "offset", "max", "too much"),
                    Violation.of(Source.BODY, "limit", "max", "too much")))
            .build(),
        Door.THROWN,
        true);
    assertThat(count("clearfault.validation.errors", "code", "max", "in", "query")).isEqualTo(2);
    assertThat(count("clearfault.validation.errors", "code", "max", "in", "body")).isEqualTo(1);
  }

  @Test
  void whatIsOnlyReportedCountsAsNoAnswer() {
    Violation tooMuch = Violation.of(Source.QUERY, "limit", "max", "too much");
    occur(
        Problem.builder(ProblemType.VALIDATION_FAILED).errors(List.of(tooMuch)).build(),
        Door.REPORT,
        false);
    assertThat(registry.getMeters()).hasSize(1);
    assertThat(count("clearfault.reported", "code", "validation_failed")).isEqualTo(1);
  }

  /** The application has used up the number of names that it may have. */
  @Test
  void anAnswerThatIsNotAsPromisedKeepsItsName() {
    for (int i = 0; i < 200; i++) {
      occur(Problem.of(coded("code_" + i)), Door.REPORT, false);
    }
    occur(Problem.of(Doors.UNPROMISED), Door.REPORT, false);
    assertThat(count("clearfault.reported", "code", "unpromised_answer")).isEqualTo(1);
  }

  @Test
  void whatAClientSendsAddsNoSeries() {
    for (int i = 0; i < 5000; i++) {
      Violation unknown =
          Violation.of(Source.BODY, "field" + i, "unknown_property", "value " + i + " is unknown");
      Problem problem =
          Problem.builder(ProblemType.VALIDATION_FAILED)
              .detail("detail " + i)
              .errors(List.of(unknown))
              .build();
      occur(Documents.of(problem), Door.THROWN, true, "/path/" + i);
    }
    assertThat(registry.getMeters()).hasSize(2);
    assertThat(count("clearfault.validation.errors")).isEqualTo(5000);
  }

  @Test
  void codesThatAreMadeAtRunTimeCountAsOther() {
    for (int i = 0; i < 5000; i++) {
      Violation rule = Violation.of(Source.BODY, "", "rule_" + i, "broken");
      occur(
          Problem.builder(coded("code_" + i)).upstream("up-" + i).errors(List.of(rule)).build(),
          Door.THROWN,
          true);
    }
    assertThat(names("clearfault.problems", "code")).hasSize(101).contains("other", "code_99");
    assertThat(names("clearfault.problems", "upstream")).hasSize(101);
    assertThat(names("clearfault.validation.errors", "code")).hasSize(101);
    assertThat(count("clearfault.problems", "code", "other")).isEqualTo(4900);
    occur(Problem.of(ProblemType.ofStatus(404)), Door.THROWN, true);
    assertThat(count("clearfault.problems", "code", "not_found")).isEqualTo(1);
  }

  @Test
  void allCombinationsTogetherAreBounded() {
    for (int status = 400; status < 600; status++) {
      for (int code = 0; code < 50; code++) {
        occur(Problem.of(ProblemType.of("code_" + code, status, "A title")), Door.SEND_ERROR, true);
      }
    }
    assertThat(registry.find("clearfault.problems").counters()).hasSizeLessThan(1010);
    double all =
        registry.find("clearfault.problems").counters().stream().mapToDouble(Counter::count).sum();
    assertThat(all).isEqualTo(10_000);
  }

  private List<String> names(String meter, String tag) {
    return registry.find(meter).counters().stream()
        .map(counter -> counter.getId().getTag(tag))
        .distinct()
        .toList();
  }

  @Test
  void aClosedListenerLeavesNothingInTheRegistry() {
    Counter others = registry.counter("others");
    occur(Problem.of(ProblemType.ofStatus(404)), Door.THROWN, true);
    metrics.close();
    metrics.close();
    occur(Problem.of(ProblemType.ofStatus(404)), Door.THROWN, true);
    assertThat(registry.getMeters()).extracting(Meter::getId).containsExactly(others.getId());
  }

  @Test
  void valuesAreKnownUntilThereAreTooMany() {
    KnownValues<Integer> known = new KnownValues<>(Set.of(-1), 3);
    assertThat(IntStream.range(0, 5).map(i -> known.orElse(i, 99)))
        .containsExactly(0, 1, 2, 99, 99);
    assertThat(known.orElse(-1, 99)).isEqualTo(-1);
    assertThat(known.orElse(2, 99)).isEqualTo(2);
  }
}
