package dev.clearfault.contract.internal.schema;

import com.networknt.schema.Error;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One broken keyword. It has the rejected value, so that similar names can be found; nothing of it
 * leaves this package.
 *
 * @param path the place that is told: for an absent property that of the property
 * @param evaluation the keywords that led here
 * @param schema the place of the schema that has the keyword; null if it is put together
 */
record Finding(
    String keyword,
    List<Object> path,
    JsonNode rule,
    JsonNode value,
    List<Object> evaluation,
    @Nullable Origin schema) {

  /** The keywords whose errors are told at a property of the object. */
  private static final Set<String> OF_PROPERTY =
      Set.of(
          "required",
          "additionalProperties",
          "unevaluatedProperties",
          "propertyNames",
          "dependentRequired");

  private static final Set<String> WRONG_KIND =
      Set.of("type", "required", "readOnly", "writeOnly", "additionalProperties");

  static Finding of(Error error) {
    String keyword = error.getKeyword();
    List<Object> path = Pointers.steps(error.getInstanceLocation());
    if (OF_PROPERTY.contains(keyword)) {
      // For dependentRequired networknt names the property that is there, not the absent one.
      Object name =
          keyword.equals("dependentRequired") ? error.getArguments()[0] : error.getProperty();
      path.add(String.valueOf(name));
    }
    Origin schema =
        new Origin(
            String.valueOf(error.getSchemaLocation().getAbsoluteIri()),
            pointer(Pointers.steps(error.getSchemaLocation().getFragment())));
    return new Finding(
        path.isEmpty() && keyword.equals("type") ? keyword : name(keyword, error.getInstanceNode()),
        path,
        hasNumber(keyword) ? number(error) : error.getSchemaNode(),
        error.getInstanceNode(),
        Pointers.steps(error.getEvaluationPath()),
        schema);
  }

  /** A null where none is accepted is told as an absent value, but the whole is not absent. */
  private static String name(String keyword, JsonNode value) {
    return switch (keyword) {
      case "type", "enum", "const" -> value.isNull() ? "required" : keyword;
      case "unevaluatedProperties", "false" -> "additionalProperties";
      case "items", "unevaluatedItems" -> "maxItems";
      default -> keyword;
    };
  }

  /** Tells whether the value is of a wrong kind: nothing else of it is told then. */
  boolean isOfKind() {
    boolean isRange = is("format") && value.isNumber();
    return isRange || WRONG_KIND.contains(keyword);
  }

  private static boolean hasNumber(String keyword) {
    return switch (keyword) {
      case "items", "unevaluatedItems", "minContains", "maxContains" -> true;
      default -> false;
    };
  }

  /**
   * The first element that is not accepted has the index of the number that are. Of elements that
   * are counted, the error has the schema, and their number beside it.
   */
  private static JsonNode number(Error error) {
    return JsonNodeFactory.instance.numberNode(
        Integer.parseInt(String.valueOf(error.getArguments()[0])));
  }

  private static String pointer(List<Object> steps) {
    Origin place = Origin.of("");
    for (Object each : steps.subList(0, Math.max(0, steps.size() - 1))) {
      place = place.child(each);
    }
    return place.pointer();
  }

  /** Returns the same finding of all branches of a choice. */
  Finding ofAll() {
    return new Finding(keyword, path, rule, value, evaluation, null);
  }

  /** Returns the name of the property that is told. */
  String name() {
    return (String) path.get(path.size() - 1);
  }

  /** Returns what tells two findings apart. */
  Map.Entry<String, List<Object>> key() {
    return Map.entry(keyword, path);
  }

  boolean is(String other) {
    return keyword.equals(other);
  }
}
