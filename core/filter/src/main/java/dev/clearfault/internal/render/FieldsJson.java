package dev.clearfault.internal.render;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import java.util.List;

/** The shape {@code {"error":"validation_failed","fields":[{"field":"email","message":"..."}]}}. */
final class FieldsJson implements JsonRenderer {

  @Override
  public List<String> mediaTypes() {
    return List.of("application/json");
  }

  @Override
  public void write(JsonBody body, Problem problem) {
    ProblemType type = problem.type();
    body.string("error", type.code())
        .objects(
            "fields",
            problem.errors(),
            (field, violation) ->
                field.string("field", violation.field()).string("message", violation.detail()))
        .string("docs", type.uri() == null ? ProblemType.BLANK : type.uri())
        .string("instance", problem.instance());
  }
}
