package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.clearfault.internal.catalogue.Catalogue;
import dev.clearfault.internal.catalogue.CatalogueDocuments;
import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks bodies by the schemas of the catalogue, with a validator that knows nothing of this
 * library.
 */
public final class AnswerSchemas {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  /** By the codes of types; the schema of every problem has no code. */
  private static final Map<String, Schema> PROBLEMS = problems();

  private AnswerSchemas() {}

  /** Returns the OpenAPI document of an application with the types of the library. */
  public static String openApi(Format format) {
    Languages languages = new Languages(null);
    CatalogueDocuments documents =
        new CatalogueDocuments(
            new Catalogue("/problems/", Parts.builtInTypes()),
            languages,
            new CatalogueDocuments.Preferences(
                "/problems", true, false, format, ProblemType::status, null));
    var page = Objects.requireNonNull(documents.page("openapi.json", null, languages.english()));
    return new String(page.bytes(), StandardCharsets.UTF_8);
  }

  /** Asserts that a body fits the schema of its type, or that of every problem. */
  public static void fit(String body) {
    JsonNode problem = JSON.readTree(body);
    Schema ofType = PROBLEMS.get(problem.path("code").asString(""));
    Schema schema = ofType == null ? Objects.requireNonNull(PROBLEMS.get("")) : ofType;
    assertThat(faults(schema, body)).as(body).isEmpty();
  }

  /** Asserts that a body of another shape fits its schema. */
  public static void fit(Format format, String component, String body) {
    Schema schema = schema(JSON.readTree(openApi(format)).at("/components/schemas"), component);
    assertThat(faults(schema, body)).as(body).isEmpty();
  }

  private static List<com.networknt.schema.Error> faults(Schema schema, String body) {
    return schema.validate(
        body,
        InputFormat.JSON,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private static Map<String, Schema> problems() {
    JsonNode components = JSON.readTree(openApi(Format.PROBLEM)).at("/components/schemas");
    // What is expected is a schema, too.
    ((ObjectNode) components.at("/Violation/properties/expected"))
        .put("$ref", "https://json-schema.org/draft/2020-12/schema");
    Map<String, Schema> schemas = new TreeMap<>();
    schemas.put("", schema(components, "Problem"));
    components
        .properties()
        .forEach(
            each -> {
              JsonNode code = each.getValue().at("/properties/code/const");
              if (code.isString()) {
                schemas.put(code.asString(), schema(components, each.getKey()));
              }
            });
    return schemas;
  }

  private static Schema schema(JsonNode components, String name) {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$ref", "#/$defs/" + name);
    schema.set("$defs", components);
    String text = schema.toString().replace("#/components/schemas/", "#/$defs/");
    return REGISTRY.getSchema(text, InputFormat.JSON);
  }
}
