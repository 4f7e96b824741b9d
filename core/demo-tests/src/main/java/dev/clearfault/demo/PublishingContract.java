package dev.clearfault.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.clearfault.PublishContract;
import dev.clearfault.demo.published.SecondValidator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document that a demo publishes. Other tests compare the answers with it. */
public abstract class PublishingContract extends RunningDemo {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Set<String> operations;

  /**
   * Creates the tests for a demo.
   *
   * @param operations the operations that it publishes, such as {@code post /api/orders}
   */
  protected PublishingContract(Demo demo, Set<String> operations) {
    super(demo);
    this.operations = Set.copyOf(operations);
  }

  @Test
  final void twoValidatorsAcceptTheDocument() throws IOException {
    String document = document("en");
    String schema = specification();
    Schema first =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema, InputFormat.JSON);
    assertThat(first.validate(document, InputFormat.JSON)).isEmpty();
    assertThat(first.validate("{\"openapi\":\"3.1.0\"}", InputFormat.JSON)).isNotEmpty();
    SecondValidator second = new SecondValidator(JSON.readTree(schema));
    assertThat(second.accepts(JSON.readTree(document))).isTrue();
    assertThat(second.accepts(JSON.readTree("{\"openapi\":\"3.1.0\"}"))).isFalse();
  }

  /** The specification of OpenAPI leaves schemas to their dialect. */
  @Test
  final void eachSchemaIsOne() {
    JsonNode document = JSON.readTree(document("en"));
    Schema dialect =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                "{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}", InputFormat.JSON);
    document
        .at("/components/schemas")
        .properties()
        .forEach(
            each ->
                assertThat(dialect.validate(each.getValue().toString(), InputFormat.JSON))
                    .as(each.getKey())
                    .isEmpty());
    assertThat(references(document))
        .allSatisfy(name -> assertThat(document.at(name.substring(1)).isMissingNode()).isFalse());
  }

  private static List<String> references(JsonNode node) {
    List<String> found = new ArrayList<>();
    node.findValues("$ref").forEach(each -> found.add(each.asString()));
    return found;
  }

  @Test
  final void everyOperationIsPublished() {
    List<String> published = new ArrayList<>();
    JSON.readTree(document("en"))
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(method -> published.add(method + " " + path.getKey())));
    assertThat(published).containsExactlyInAnyOrderElementsOf(operations);
  }

  @Test
  final void textsAreInTheLanguageOfTheClient() {
    assertThat(document("de")).contains("\"Einen Wert senden.\"").doesNotContain("\"Send ");
    assertThat(document("en")).contains("\"Send a value.\"").doesNotContain(" senden.");
  }

  @Test
  final void nothingOfTheInsideIsShown() {
    assertThat(document("en"))
        .doesNotContain("dev.clearfault", "java.", "jakarta.", "localhost", "127.0.0.1");
  }

  /** The build writes it without a container: see the plugin in the demo's {@code pom.xml}. */
  @Test
  final void theBuildWritesTheSameBytes(@TempDir Path folder) throws IOException {
    assertThat(Path.of("target", "openapi.json")).hasBinaryContent(bytes("en"));
    Path german = folder.resolve("openapi.json");
    PublishContract.main(
        new String[] {"target/" + demo.name() + ".war", german.toString(), "--language=de"});
    assertThat(german).hasBinaryContent(bytes("de"));
  }

  private String document(String language) {
    return new String(bytes(language), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String language) {
    return client()
        .header("Accept-Language", language)
        .get("problems/openapi.json")
        .then()
        .statusCode(200)
        .header("Content-Language", language)
        .extract()
        .asByteArray();
  }

  private static String specification() throws IOException {
    try (InputStream file =
        PublishingContract.class.getResourceAsStream("/openapi/schema-3.1.json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
