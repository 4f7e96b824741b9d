package dev.clearfault.frameworks.jaxrs;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** Throws, although its parameters were converted. */
@Path("/typed")
@Produces("text/plain")
public class Typed {
  @GET
  @Path("/of/{id}/{what}")
  public String get(@PathParam("id") OrderId id, @PathParam("what") String what) throws Exception {
    throw Thrown.of(what);
  }

  @POST
  @Path("/form")
  @Consumes("application/x-www-form-urlencoded")
  public String form(@FormParam("qty") Integer quantity) throws Exception {
    throw Thrown.of("not-found");
  }

  @Path("/parts/{id}")
  public Parts parts(@PathParam("id") OrderId id) {
    return new Parts();
  }

  /** A sub-resource. */
  public static class Parts {
    @GET
    @Path("/all")
    public String all() {
      return "fine";
    }
  }
}
