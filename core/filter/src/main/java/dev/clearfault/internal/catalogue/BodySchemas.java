package dev.clearfault.internal.catalogue;

import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.render.JsonBody;
import dev.clearfault.internal.sources.SourceType;
import dev.clearfault.problem.ProblemType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The schemas of answers, as components of an OpenAPI 3.1 document. A client may meet further
 * members: RFC 9457 section 3.2 asks it to ignore those that it does not know.
 */
final class BodySchemas {
  private static final String CODE = "code";
  private static final String ERRORS = "errors";

  private static final String PROBLEM = "A problem (RFC 9457). Switch on its code.";

  /** The members of problems, in the order of answers. */
  private static final Map<String, String> MEMBERS = members();

  private static Map<String, String> members() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put(
        "type",
        """
        {"type": "string", "format": "uri-reference"}""");
    members.put(
        "title",
        """
        {"type": "string", "minLength": 1}""");
    members.put(
        "status",
        """
        {"type": "integer", "minimum": 400, "maximum": 599}""");
    members.put(
        "detail",
        """
        {"type": "string"}""");
    members.put(
        "instance",
        """
        {"type": "string", "format": "uri", "description": "Names this occurrence in the log."}""");
    members.put(
        CODE,
        """
        {"type": "string", "pattern": "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"}""");
    members.put(
        "upstream",
        """
        {"type": "string", "description": "The called service that failed."}""");
    members.put(
        "retryable",
        """
        {"type": "boolean", "description": "Whether the same request may be sent again."}""");
    members.put(
        "retry_after",
        """
        {"type": "integer", "minimum": 0, "description": "The seconds to wait before that."}""");
    members.put(
        "trace_id",
        """
        {"type": "string", "pattern": "^[0-9a-f]{32}$"}""");
    members.put(
        "request_id",
        """
        {"type": "string", "minLength": 1, "maxLength": 128}""");
    members.put(
        ERRORS,
        """
        {"type": "array", "items": {"$ref": "#/components/schemas/Violation"}}""");
    members.put(
        "truncated",
        """
        {
          "type": "boolean",
          "const": true,
          "description": "More errors were found than are listed."
        }""");
    return Collections.unmodifiableMap(members);
  }

  private static final String VIOLATION =
      """
      {
        "type": "object",
        "description": "A value that was not accepted. The value itself is never repeated.",
        "required": ["field", "code", "detail"],
        "properties": {
          "in": {"type": "string", "enum": ["path", "query", "header", "cookie", "form", "body"]},
          "field": {"type": "string", "description": "Empty for the whole."},
          "pointer": {
            "type": "string",
            "pattern": "^#(/|$)",
            "description": "The place in the body (RFC 6901 section 6)."
          },
          "code": {"type": "string", "minLength": 1},
          "detail": {"type": "string", "minLength": 1},
          "expected": {
            "type": "object",
            "description": "What would be accepted there: a fragment of JSON Schema 2020-12."
          },
          "fix": {
            "type": "array",
            "minItems": 1,
            "items": {"$ref": "#/components/schemas/PatchOperation"},
            "description": "A JSON Patch (RFC 6902) that repairs the body."
          },
          "hint": {"type": "string", "minLength": 1}
        }
      }""";

  private static final String PATCH_OPERATION =
      """
      {
        "type": "object",
        "required": ["op", "path"],
        "properties": {
          "op": {"type": "string", "enum": ["add", "remove", "replace", "move", "copy", "test"]},
          "path": {"type": "string", "pattern": "^(/|$)"},
          "from": {"type": "string", "pattern": "^(/|$)"},
          "value": {}
        },
        "additionalProperties": false
      }""";

  private static final String ENVELOPE =
      """
      {
        "type": "object",
        "required": ["error"],
        "properties": {
          "error": {
            "type": "object",
            "required": ["code", "message", "details"],
            "properties": {
              "code": {"type": "integer", "minimum": 400, "maximum": 599},
              "message": {"type": "string", "minLength": 1},
              "details": {"type": "string", "minLength": 1}
            }
          },
          "instance": {"type": "string", "format": "uri"}
        }
      }""";

  private static final String FIELDS =
      """
      {
        "type": "object",
        "required": ["error", "fields", "docs"],
        "properties": {
          "error": {"type": "string", "pattern": "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"},
          "fields": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["field", "message"],
              "properties": {
                "field": {"type": "string"},
                "message": {"type": "string", "minLength": 1}
              }
            }
          },
          "docs": {"type": "string", "format": "uri-reference"},
          "instance": {"type": "string", "format": "uri"}
        }
      }""";

  /** The codes of the problems that list errors. */
  private static final Set<String> WITH_ERRORS =
      Set.of("validation_failed", "malformed_json", "missing_body");

  private static final String LIMIT =
      """
      {"type": "string", "description": "What is too large."}""";

  private static final String POSITION =
      """
      {"type": "integer", "minimum": 1}""";

  private BodySchemas() {}

  /** The names of the schemas of all shapes. */
  static final Set<String> SHARED =
      Set.of("Problem", "Violation", "PatchOperation", "Envelope", "Fields");

  /** Returns an OpenAPI document without paths: the schemas of the shape, and one for each type. */
  static byte[] openApi(Format format, List<ProblemType> types) {
    return JsonBody.object(
        body ->
            body.string("openapi", "3.1.0")
                .object(
                    "info", info -> info.string("title", "Problem types").string("version", "1"))
                .object(
                    "components",
                    parts -> parts.object("schemas", schemas -> schemas(schemas, format, types))));
  }

  /** Returns the document of a contract, with the same schemas. */
  static byte[] openApi(
      Format format,
      List<ProblemType> types,
      CatalogueDocuments.Published contract,
      Map<String, Object> next) {
    return JsonBody.object(
        body ->
            body.string("openapi", "3.1.0")
                .string("jsonSchemaDialect", "https://json-schema.org/draft/2020-12/schema")
                .object(
                    "info", info -> info.string("title", contract.title()).string("version", "1"))
                .values(Map.of("servers", List.of(Map.of("url", contract.server()))))
                .values(Map.of("x-next", next))
                .object("paths", paths -> paths.values(contract.paths()))
                .object(
                    "components",
                    parts ->
                        parts.object(
                            "schemas",
                            schemas -> {
                              schemas(schemas, format, types);
                              schemas.values(contract.schemas());
                            })));
  }

  private static void schemas(JsonBody schemas, Format format, List<ProblemType> types) {
    switch (format) {
      case ENVELOPE -> schemas.raw("Envelope", ENVELOPE);
      case FIELDS -> schemas.raw("Fields", FIELDS);
      case PROBLEM -> {
        schemas
            .object("Problem", BodySchemas::problem)
            .raw("Violation", VIOLATION)
            .raw("PatchOperation", PATCH_OPERATION);
        types.forEach(type -> schemas.object(name(type), schema -> members(schema, type)));
      }
    }
  }

  private static void problem(JsonBody schema) {
    schema
        .string("type", "object")
        .string("description", PROBLEM)
        .raw("required", "[\"type\",\"title\",\"status\",\"code\"]")
        .object("properties", own -> MEMBERS.forEach(own::raw));
  }

  /**
   * Writes all members that answers of the type can have. Generators of clients lose a member that
   * is required here and described only in another schema.
   */
  private static void members(JsonBody schema, ProblemType type) {
    boolean hasErrors = WITH_ERRORS.contains(type.code());
    boolean isUpstream = type.code().startsWith("upstream_");
    List<String> required = new ArrayList<>(List.of("type", "title", "status", CODE));
    if (type.code().equals("validation_failed")) {
      required.add(ERRORS);
    } else if (isUpstream) {
      required.add("retryable");
    }
    schema
        .string("title", type.title())
        .string("type", "object")
        .values(Map.of("required", required))
        .object("properties", own -> properties(own, type, hasErrors, isUpstream));
  }

  private static void properties(
      JsonBody own, ProblemType type, boolean hasErrors, boolean isUpstream) {
    MEMBERS.forEach(
        (name, schema) -> {
          boolean isLeftOut =
              switch (name) {
                case ERRORS, "truncated" -> !hasErrors;
                case "upstream" -> !isUpstream;
                default -> false;
              };
          if (name.equals(CODE)) {
            own.object(CODE, code -> code.string("type", "string").string("const", type.code()));
          } else if (!isLeftOut) {
            own.raw(name, schema);
          }
        });
    if (type.code().equals("malformed_json") || type.code().equals("malformed_xml")) {
      own.raw("line", POSITION).raw("column", POSITION);
    }
    if (type.code().equals("content_too_large")) {
      own.raw("limit", LIMIT).raw("max", POSITION);
    }
  }

  /** Returns the name of a component, such as {@code OutOfStockProblem}. No two codes share one. */
  static String name(ProblemType type) {
    return SourceType.of(type).name();
  }
}
