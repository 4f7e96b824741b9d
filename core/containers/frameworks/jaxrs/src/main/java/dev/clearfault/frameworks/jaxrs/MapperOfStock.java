package dev.clearfault.frameworks.jaxrs;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The application's own answer. */
@Provider
public class MapperOfStock implements ExceptionMapper<StockException> {
  @Override
  public Response toResponse(StockException thrown) {
    return Response.status(418).type("text/plain").entity("the application's own").build();
  }
}
