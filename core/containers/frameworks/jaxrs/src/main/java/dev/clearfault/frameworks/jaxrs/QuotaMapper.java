package dev.clearfault.frameworks.jaxrs;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ExceptionMapper;

/** A mapper of the filter. */
public class QuotaMapper implements ExceptionMapper<QuotaException> {
  @Override
  public Problem map(QuotaException exception) {
    return Problem.of(ProblemType.of("quota_used_up", 429, "Quota used up"));
  }
}
