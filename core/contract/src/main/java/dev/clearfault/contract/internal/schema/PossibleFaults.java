package dev.clearfault.contract.internal.schema;

import dev.clearfault.internal.constraints.PlacePattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Finds every fault that a value can have, by looking at each place for the keywords that can break
 * there. Not thread-safe.
 *
 * <p>It may find one that no value has, such as a minimum above a maximum, and never too few.
 */
final class PossibleFaults {
  /** In a contract with more places, each schema is looked at once, and its places are not told. */
  private static final int MOST_PLACES = 2000;

  private final boolean isExact;
  private final List<PossibleFault> found = new ArrayList<>();

  /** The places of the schemas around a place; a schema can be inside of itself. */
  private final Map<Set<Origin>, PlacePattern> around = new HashMap<>();

  private final Set<Set<Origin>> seen = new HashSet<>();
  private int places;

  private PossibleFaults(boolean isExact) {
    this.isExact = isExact;
  }

  /**
   * Finds those of a value.
   *
   * @param where the place of the value
   */
  static List<PossibleFault> of(Parts parts, PlacePattern where) {
    PossibleFaults exact = new PossibleFaults(true);
    exact.visit(new PossiblePlace(parts, where, true, true, true));
    return exact.places <= MOST_PLACES ? exact.found : anywhere(List.of(parts), where);
  }

  /** Finds those of a value and of all that is inside, without their places. */
  private static List<PossibleFault> anywhere(List<Parts> schemas, PlacePattern where) {
    List<PossibleFault> all = new ArrayList<>();
    // A form has pointers only inside of its fields.
    for (PlacePattern place : List.of(where.anyDepth(), where.anyProperty().anyDepth())) {
      PossibleFaults inside = new PossibleFaults(false);
      schemas.forEach(each -> inside.visit(new PossiblePlace(each, place, false, false, false)));
      all.addAll(inside.found);
    }
    return all;
  }

  private void visit(PossiblePlace spot) {
    Set<Origin> schemas = new HashSet<>();
    spot.parts().all().forEach(each -> schemas.add(each.origin()));
    places++;
    if (schemas.isEmpty() || (isExact ? places > MOST_PLACES : !seen.add(schemas))) {
      return;
    }
    PlacePattern outer = around.get(schemas);
    if (isExact && outer != null && outer.field().endsWith("**")) {
      return;
    }
    boolean isAgain = isExact && outer != null;
    PossiblePlace here = isAgain ? spot.to(spot.parts(), spot.where().anyDepth(), true) : spot;
    around.put(schemas, here.where());
    spot.parts().all().forEach(part -> keywords(part, here));
    properties(here);
    keys(here);
    elements(here);
    if (outer == null) {
      around.remove(schemas);
    } else {
      around.put(schemas, outer);
    }
  }

  private void keywords(Located part, PossiblePlace spot) {
    found.addAll(spot.faults(part.node()));
    for (Map.Entry<String, JsonNode> each : part.node().properties()) {
      Located value = new Located(part.origin().child(each.getKey()), each.getValue());
      switch (each.getKey()) {
        case "oneOf", "anyOf" -> {
          for (int i = 0; i < value.node().size(); i++) {
            branch(new Located(value.origin().child(i), value.node().path(i)), spot);
          }
        }
        case "then", "else" -> branch(value, spot);
        case "dependentSchemas" -> named(value).forEach(schema -> branch(schema, spot));
        case "$dynamicRef" -> dynamic(value, spot);
        default -> {
          // Holds no further schema for the same value.
        }
      }
    }
  }

  private static List<Located> named(Located schemas) {
    return schemas.node().properties().stream()
        .map(each -> new Located(schemas.origin().child(each.getKey()), each.getValue()))
        .toList();
  }

  private void branch(Located schema, PossiblePlace spot) {
    Parts parts = Parts.of(spot.parts().documents(), List.of(schema));
    visit(new PossiblePlace(parts, spot.where(), spot.isRoot(), false, isExact));
  }

  /** Which schema is meant depends on the way to it, so each one of the file counts. */
  private void dynamic(Located value, PossiblePlace spot) {
    if (!isExact) {
      return;
    }
    Documents documents = spot.parts().documents();
    Located file = documents.at(Origin.of(value.origin().file()));
    List<Parts> all = new ArrayList<>(List.of(Parts.of(documents, List.of(file))));
    named(new Located(file.origin().child("$defs"), file.node().path("$defs")))
        .forEach(each -> all.add(Parts.of(documents, List.of(each))));
    found.addAll(anywhere(all, spot.where()));
  }

  private void properties(PossiblePlace spot) {
    for (String name : spot.parts().properties()) {
      visit(spot.to(spot.parts().property(name), spot.place(name), true));
    }
  }

  /** The properties that are not declared by their names. */
  private void keys(PossiblePlace spot) {
    List<Located> schemas = new ArrayList<>();
    boolean isOne = true;
    for (Located part : spot.parts().all()) {
      for (String keyword : List.of("additionalProperties", "unevaluatedProperties")) {
        JsonNode schema = part.node().path(keyword);
        if (schema.isObject()) {
          schemas.add(new Located(part.origin().child(keyword), schema));
          isOne &= keyword.equals("additionalProperties");
        }
      }
      Located patterns =
          new Located(
              part.origin().child("patternProperties"), part.node().path("patternProperties"));
      isOne &= patterns.node().isEmpty();
      schemas.addAll(named(patterns));
    }
    if (schemas.isEmpty()) {
      return;
    }
    boolean isKnown = spot.isKnown() && isOne;
    Parts values = Parts.of(spot.parts().documents(), schemas);
    visit(spot.to(values, spot.where().value(), isKnown));
    if (!isKnown) {
      visit(spot.to(values, spot.where().anyProperty(), false)); // Nobody knows that it is a key.
    }
  }

  private void elements(PossiblePlace spot) {
    int first = 0;
    List<Located> others = new ArrayList<>();
    for (Located part : spot.parts().all()) {
      first = Math.max(first, part.node().path("prefixItems").size());
      JsonNode schema = part.node().path("unevaluatedItems");
      if (schema.isObject()) {
        others.add(new Located(part.origin().child("unevaluatedItems"), schema));
      }
    }
    PlacePattern where = spot.where().element();
    boolean isKnown = spot.isKnown() && first == 0;
    visit(spot.to(spot.parts().element(Integer.MAX_VALUE), where, isKnown));
    for (int i = 0; i < first; i++) {
      visit(spot.to(spot.parts().element(i), where, false));
    }
    visit(spot.to(Parts.of(spot.parts().documents(), others), where, false));
  }
}
