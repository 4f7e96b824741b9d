package dev.clearfault.contract.internal.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Checks that keywords have values which JSON Schema 2020-12 knows. */
final class MetaSchema {
  private static final Schema DRAFT =
      SchemaRegistry.withDialect(
              Dialects.getDraft202012(),
              registry ->
                  registry.schemaRegistryConfig(
                      SchemaRegistryConfig.builder().locale(Locale.ROOT).build()))
          .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

  private MetaSchema() {}

  /**
   * Checks a schema.
   *
   * @throws ContractException for the first keyword with a wrong value
   */
  static void check(Origin origin, JsonNode schema) {
    List<Error> errors = DRAFT.validate(schema);
    if (!errors.isEmpty()) {
      Error first = errors.get(0);
      Origin place = origin;
      for (int i = 0; i < first.getInstanceLocation().getNameCount(); i++) {
        place = place.child(first.getInstanceLocation().getElement(i));
      }
      throw new ContractException(place, "is no JSON Schema: " + first.getMessage());
    }
  }
}
