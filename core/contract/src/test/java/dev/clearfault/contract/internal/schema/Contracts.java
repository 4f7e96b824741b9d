package dev.clearfault.contract.internal.schema;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Contracts that tests write as texts. */
public final class Contracts {
  private Contracts() {}

  /** Returns a reader of files that are given as texts. */
  public static SchemaFiles files(Map<String, String> texts) {
    return new SchemaFiles(
        path -> {
          String text = texts.get(path);
          return text == null
              ? null
              : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        });
  }

  /** Returns the schema of a file. */
  public static ContractSchema schema(Dialect dialect, String text) {
    return at(
        dialect, Map.of("/WEB-INF/schema.json", text), new Origin("/WEB-INF/schema.json", ""));
  }

  /** Returns the schema at a place of files. */
  public static ContractSchema at(Dialect dialect, Map<String, String> texts, Origin origin) {
    SchemaFiles files = files(texts);
    return new SchemaCompiler(files, dialect).compile(files.at(origin));
  }

  /** Returns the faults of a body. */
  public static List<SchemaFault> faults(ContractSchema schema, String body) {
    return schema.check(json(body), Direction.REQUEST, 50);
  }

  /** Returns keyword and place of the faults of a body. */
  public static List<String> told(ContractSchema schema, String body) {
    return faults(schema, body).stream().map(f -> f.keyword() + " " + f.path()).toList();
  }

  /** Reads a value, with exact numbers. */
  public static JsonNode json(String text) {
    return FileText.JSON.readTree(text);
  }
}
