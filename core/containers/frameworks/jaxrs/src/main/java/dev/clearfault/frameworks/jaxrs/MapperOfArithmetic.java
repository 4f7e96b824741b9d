package dev.clearfault.frameworks.jaxrs;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The application's own answer, without a body. */
@Provider
public class MapperOfArithmetic implements ExceptionMapper<ArithmeticException> {
  @Override
  public Response toResponse(ArithmeticException thrown) {
    return Response.status(204).build();
  }
}
