package dev.clearfault.internal.catalogue;

import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents that show what answers look like. All their values are invented. */
final class ExampleAnswer {
  private static final String INSTANCE = "urn:uuid:6fa459ea-ee8a-4ca4-894e-db77e160355e";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private static final List<String> ALLOWED = List.of("STANDARD", "EXPRESS", "PICKUP");

  private static final Violation LIMIT =
      new Violation(
          Source.QUERY,
          "limit",
          null,
          "max",
          "{decimal_max.detail}",
          Map.of("type", "integer", "minimum", 1, "maximum", 100),
          List.of(),
          "{max.hint}",
          Map.of("value", 100));

  private static final Violation SHIPPING =
      new Violation(
          Source.BODY,
          "shipping",
          "#/shipping",
          "invalid_enum",
          "{invalid_enum.detail}",
          Map.of("enum", ALLOWED),
          List.of(patch()),
          "{invalid_enum.nearest.hint}",
          Map.of("allowed", String.join(", ", ALLOWED), "nearest", "EXPRESS"));

  private ExampleAnswer() {}

  private static Map<String, Object> patch() {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("op", "replace");
    operation.put("path", "/shipping");
    operation.put("value", "EXPRESS");
    return operation;
  }

  /** Returns the document of an answer of the type. */
  static ProblemDocument of(
      ProblemType type,
      String title,
      int status,
      @Nullable List<Violation> errors,
      Language language) {
    Problem problem = errors == null ? problem(type) : problem(type, errors);
    List<Boolean> retryable = Action.of(type, status).retryable();
    return new ProblemDocument(
        type.uri() == null ? ProblemType.BLANK : type.uri(),
        title,
        status,
        language.detail(problem),
        INSTANCE,
        type.code(),
        TRACE,
        null,
        language.violations(problem.errors()),
        false,
        type.code().startsWith("upstream_") ? "payments" : null,
        retryable.isEmpty() ? null : retryable.get(retryable.size() - 1),
        null,
        problem.extensions(),
        language.tag());
  }

  private static Problem problem(ProblemType type, List<Violation> errors) {
    return Problem.builder(type).errors(errors).argument("count", errors.size()).build();
  }

  private static Problem problem(ProblemType type) {
    Problem.Builder problem = Problem.builder(type);
    return switch (type.code()) {
      case "validation_failed" ->
          problem.errors(List.of(LIMIT, SHIPPING)).argument("count", 2).build();
      case "malformed_json" ->
          problem
              .errors(List.of(body("malformed")))
              .extension("line", 1)
              .extension("column", 10)
              .build();
      case "malformed_xml" -> problem.extension("line", 1).extension("column", 10).build();
      case "missing_body" -> problem.errors(List.of(body("missing_body"))).build();
      default -> problem.build();
    };
  }

  private static Violation body(String code) {
    return new Violation(
        Source.BODY,
        "",
        "#",
        code,
        "{" + code + ".detail}",
        Map.of("type", "object"),
        List.of(),
        "{" + code + ".hint}",
        Map.of("line", 1, "column", 10));
  }
}
