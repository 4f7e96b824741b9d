package dev.clearfault.internal.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.BuiltInTypes;
import dev.clearfault.input.DefaultValue;
import dev.clearfault.input.Example;
import dev.clearfault.input.From;
import dev.clearfault.input.Published;
import dev.clearfault.input.ValidInput;
import dev.clearfault.internal.catalogue.Catalogue;
import dev.clearfault.internal.catalogue.CatalogueDocuments;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.read.InputReader;
import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.Part;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PublishedContractTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Those of the library, without those of statuses, which nobody declares. */
  private static final List<ProblemType> TYPES =
      BuiltInTypes.all().stream()
          .filter(type -> !type.code().equals(ProblemType.ofStatus(type.status()).code()))
          .toList();

  record NewOrder(
      @NotBlank @Email @Size(max = 254) String email,
      @NotNull @Min(18) Integer age,
      @NotNull Shipping shipping,
      @FutureOrPresent @Nullable LocalDate deliverOn,
      @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Item> items,
      Map<String, @Positive Integer> counts,
      @Nullable @Valid Tree tree,
      long revision) {
    enum Shipping {
      STANDARD,
      EXPRESS
    }
  }

  record Item(
      @NotNull @Pattern(regexp = "[A-Z]{3}") @Example(value = "ABC", showPattern = true) String sku,
      @NotNull @Min(1) @Max(1000) Integer quantity,
      @NotNull @DecimalMin("0.01") @Digits(integer = 8, fraction = 2) BigDecimal price) {}

  record Tree(@Size(max = 5) String name, @Valid List<Tree> children) {}

  record Search(@DefaultValue("20") @Min(1) @Max(100) int limit, NewOrder.Shipping shipping) {}

  record Payment(
      @From(Source.PATH) @NotNull UUID id,
      @From(value = Source.HEADER, name = "If-Match") @NotBlank String etag,
      @NotNull @Valid Item item) {}

  record Upload(@From(Source.FORM) @NotBlank String title, @NotNull Part file) {}

  /** The methods stand for those of a servlet. */
  static final class Shop {
    @ValidInput(NewOrder.class)
    @Published(problems = {})
    void post() {}

    @ValidInput(Search.class)
    void get() {}

    @ValidInput(Payment.class)
    @Published(
        paths = "/{id}/payment",
        problems = {"upstream_*", "not_found"})
    void put() {}

    @ValidInput(Upload.class)
    void patch() {}

    @ValidInput(Search.class)
    @Published(problems = "out_of_stok")
    void delete() {}
  }

  private static Handler handler(String method, String... patterns) {
    for (Method each : Shop.class.getDeclaredMethods()) {
      if (each.getName().equalsIgnoreCase(method)) {
        return new Handler(
            List.of(patterns),
            method,
            Objects.requireNonNull(each.getAnnotation(ValidInput.class)),
            each.getAnnotation(Published.class));
      }
    }
    throw new AssertionError(method);
  }

  private static String text(String language, Handler... handlers) {
    Languages languages = new Languages(null);
    InputReader reader =
        InputReader.of(
            PublishedContractTest.class.getClassLoader(), InputLimits.STANDARD, null, null);
    PublishedContract contract =
        new PublishedContract(
            "Shop", "/shop", List.of(handlers), () -> reader, InputLimits.STANDARD, List::of);
    CatalogueDocuments documents =
        new CatalogueDocuments(
            new Catalogue("/shop/problems/", TYPES),
            languages,
            new CatalogueDocuments.Preferences(
                "/shop/problems", true, false, Format.PROBLEM, ProblemType::status, contract));
    return new String(
        Objects.requireNonNull(documents.page("openapi.json", null, languages.named(language)))
            .bytes(),
        UTF_8);
  }

  private static JsonNode document(Handler... handlers) {
    return JSON.readTree(text("en", handlers));
  }

  private static Stream<String> codes(JsonNode operation) {
    List<String> codes = new ArrayList<>();
    operation.path("x-problems").forEach(each -> codes.add(each.path("code").asString()));
    return codes.stream();
  }

  private static List<String> errors(JsonNode operation, String place) {
    List<String> codes = new ArrayList<>();
    operation
        .path("x-errors")
        .forEach(
            each -> {
              if (place.equals(each.path("pointer").asString(each.path("field").asString()))) {
                codes.add(each.path("code").asString());
              }
            });
    return codes;
  }

  @Test
  void anOperationOfTheBodyHasAClosedSetOfProblems() {
    JsonNode operation = document(handler("POST", "/orders")).at("/paths/~1orders/post");
    assertThat(codes(operation))
        .containsExactly(
            "bad_request",
            "malformed_json",
            "missing_body",
            "validation_failed",
            "request_timeout",
            "content_too_large",
            "unsupported_media_type",
            "internal_server_error");
    assertThat(operation.path("responses").propertyNames())
        .containsExactly("2XX", "400", "408", "413", "415", "500");
  }

  @Test
  void everyErrorOfAPlaceIsListedOnce() {
    JsonNode operation = document(handler("POST", "/orders")).at("/paths/~1orders/post");
    assertThat(errors(operation, "#/items/*/quantity"))
        .containsExactly(
            "duplicate_property",
            "max",
            "min",
            "not_null",
            "number_too_long",
            "out_of_range",
            "type_mismatch");
    assertThat(errors(operation, "#/revision")).contains("missing");
    assertThat(errors(operation, "#/counts/*")).contains("positive");
    assertThat(errors(operation, "#/tree/children/*/**/name")).contains("size");
    assertThat(errors(operation, "#/*")).contains("unknown_property");
  }

  @Test
  void anObjectThatHoldsItselfIsOneComponent() {
    JsonNode schemas = document(handler("POST", "/orders")).at("/components/schemas");
    assertThat(schemas.at("/OrdersPostBodyTree/properties/children/items/$ref").asString())
        .isEqualTo("#/components/schemas/OrdersPostBodyTree");
    assertThat(schemas.at("/OrdersPostBody/properties/items/items/$ref").asString())
        .isEqualTo("#/components/schemas/OrdersPostBodyItems");
  }

  @Test
  void pathsAndPartsAreThoseThatTheAuthorNames() {
    JsonNode operation =
        document(handler("PUT", "/orders/*")).at("/paths/~1orders~1{id}~1payment/put");
    assertThat(operation.at("/parameters/0/in").asString()).isEqualTo("path");
    assertThat(operation.at("/parameters/1/name").asString()).isEqualTo("If-Match");
    assertThat(operation.at("/requestBody/required").booleanValue()).isTrue();
    assertThat(codes(operation)).contains("upstream_timeout", "not_found");
  }

  @Test
  void aFileMakesAMultipartForm() {
    JsonNode content =
        document(handler("PATCH", "/files")).at("/paths/~1files/patch/requestBody/content");
    assertThat(content.propertyNames()).containsExactly("multipart/form-data");
    JsonNode schema = content.at("/multipart~1form-data/schema");
    assertThat(schema.at("/properties/file/format").asString()).isEqualTo("binary");
    assertThat(schema.path("required").toString()).isEqualTo("[\"title\",\"file\"]");
  }

  @Test
  void anUnknownProblemIsRefused() {
    assertThatThrownBy(() -> document(handler("DELETE", "/orders")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'out_of_stok'")
        .hasMessageContaining("problemTypes");
  }

  @Test
  void theSameApplicationGivesTheSameBytes() {
    Handler[] handlers = {handler("POST", "/orders"), handler("GET", "/orders")};
    assertThat(text("de", handlers)).isEqualTo(text("de", handlers));
  }
}
