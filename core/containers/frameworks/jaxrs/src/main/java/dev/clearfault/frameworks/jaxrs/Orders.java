package dev.clearfault.frameworks.jaxrs;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Jakarta Validation and the readers of bodies refuse. */
@Path("/orders")
@Produces("application/json")
public class Orders {

  @POST
  @Consumes("application/json")
  public Order create(@Valid @NotNull Order order) {
    return order;
  }

  @POST
  @Path("/list")
  @Consumes("application/json")
  public List<@Valid Order> createAll(List<@Valid Order> orders) {
    return orders;
  }

  @GET
  public Map<String, Integer> find(
      @QueryParam("limit") @DefaultValue("10") @Max(100) int max,
      @QueryParam("name") @Size(max = 5) String prefix) {
    return Map.of("limit", max);
  }

  @GET
  @Path("/of/{customer}")
  public Map<String, String> of(
      @PathParam("customer") @Size(min = 3) String id,
      @HeaderParam("X-Tenant") @NotNull String tenant,
      @CookieParam("session") @Size(max = 3) String cookie) {
    return Map.of("id", id);
  }

  @POST
  @Path("/form")
  @Consumes("application/x-www-form-urlencoded")
  public Map<String, String> form(@FormParam("e-mail") @NotBlank String address) {
    return Map.of("e-mail", address);
  }

  /** Several parameters in one object. */
  public static class Page {
    @QueryParam("page_size")
    @DefaultValue("10")
    @Max(50) public int size;
  }

  @GET
  @Path("/page")
  public Map<String, Integer> page(@Valid @BeanParam Page page) {
    return Map.of("size", page.size);
  }

  /** The application validates by itself. */
  @POST
  @Path("/checked")
  @Consumes("application/json")
  public Order checked(Order order) {
    try (var factory = Validation.buildDefaultValidatorFactory()) {
      var violations = factory.getValidator().validate(order);
      if (!violations.isEmpty()) {
        throw new IllegalStateException("secret", new ConstraintViolationException(violations));
      }
      return order;
    }
  }

  @GET
  @Path("/broken")
  @Valid @NotNull public @Nullable Order broken() {
    return new Order();
  }

  @Path("/parts/{id}")
  public Parts parts(@PathParam("id") int id) {
    if (id == 0) {
      throw new IllegalStateException("secret");
    }
    return new Parts();
  }

  /** A sub-resource. */
  public static class Parts {
    @POST
    @Consumes("application/json")
    @Produces("application/json")
    public Order add(@Valid Order part) {
      return part;
    }
  }
}
