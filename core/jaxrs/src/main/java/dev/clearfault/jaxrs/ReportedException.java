package dev.clearfault.jaxrs;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** Ends a request whose failure has been reported. */
final class ReportedException extends WebApplicationException {
  private static final long serialVersionUID = 1L;

  ReportedException(Response response) {
    super(response);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this; // It says nothing of a fault.
  }
}
