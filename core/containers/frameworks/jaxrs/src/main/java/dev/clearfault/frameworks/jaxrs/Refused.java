package dev.clearfault.frameworks.jaxrs;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** What the frameworks refuse by themselves, and answers that an application returns. */
@Path("/refused")
public class Refused {
  @GET
  @Path("/only-json")
  @Produces("application/json")
  public String onlyJson() {
    return "{}";
  }

  @POST
  @Path("/only-json")
  @Consumes("application/json")
  public String take(String body) {
    return body;
  }

  @GET
  @Path("/returned")
  public Response returned() {
    return Response.status(422).type("text/plain").entity("returned").build();
  }

  @GET
  @Path("/guarded")
  public String guarded() {
    return "fine";
  }
}
