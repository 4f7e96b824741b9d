package dev.clearfault.contract.internal.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the schemas of a contract, over all of its files, into one document. A schema that requests
 * and answers read in different ways is there twice. Not thread-safe.
 */
public final class Bundle {
  private static final String REF = "$ref";

  private final String home;
  private final UnaryOperator<String> free;
  private final BiConsumer<String, JsonNode> schemas;
  private final Map<Origin, String> ofRequests = new HashMap<>();
  private final Map<Origin, String> ofResponses = new HashMap<>();
  private final Map<Origin, Boolean> same = new HashMap<>();

  /**
   * Creates a bundle without schemas.
   *
   * @param home the beginning of references to its schemas
   * @param free takes a name, or one like it if it is taken
   * @param schemas takes the schemas by their names
   */
  public Bundle(String home, UnaryOperator<String> free, BiConsumer<String, JsonNode> schemas) {
    this.home = home;
    this.free = free;
    this.schemas = schemas;
  }

  /** Returns a schema as the document has it; what it refers to is added. */
  public JsonNode schema(ContractSchema schema, Direction direction) {
    ContractSchema.Sides sides = schema.sides();
    Side.Checked checked = direction == Direction.REQUEST ? sides.request() : sides.response();
    return written(checked.written().node(), sides, direction);
  }

  private JsonNode written(JsonNode node, ContractSchema.Sides sides, Direction direction) {
    JsonNode copy = node.deepCopy();
    rewrite(copy, reference -> reference(reference, sides, direction));
    return copy;
  }

  /** A property can have the name of the keyword, and is no text then. */
  private static void rewrite(JsonNode node, UnaryOperator<String> reference) {
    if (node instanceof ObjectNode object && object.path(REF).isString()) {
      object.put(REF, reference.apply(object.path(REF).stringValue()));
    }
    node.forEach(each -> rewrite(each, reference));
  }

  private String reference(String written, ContractSchema.Sides sides, Direction direction) {
    Documents documents = documents(sides, direction);
    Located target = documents.place(written);
    Origin unit = documents.origin(Origin.of(target.origin().file()));
    boolean isSame = isSame(unit, sides);
    Map<Origin, String> names = isSame || direction == Direction.REQUEST ? ofRequests : ofResponses;
    String name = names.get(unit);
    if (name == null) {
      name = free.apply(name(unit) + (names == ofRequests ? "" : "Response"));
      names.put(unit, name); // Before the schema is made, which may refer to itself.
      JsonNode whole = documents.at(Origin.of(target.origin().file())).node();
      schemas.accept(name, written(whole, sides, direction));
    }
    return home + name + target.origin().pointer();
  }

  private static Documents documents(ContractSchema.Sides sides, Direction direction) {
    return (direction == Direction.REQUEST ? sides.request() : sides.response())
        .parts()
        .documents();
  }

  /** Returns the last word of the place of a schema, in the characters of component names. */
  private static String name(Origin unit) {
    String place = unit.pointer().isEmpty() ? unit.file() : unit.pointer();
    String last = place.substring(place.lastIndexOf('/') + 1).replaceAll("\\.(json|ya?ml)$", "");
    String word = last.replaceAll("[^A-Za-z0-9._-]", "_");
    return word.isEmpty() ? "Schema" : word;
  }

  private boolean isSame(Origin unit, ContractSchema.Sides sides) {
    Boolean known = same.get(unit);
    if (known == null) {
      known = compare(unit, sides);
      same.put(unit, known);
    }
    return known;
  }

  private static boolean compare(Origin unit, ContractSchema.Sides sides) {
    Documents requests = documents(sides, Direction.REQUEST);
    Documents responses = documents(sides, Direction.RESPONSE);
    Set<Origin> reached = new LinkedHashSet<>(Set.of(unit));
    Set<Origin> compared = new HashSet<>();
    while (compared.size() < reached.size()) {
      for (Origin each : Set.copyOf(reached)) {
        if (compared.add(each)
            && !placed(requests, each, reached).equals(placed(responses, each, reached))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns a schema with references to places of the contract, and notes them. */
  private static JsonNode placed(Documents documents, Origin unit, Set<Origin> reached) {
    JsonNode copy = documents.find(unit).deepCopy();
    rewrite(
        copy,
        reference -> {
          Origin target = documents.place(reference).origin();
          Origin other = documents.origin(Origin.of(target.file()));
          reached.add(other);
          return other + target.pointer();
        });
    return copy;
  }
}
