package dev.clearfault.benchmark;

import dev.clearfault.Documents;
import dev.clearfault.internal.constraints.ConstraintFailures;
import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.Violation.Source;
import dev.clearfault.spi.ProblemRenderer;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;

/** Turns four violations that the application has thrown into bytes. */
@State(Scope.Benchmark)
public class ConstraintBenchmark {
  private final ConstraintFailures failures = new ConstraintFailures(new Languages(null), 50);
  private final ProblemRenderer renderer = Format.PROBLEM.renderer();
  private final JsonMapper mapper = JsonMapper.builder().build();
  private final Validator validator = BadOrder.validator();
  private final ConstraintViolationException thrown = violated();

  /** Validates as an application does before it throws. */
  @Benchmark
  public ConstraintViolationException violated() {
    return BadOrder.violated(validator);
  }

  /** Makes the bytes of the answer. */
  @Benchmark
  public byte[] mapped() {
    Problem problem = failures.problem(thrown, Source.BODY, null);
    if (problem == null) {
      throw new IllegalStateException("not mapped");
    }
    return renderer.render(Documents.of(problem));
  }

  /** Does the same by hand, in the simplest way: a path and a message for each violation. */
  @Benchmark
  public byte[] mappedByHand() {
    return ByHand.refusal(mapper, thrown.getConstraintViolations());
  }
}
