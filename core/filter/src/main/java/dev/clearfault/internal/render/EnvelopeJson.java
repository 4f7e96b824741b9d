package dev.clearfault.internal.render;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** The shape {@code {"error":{"code":400,"message":"Bad Request","details":"..."}}}. */
final class EnvelopeJson implements JsonRenderer {

  @Override
  public List<String> mediaTypes() {
    return List.of("application/json");
  }

  @Override
  public void write(JsonBody body, Problem problem) {
    body.object(
            "error",
            error ->
                error
                    .number("code", problem.status())
                    .string("message", ProblemType.ofStatus(problem.status()).title())
                    .string("details", details(problem)))
        .string("instance", problem.instance());
  }

  /** The shape has no place for a list, so the sentence carries every violation. */
  private static String details(Problem problem) {
    if (problem.errors().isEmpty()) {
      return problem.detail() == null ? problem.type().title() : problem.detail();
    }
    String details =
        problem.errors().stream().map(EnvelopeJson::sentence).collect(Collectors.joining("; "));
    return problem.truncated() ? details + "; ..." : details;
  }

  private static String sentence(Violation violation) {
    return violation.field().isEmpty()
        ? violation.detail()
        : violation.field() + ": " + violation.detail();
  }
}
