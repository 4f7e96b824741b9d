package dev.clearfault.contract.internal.drift;

import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.contract.internal.schema.Origin;
import dev.clearfault.internal.constraints.InputPlace;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Compares a schema of the contract with a place in a class, and all that is inside of both. */
final class RuleDrift {
  /** The keywords that no standard constraint stands for. */
  private static final List<String> WITHOUT_CONSTRAINT =
      List.of(
          "not",
          "if",
          "dependentRequired",
          "dependentSchemas",
          "contains",
          "patternProperties",
          "prefixItems");

  private static final List<String> CHOICES = List.of("oneOf", "anyOf");

  private final List<String> lines;

  /** Schemas and classes can hold themselves. */
  private final Set<Pair> seen = new HashSet<>();

  private record Pair(Origin origin, String place, Set<Class<?>> groups) {}

  RuleDrift(List<String> lines) {
    this.lines = lines;
  }

  /** Compares the rules of a value and of all its parts. */
  void compare(ContractSchema schema, InputPlace place) {
    if (!seen.add(new Pair(schema.origin(), place.toString(), place.groups()))) {
      return;
    }
    Sides sides = new Sides(schema.origin(), place.toString(), lines);
    compareKeywords(schema, place, sides);
    compareOtherRules(schema.node(), place, sides);
    if (place.isObject() && !hasChoices(schema) && !place.hasChoices()) {
      compareProperties(schema, place, place.names());
      compareOtherProperties(schema, sides);
    }
    ContractSchema items = schema.items();
    InputPlace element = place.element();
    if (items != null && element != null) {
      compare(items, element);
    }
  }

  private static void compareKeywords(ContractSchema schema, InputPlace place, Sides sides) {
    Map<String, String> contract = Rules.of(schema.expected(List.of())).keywords();
    Map<String, String> declared = Rules.of(place.rules()).keywords();
    if (contract.containsKey("enum") || declared.containsKey("enum")) {
      // Of a list of texts, either side may leave out that they are texts.
      contract.remove("type", "string");
      declared.remove("type", "string");
    }
    Set<String> keywords = new TreeSet<>(contract.keySet());
    keywords.addAll(declared.keySet());
    for (String keyword : keywords) {
      sides.compare(keyword, contract.get(keyword), declared.get(keyword));
    }
  }

  /**
   * Compares what only one side has a word for. A keyword and a constraint of the application may
   * mean the same, and a description can say in words what no keyword can.
   */
  private static void compareOtherRules(JsonNode schema, InputPlace place, Sides sides) {
    List<String> keywords = WITHOUT_CONSTRAINT.stream().filter(schema::has).toList();
    List<String> constraints = place.rulesWithoutKeyword();
    if (constraints.isEmpty()) {
      keywords.forEach(sides::agrees);
    } else if (keywords.isEmpty() && !schema.has("description")) {
      constraints.forEach(
          each ->
              sides.say(
                  sides.place()
                      + " says "
                      + each
                      + ", which no keyword can: say it in"
                      + " the description"));
    }
    if (!place.hasChoices() && place.isObject()) {
      CHOICES.stream().filter(schema::has).forEach(sides::agrees);
    }
  }

  /** Compares the properties of an object that have these names in the class. */
  void compareProperties(ContractSchema schema, InputPlace object, Collection<String> declared) {
    Sides whole = new Sides(schema.origin(), object.toString(), lines);
    Set<String> required = required(schema);
    for (String name : schema.properties()) {
      ContractSchema property = schema.property(name);
      InputPlace place = declared.contains(name) ? object.property(name) : null;
      boolean isForAnswers = property != null && property.node().path("readOnly").asBoolean(false);
      if (place == null && !isForAnswers) {
        whole.agrees("property " + name);
      } else if (place != null && property != null) {
        compareProperty(property, place, required.contains(name));
      }
    }
    declared.stream()
        .filter(name -> !schema.properties().contains(name))
        .forEach(name -> whole.declares("property " + name));
  }

  private void compareProperty(ContractSchema property, InputPlace place, boolean isRequired) {
    Sides sides = new Sides(property.origin(), place.toString(), lines);
    if (property.node().path("readOnly").asBoolean(false)) {
      sides.agrees("readOnly");
    }
    sides.compare("required", isRequired ? "true" : null, place.isRequired() ? "true" : null);
    if (isRequired && place.isRequired() && property.types().contains("null")) {
      sides.declares("that null is refused");
    }
    compare(property, place);
  }

  /** A class refuses the properties that it does not have. */
  private static void compareOtherProperties(ContractSchema schema, Sides sides) {
    JsonNode node = schema.node();
    boolean isClosed =
        isFalse(node.path("additionalProperties")) || isFalse(node.path("unevaluatedProperties"));
    if (!isClosed
        && !Boolean.FALSE.equals(schema.expected(List.of()).get("additionalProperties"))) {
      sides.declares("that other properties are refused");
    }
  }

  private static boolean isFalse(JsonNode node) {
    return node.isBoolean() && !node.booleanValue();
  }

  private static boolean hasChoices(ContractSchema schema) {
    return CHOICES.stream().anyMatch(schema.node()::has);
  }

  private static Set<String> required(ContractSchema schema) {
    Set<String> names = new HashSet<>();
    schema.node().path("required").forEach(name -> names.add(name.asString()));
    if (schema.expected(List.of()).get("required") instanceof Collection<?> more) {
      more.forEach(name -> names.add(name.toString()));
    }
    return names;
  }
}
