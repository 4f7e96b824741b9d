package dev.clearfault.frameworks.jaxrs;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** What the frameworks convert. */
@Path("/parameters")
@Produces("text/plain")
public class Parameters {
  /** Made of a text. */
  public enum Size {
    SMALL,
    LARGE
  }

  @GET
  @Path("/query")
  public String query(
      @QueryParam("limit") int max,
      @QueryParam("price") BigDecimal price,
      @QueryParam("size") Size size,
      @QueryParam("page") List<Integer> pages,
      @QueryParam("sku") Sku sku) {
    return "fine";
  }

  @GET
  @Path("/item/{number}")
  public String path(@PathParam("number") long number) {
    return "fine";
  }

  @GET
  @Path("/uuid/{id}")
  public String uuid(@PathParam("id") UUID id) {
    return "fine";
  }

  @GET
  @Path("/head")
  public String head(@HeaderParam("X-Count") int count, @CookieParam("age") Integer age) {
    return "fine";
  }

  @POST
  @Path("/form")
  @Consumes("application/x-www-form-urlencoded")
  public String form(@FormParam("count") int count, @FormParam("name") String name) {
    return "fine";
  }

  /** Several in one object. */
  public static class Range {
    @QueryParam("from")
    public int first;

    @QueryParam("to")
    public int last;
  }

  @GET
  @Path("/range")
  public String range(@BeanParam Range range) {
    return "fine";
  }

  /** Fails after the conversion, which is no fault of the client. */
  @GET
  @Path("/own")
  public String own(@QueryParam("limit") int max) {
    return Integer.toString(Integer.parseInt("secret") + max);
  }
}
