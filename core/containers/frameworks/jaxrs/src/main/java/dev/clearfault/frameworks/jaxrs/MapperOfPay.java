package dev.clearfault.frameworks.jaxrs;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The application's own answer to a failed call. */
@Provider
public class MapperOfPay implements ExceptionMapper<PayException> {
  @Override
  public Response toResponse(PayException thrown) {
    return Response.status(409).type("text/plain").entity("not paid").build();
  }
}
