package dev.clearfault.benchmark;

import dev.clearfault.BareRequest;
import dev.clearfault.ExceptionMappingFilter;
import dev.clearfault.ExceptionMappingFilter.LogTarget;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How the cost of an answer grows with the number of violations (the answer lists 50) and with the
 * number of causes (the filter looks at 32).
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init")
public class GrowthBenchmark {
  /** The number of violations or causes. */
  @Param({"1", "10", "100", "1000"})
  public int size;

  private final ExceptionMappingFilter filter =
      ExceptionMappingFilter.builder().log(LogTarget.OFF).build();
  private final BareRequest request = new BareRequest();
  private final BareResponse response = new BareResponse();
  private ConstraintViolationException violations;
  private RuntimeException causes;

  private record Numbers(List<@Positive Integer> numbers) {}

  /** Starts the filter and makes the failure. */
  @Setup
  public void start() throws ServletException {
    filter.init(new BareConfig());
    Validator validator = BadOrder.validator();
    violations =
        new ConstraintViolationException(
            validator.validate(new Numbers(Collections.nCopies(size, -1))));
    causes = new IllegalStateException("innermost");
    for (int i = 1; i < size; i++) {
      causes = new IllegalStateException("around", causes);
    }
  }

  /** An answer that lists violations. */
  @Benchmark
  public int violations() throws IOException, ServletException {
    return answered(violations);
  }

  /** An answer to a failure with that many causes. */
  @Benchmark
  public int causes() throws IOException, ServletException {
    return answered(causes);
  }

  private int answered(RuntimeException failure) throws IOException, ServletException {
    FilterChain chain =
        (req, res) -> {
          throw failure;
        };
    request.begin();
    response.begin();
    filter.doFilter(request, response, chain);
    return response.length();
  }
}
