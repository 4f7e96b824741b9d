package dev.clearfault.internal.render;

import dev.clearfault.problem.Problem;
import dev.clearfault.spi.ProblemRenderer;

/** A shape of JSON that is this library's own, so that its bytes need not be copied to be sent. */
sealed interface JsonRenderer extends ProblemRenderer
    permits ProblemJson, EnvelopeJson, FieldsJson {

  /** Writes the members of the body's object, and keeps nothing of what it writes to. */
  void write(JsonBody body, Problem problem);

  @Override
  default byte[] render(Problem problem) {
    return JsonBody.object(body -> write(body, problem));
  }
}
