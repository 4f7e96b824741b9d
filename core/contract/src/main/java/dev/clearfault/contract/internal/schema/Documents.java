package dev.clearfault.contract.internal.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The schemas of a contract for one direction, all written in JSON Schema 2020-12. What a reference
 * leads to is a document of its own, so that each schema is there once, whatever uses it.
 *
 * <p>Documents are added when the application starts; reading is thread-safe.
 */
final class Documents {
  private static final String NAMES = "contract:/";

  private final SchemaFiles files;
  private final Translation translation;
  private final Map<Origin, String> names = new HashMap<>();
  private final List<Origin> origins = new ArrayList<>();
  private final Map<String, JsonNode> documents = new ConcurrentHashMap<>();
  private final Deque<Origin> waiting = new ArrayDeque<>();
  private final InPlaceCircles circles = new InPlaceCircles(this);

  Documents(SchemaFiles files, Dialect dialect, Direction direction) {
    this.files = files;
    translation = new Translation(files, dialect, direction, this::reference);
  }

  /** Returns the schema at a place, with all that it refers to. */
  Located add(Located schema) {
    Origin place = place(schema.origin());
    List<Origin> added = new ArrayList<>(List.of(place));
    while (!waiting.isEmpty()) {
      Origin next = waiting.remove();
      write(next);
      added.add(place(next));
    }
    added.forEach(each -> circles.refuse(at(each)));
    return at(place);
  }

  private void write(Origin origin) {
    String name = nameOf(origin);
    JsonNode written = translation.schema(files.at(origin));
    MetaSchema.check(origin, written);
    documents.put(name, written);
  }

  private String nameOf(Origin unit) {
    return java.util.Objects.requireNonNull(names.get(unit));
  }

  /** Returns the reference to a schema, which is written if it is not there yet. */
  private String reference(Origin schema) {
    return place(schema).toString();
  }

  private Origin place(Origin schema) {
    Origin unit = unit(schema);
    String name = names.get(unit);
    if (name == null) {
      name = NAMES + origins.size();
      names.put(unit, name);
      origins.add(unit);
      waiting.add(unit);
    }
    return new Origin(name, schema.pointer().substring(unit.pointer().length()));
  }

  /** Dynamic references find their anchors in the whole file. */
  private Origin unit(Origin schema) {
    JsonNode root = files.root(schema.file());
    boolean isDynamic = !root.has("openapi") && !root.findPath("$dynamicRef").isMissingNode();
    return isDynamic ? Origin.of(schema.file()) : schema;
  }

  /** Returns the documents from a position on, in the order in which they were written. */
  List<Located> from(int position) {
    List<Located> later = new ArrayList<>();
    for (int i = position; i < origins.size(); i++) {
      later.add(at(Origin.of(NAMES + i)));
    }
    return later;
  }

  /** Returns a part of a document. */
  Located at(Origin place) {
    return new Located(place, node(place));
  }

  private JsonNode node(Origin place) {
    JsonNode document = documents.get(place.file());
    return document == null
        ? tools.jackson.databind.node.MissingNode.getInstance()
        : document.at(JsonPointer.compile(place.pointer()));
  }

  /** Returns where a part of a document is written in the contract. */
  Origin origin(Origin place) {
    Origin unit = origins.get(Integer.parseInt(place.file().substring(NAMES.length())));
    return new Origin(unit.file(), unit.pointer() + place.pointer());
  }

  /** Returns what a schema refers to; null if it refers to nothing. */
  @Nullable Located target(Located schema) {
    JsonNode reference = schema.node().path("$ref");
    return reference.isString() ? at(placeOf(reference.stringValue())) : null;
  }

  /** Returns what a reference in a document leads to. */
  Located place(String reference) {
    return at(placeOf(reference));
  }

  /** Returns what was written of a schema of the contract; a missing node if nothing was. */
  JsonNode find(Origin unit) {
    String name = names.get(unit);
    return node(Origin.of(name == null ? "" : name));
  }

  private static Origin placeOf(String reference) {
    int hash = reference.indexOf('#');
    return new Origin(reference.substring(0, hash), reference.substring(hash + 1));
  }

  /** Returns the text of a document; null if there is none. */
  @Nullable String text(String name) {
    JsonNode document = documents.get(name);
    return document == null ? null : document.toString();
  }
}
