package dev.clearfault.internal.render;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import java.util.List;

/** Problem details as RFC 9457 section 3 defines them. */
final class ProblemJson implements JsonRenderer {

  @Override
  public List<String> mediaTypes() {
    return List.of("application/problem+json", "application/json");
  }

  @Override
  public void write(JsonBody body, Problem problem) {
    ProblemType type = problem.type();
    body.string("type", type.uri() == null ? ProblemType.BLANK : type.uri())
        .string("title", type.title())
        .number("status", problem.status())
        .string("detail", problem.detail())
        .string("instance", problem.instance())
        .string("code", type.code())
        .string("upstream", problem.upstream())
        .bool("retryable", problem.retryable())
        .string("trace_id", problem.traceId())
        .string("request_id", problem.requestId());
    if (!problem.errors().isEmpty() || type.listsErrors()) {
      body.objects("errors", problem.errors(), JsonBody::violation);
    }
    if (problem.truncated()) {
      body.bool("truncated", true);
    }
    body.values(problem.extensions());
  }
}
