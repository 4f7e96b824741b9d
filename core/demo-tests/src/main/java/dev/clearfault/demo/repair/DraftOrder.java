package dev.clearfault.demo.repair;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A good order that is about to be spoilt. The same seed gives the same order. */
final class DraftOrder {
  static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> SHIPPING = List.of("STANDARD", "EXPRESS", "PICKUP");

  final ObjectNode order = NODES.objectNode();
  final Random random;

  /** The pointers of the places whose good value is gone, so that nobody can put it back. */
  final Set<String> lost = new HashSet<>();

  DraftOrder(Random random) {
    this.random = random;
    order.put("email", word() + "@example.com");
    order.put("age", 18 + random.nextInt(80));
    order.put("shipping", SHIPPING.get(random.nextInt(3)));
    order.put("deliverOn", "2999-%02d-%02d".formatted(1 + random.nextInt(12), 10));
    order.put("note", "Ring " + word() + ".");
    ArrayNode items = order.putArray("items");
    for (int i = 0; i <= random.nextInt(4); i++) {
      items.add(item());
    }
  }

  /**
   * One property of the order or of an item.
   *
   * @param pointer its place in the order
   */
  record Place(ObjectNode parent, String name, String pointer) {
    JsonNode value() {
      return parent.path(name);
    }

    void set(JsonNode value) {
      parent.set(name, value);
    }

    void set(String value) {
      parent.put(name, value);
    }
  }

  ObjectNode item() {
    return NODES
        .objectNode()
        .put("sku", "ABC-" + (1000 + random.nextInt(9000)))
        .put("quantity", 1 + random.nextInt(1000))
        .put("price", BigDecimal.valueOf(1 + random.nextInt(100_000), 2));
  }

  /** Chooses one of the places that have a value and these names. */
  Place any(String... names) {
    List<Place> places = new ArrayList<>();
    for (String name : names) {
      add(places, order, name, "");
      for (int i = 0; i < order.path("items").size(); i++) {
        if (order.path("items").get(i) instanceof ObjectNode item) {
          add(places, item, name, "/items/" + i);
        }
      }
    }
    // Of an order that is spoilt already, everything may be gone.
    return places.isEmpty()
        ? new Place(NODES.objectNode(), names[0], "")
        : places.get(random.nextInt(places.size()));
  }

  private static void add(List<Place> places, ObjectNode parent, String name, String pointer) {
    if (parent.has(name)) {
      places.add(new Place(parent, name, pointer + "/" + name));
    }
  }

  /** Sets a value in place of the good one, which is lost. */
  void lose(Place place, JsonNode value) {
    lost.add(place.pointer());
    place.set(value);
  }

  void lose(Place place, String value) {
    lose(place, NODES.stringNode(value));
  }

  /** Returns one of the values. */
  @SafeVarargs
  final <T> T one(T... values) {
    return values[random.nextInt(values.length)];
  }

  String word() {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  /** Returns the text with one slip: a letter too few, too many, or two swapped. */
  String misspelt(String text) {
    int at = 1 + random.nextInt(text.length() - 2);
    char letter = text.charAt(at);
    char next = text.charAt(at + 1);
    String rest = text.substring(at + 2);
    String start = text.substring(0, at);
    return switch (random.nextInt(3)) {
      case 0 -> start + next + rest;
      case 1 -> start + letter + letter + next + rest;
      // Two equal letters cannot be swapped.
      default -> start + next + (next == letter ? "x" : "") + letter + rest;
    };
  }
}
