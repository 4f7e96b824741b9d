package dev.clearfault.frameworks.pages;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ExceptionMapper;
import jakarta.faces.application.ViewExpiredException;

/** Says what the end of a session means to the client. */
public final class ExpiredMapper implements ExceptionMapper<ViewExpiredException> {
  private static final ProblemType EXPIRED = ProblemType.of("page_expired", 409, "Page expired");

  @Override
  public Problem map(ViewExpiredException e) {
    return Problem.of(EXPIRED);
  }
}
