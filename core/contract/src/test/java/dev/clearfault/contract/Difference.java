package dev.clearfault.contract;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documented differences between the answers of annotations and those of a contract. Each is
 * taken out of both answers; what remains has to be equal.
 */
final class Difference {
  /** A contract can name the size of a number, which annotations say by the class. */
  private static final Set<String> SIZES = Set.of("int32", "int64", "float", "double");

  private Difference() {}

  /** Returns an answer without what belongs to one request, and without the differences. */
  static JsonNode without(JsonNode answer) {
    ObjectNode copy = (ObjectNode) answer.deepCopy();
    copy.remove("instance");
    if (copy.path("errors") instanceof ArrayNode errors) {
      errors.forEach(error -> ofError((ObjectNode) error));
      dropSaidTwice(errors);
      // Their number is in the detail.
      copy.remove("detail");
    }
    boolean isAccepted = copy.path("errors").isArray() && copy.path("errors").isEmpty();
    return isAccepted ? copy.objectNode().put("status", 201) : copy;
  }

  /** No keyword compares a date with today, so a contract accepts one that is over. */
  private static void dropSaidTwice(ArrayNode errors) {
    Set<JsonNode> seen = new HashSet<>();
    for (int i = errors.size() - 1; i >= 0; i--) {
      boolean isPast = errors.get(i).path("code").asString().equals("future_or_present");
      if (isPast || !seen.add(errors.get(i))) {
        errors.remove(i);
      }
    }
  }

  private static void ofError(ObjectNode error) {
    ofSchema(error.path("expected"));
    String code = error.path("code").asString();
    boolean isOfText = Set.of("not_null", "not_blank", "size", "email").contains(code);
    if (error.path("field").asString().equals("email") && isOfText) {
      // @NotBlank is a rule of its own. A contract has minLength, and the format refuses blanks.
      say(error, "email", "must be an address", "Send one.");
    } else if (code.equals("positive_or_zero")) {
      error.put("code", "min"); // One keyword stands for both.
    } else if (code.equals("digits") || code.equals("decimal_max")) {
      // Digits before the point are a maximum of a contract, and those after it a step.
      say(error, "digits", "too many digits", "Send fewer.");
    }
  }

  private static void say(ObjectNode error, String code, String detail, String hint) {
    error.put("code", code).put("detail", detail).put("hint", hint);
  }

  private static void ofSchema(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      if (SIZES.contains(object.path("format").asString(""))) {
        object.remove("format");
      }
      // An annotated class refuses all other properties, and the answer does not say so.
      if (object.path("additionalProperties").isBoolean()) {
        object.remove("additionalProperties");
      }
      String pattern = object.path("pattern").asString("");
      if (pattern.startsWith("^(?:")) {
        object.put("pattern", "^" + pattern.substring(4, pattern.length() - 2) + "$");
      }
      // A contract says where null is accepted; a class accepts it where nothing is required.
      if (object.path("type").isArray()) {
        object.put("type", object.path("type").get(0).asString());
      }
    }
    schema.forEach(Difference::ofSchema);
  }
}
