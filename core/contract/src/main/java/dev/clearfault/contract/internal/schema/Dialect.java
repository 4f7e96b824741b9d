package dev.clearfault.contract.internal.schema;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** How the keywords of a schema are read. */
public enum Dialect {
  /** The Schema Object of OpenAPI 3.0, with {@code nullable}. */
  OPENAPI_3_0,
  /** The Schema Object of OpenAPI 3.1. */
  OPENAPI_3_1,
  /** JSON Schema 2020-12. */
  JSON_SCHEMA_2020_12;

  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private static final Set<String> KNOWN =
      Set.of(DRAFT, DRAFT + "#", "https://spec.openapis.org/oas/3.1/dialect/base");

  /**
   * Checks the dialect that a schema or a document names, if it names one.
   *
   * @throws ContractException if it is another one: its rules would not be checked
   */
  static void check(Located part) {
    for (String keyword : new String[] {"$schema", "jsonSchemaDialect"}) {
      JsonNode named = part.node().path(keyword);
      if (!named.isMissingNode() && !KNOWN.contains(named.asString(""))) {
        throw new ContractException(
            part.origin().child(keyword),
            "'" + named.asString("") + "' is a dialect that is not known here: write " + DRAFT);
      }
    }
  }
}
