package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Asserts that a document is one of OpenAPI 3.1, with schemas and references that are right. */
final class OpenApiDocument {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final Pattern COMPONENT = Pattern.compile("[A-Za-z0-9._-]+");

  private OpenApiDocument() {}

  static void check(JsonNode document) throws IOException {
    try (InputStream file = OpenApiDocument.class.getResourceAsStream("/openapi/schema-3.1.json")) {
      String specification =
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      Schema schema = REGISTRY.getSchema(specification, InputFormat.JSON);
      assertThat(schema.validate(document.toString(), InputFormat.JSON)).isEmpty();
    }
    Schema dialect =
        REGISTRY.getSchema(
            "{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}", InputFormat.JSON);
    document
        .at("/components/schemas")
        .properties()
        .forEach(
            each -> {
              assertThat(each.getKey()).matches(COMPONENT);
              assertThat(dialect.validate(each.getValue().toString(), InputFormat.JSON))
                  .as(each.getKey())
                  .isEmpty();
            });
    document
        .findValues("$ref")
        .forEach(
            each -> {
              assertThat(each.asString()).startsWith("#/components/");
              assertThat(document.at(each.asString().substring(1)).isMissingNode())
                  .as(each.asString())
                  .isFalse();
            });
  }
}
