package dev.clearfault.frameworks.jaxrs;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Refuses before a resource is called. */
@Provider
public class Doorkeeper implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext context) {
    String badge = context.getHeaderString("X-Badge");
    if ("aborted".equals(badge)) {
      context.abortWith(Response.status(401).type("text/plain").entity("a badge, please").build());
    } else if ("forbidden".equals(badge)) {
      throw new ForbiddenException("secret");
    } else if ("unknown".equals(badge)) {
      throw new NotAuthorizedException("Bearer");
    } else if ("broken".equals(badge)) {
      throw new IllegalStateException("secret");
    }
  }
}
