package dev.clearfault.internal.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clearfault.problem.Violation.Source;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The annotations of JAX-RS tell from which part of the request an argument comes. */
class ResourceArgumentTest {
  private static final ValidatorFactory VALIDATORS =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory();

  @AfterAll
  static void close() {
    VALIDATORS.close();
  }

  /** The body. */
  record Order(@JsonProperty("sku_code") @NotBlank String sku, @Valid List<Order> parts) {}

  /** Parameters that belong together. */
  static final class Page {
    @QueryParam("page_size")
    @Max(100) int size = 1000;

    @NotBlank String internal = "";
  }

  /** The annotations may stand on an interface alone. */
  interface Contract {
    @GET
    void inherited(@Size(max = 1) @HeaderParam("X-Name") String name);
  }

  /** The resource. */
  static class Orders implements Contract {
    @POST
    void all(
        @Max(5) @PathParam("id") int path,
        @Max(5) @MatrixParam("m") int matrix,
        @Max(5) @QueryParam("q") int query,
        @Max(5) @HeaderParam("X-H") int header,
        @Max(5) @CookieParam("c") int cookie,
        @Max(5) @FormParam("f") int form) {}

    @POST
    void body(@Valid @Nullable Order order) {}

    @GET
    void page(@Valid @BeanParam Page page) {}

    @Override
    public void inherited(String name) {}

    void service(@Max(5) @QueryParam("q") int plain) {}
  }

  private static List<String> places(String name, Object... arguments) {
    for (Method method : Orders.class.getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        return VALIDATORS
            .getValidator()
            .forExecutables()
            .validateParameters(new Orders(), method, arguments)
            .stream()
            .map(ResourceArgumentTest::place)
            .sorted()
            .toList();
      }
    }
    throw new AssertionError(name);
  }

  private static String place(ConstraintViolation<?> violation) {
    ResourceArgument found = ResourceArgument.of(violation);
    return found == null ? "none" : found.in() + " " + found.path().field();
  }

  @Test
  void eachAnnotationNamesAPartOfTheRequest() {
    assertThat(places("all", 6, 6, 6, 6, 6, 6))
        .containsExactly("COOKIE c", "FORM f", "HEADER X-H", "PATH id", "PATH m", "QUERY q");
  }

  @Test
  void argumentWithoutAnAnnotationIsTheBody() {
    Order order = new Order("a", List.of(new Order("a", List.of()), new Order("", List.of())));
    assertThat(places("body", order)).containsExactly("BODY parts[1].sku_code");
  }

  @Test
  void fieldsOfABeanNameTheirOwnPlaces() {
    assertThat(places("page", new Page())).containsExactly("QUERY page_size", "none");
  }

  @Test
  void methodThatIsOverriddenHasTheAnnotations() {
    assertThat(places("inherited", "long")).containsExactly("HEADER X-Name");
  }

  /** JAX-RS has not called it. */
  @Test
  void methodOfAServiceHasNoPlace() {
    assertThat(places("service", 6)).containsExactly("none");
  }

  @Test
  void parameterWithoutAnAnnotationHasNoPlace() throws NoSuchMethodException {
    Parameter plain = String.class.getMethod("equals", Object.class).getParameters()[0];
    assertThat(RequestPlace.of(plain)).isNull();
    assertThat(RequestPlace.isOfJaxRs(plain)).isFalse();
    Parameter named =
        Contract.class.getDeclaredMethod("inherited", String.class).getParameters()[0];
    assertThat(RequestPlace.of(named)).isEqualTo(new RequestPlace(Source.HEADER, "X-Name"));
    assertThat(RequestPlace.isOfJaxRs(named)).isTrue();
  }
}
