package dev.clearfault.jaxrs;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** For violations. Frameworks have a mapper of their own for a superclass of them. */
record ViolationMapper(ThrowableMapper all)
    implements ExceptionMapper<ConstraintViolationException> {
  @Override
  public Response toResponse(ConstraintViolationException thrown) {
    return all.toResponse(thrown);
  }
}
