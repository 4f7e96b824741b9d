package dev.clearfault.jaxrs;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** For exceptions with a status. Frameworks have a mapper of their own for them. */
record StatusMapper(ThrowableMapper all) implements ExceptionMapper<WebApplicationException> {
  @Override
  public Response toResponse(WebApplicationException thrown) {
    return all.toResponse(thrown);
  }
}
