package dev.clearfault.frameworks.jaxrs;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/** What fails in a call of another service, which is this application itself. */
@Path("/upstream")
@Produces("text/plain")
public class Upstreams {
  /** What the other service answers. */
  @GET
  @Path("/answers/{status}")
  public Response answer(@PathParam("status") int status) {
    return Response.status(status)
        .type("application/json")
        .header("X-Inside", "secret")
        .entity("secret")
        .build();
  }

  @GET
  @Path("/calls/{status}")
  public String call(
      @Context UriInfo uri,
      @PathParam("status") String status,
      @QueryParam("how") @DefaultValue("plain") String how) {
    Client client = ClientBuilder.newClient();
    try {
      WebTarget target = client.target(uri.getBaseUri()).path("upstream/answers").path(status);
      return switch (how) {
        case "wrapped" -> wrapped(target);
        case "paid" -> paid(target);
        case "json" -> target.request().get(Map.class).toString();
        case "refused" -> client.target("http://127.0.0.1:1/").request().get(String.class);
        case "relayed" -> relayed(target);
        default -> target.request().get(String.class);
      };
    } finally {
      client.close();
    }
  }

  private static String wrapped(WebTarget target) {
    try {
      return target.request().get(String.class);
    } catch (RuntimeException failed) {
      throw new IllegalStateException("secret", failed);
    }
  }

  private static String paid(WebTarget target) {
    try {
      return target.request().get(String.class);
    } catch (WebApplicationException failed) {
      throw new PayException(failed);
    }
  }

  /** Takes the answer as it is. */
  private static String relayed(WebTarget target) {
    try (Response response = target.request().get()) {
      return "it was " + response.getStatus();
    }
  }
}
