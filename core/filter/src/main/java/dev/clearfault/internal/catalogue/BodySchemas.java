package dev.clearfault.internal.catalogue;

import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.render.JsonBody;
import dev.clearfault.problem.ProblemType;
import java.util.List;

/**
 * The schemas of answers, as components of an OpenAPI 3.1 document. A client may meet further
 * members: RFC 9457 section 3.2 asks it to ignore those that it does not know.
 */
final class BodySchemas {
  private static final String PROBLEM =
      """
      {
        "type": "object",
        "description": "A problem (RFC 9457). Switch on its code.",
        "required": ["type", "title", "status", "code"],
        "properties": {
          "type": {"type": "string", "format": "uri-reference"},
          "title": {"type": "string", "minLength": 1},
          "status": {"type": "integer", "minimum": 400, "maximum": 599},
          "detail": {"type": "string"},
          "instance": {
            "type": "string",
            "format": "uri",
            "description": "Names this occurrence in the log."
          },
          "code": {"type": "string", "pattern": "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"},
          "upstream": {"type": "string", "description": "The called service that failed."},
          "retryable": {
            "type": "boolean",
            "description": "Whether the same request may be sent again."
          },
          "retry_after": {
            "type": "integer",
            "minimum": 0,
            "description": "The seconds to wait before that."
          },
          "trace_id": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
          "request_id": {"type": "string", "minLength": 1, "maxLength": 128},
          "errors": {"type": "array", "items": {"$ref": "#/components/schemas/Violation"}},
          "truncated": {
            "const": true,
            "description": "More errors were found than are listed."
          }
        }
      }""";

  private static final String VIOLATION =
      """
      {
        "type": "object",
        "description": "A value that was not accepted. The value itself is never repeated.",
        "required": ["field", "code", "detail"],
        "properties": {
          "in": {"enum": ["path", "query", "header", "cookie", "form", "body"]},
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
          "op": {"enum": ["add", "remove", "replace", "move", "copy", "test"]},
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

  private static final String POSITION =
      """
      {"type": "integer", "minimum": 1}""";

  private BodySchemas() {}

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

  private static void schemas(JsonBody schemas, Format format, List<ProblemType> types) {
    switch (format) {
      case ENVELOPE -> schemas.raw("Envelope", ENVELOPE);
      case FIELDS -> schemas.raw("Fields", FIELDS);
      case PROBLEM -> {
        schemas
            .raw("Problem", PROBLEM)
            .raw("Violation", VIOLATION)
            .raw("PatchOperation", PATCH_OPERATION);
        types.forEach(type -> schemas.object(name(type), schema -> members(schema, type)));
      }
    }
  }

  private static void members(JsonBody schema, ProblemType type) {
    schema
        .string("title", type.title())
        .raw("allOf", "[{\"$ref\":\"#/components/schemas/Problem\"}]")
        .object("properties", own -> properties(own, type));
    if (type.code().equals("validation_failed")) {
      schema.raw("required", "[\"errors\"]");
    } else if (type.code().startsWith("upstream_")) {
      schema.raw("required", "[\"retryable\"]");
    }
  }

  private static void properties(JsonBody own, ProblemType type) {
    own.object("code", code -> code.string("const", type.code()));
    if (type.code().equals("malformed_json") || type.code().equals("malformed_xml")) {
      own.raw("line", POSITION).raw("column", POSITION);
    }
  }

  /** Returns the name of a component, such as {@code OutOfStockProblem}. No two codes share one. */
  private static String name(ProblemType type) {
    StringBuilder name = new StringBuilder();
    for (String word : type.code().split("_", -1)) {
      if (!name.isEmpty() && Character.isDigit(word.charAt(0))) {
        name.append('_'); // a_1 is not a1
      }
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return name.append("Problem").toString();
  }
}
