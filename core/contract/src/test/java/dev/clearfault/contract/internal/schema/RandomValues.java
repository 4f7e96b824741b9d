package dev.clearfault.contract.internal.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes values of all types, small enough to meet a rule as often as they break it. */
final class RandomValues {
  /** Texts and numbers that no contract has, so that an answer must not have them either. */
  static final List<String> MARKERS = List.of("Zebra7391", "48151623");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> NAMES = List.of("a", "b", "c", "kind", "x1");

  private static final List<String> TEXTS =
      List.of("", "a", "b", "ab", "abc", "abcd", "a1", "cat", "dog", "12", "ä", "😀", "x y");

  private final Random random;

  RandomValues(long seed) {
    random = new Random(seed);
  }

  JsonNode next() {
    return next(3);
  }

  /** Changes one character of a text, or nothing. */
  JsonNode near(String text) {
    int change = random.nextInt(4);
    int at = random.nextInt(Math.max(1, text.length()));
    String changed =
        switch (change) {
          case 0 -> text;
          case 1 -> text.isEmpty() ? "" : text.substring(0, at) + text.substring(at + 1);
          case 2 ->
              text.substring(0, at) + "-9:T.Z@é".charAt(random.nextInt(8)) + text.substring(at);
          default -> text + text;
        };
    return NODES.stringNode(changed);
  }

  private JsonNode next(int levels) {
    return switch (random.nextInt(levels > 0 ? 10 : 6)) {
      case 0 -> NODES.numberNode(random.nextInt(16) - 3);
      case 1 -> NODES.numberNode(BigDecimal.valueOf(random.nextInt(300) - 50, random.nextInt(4)));
      case 2, 3 -> text();
      case 4 -> NODES.booleanNode(random.nextBoolean());
      case 5 -> random.nextBoolean() ? NODES.nullNode() : NODES.numberNode(48151623);
      case 6, 7 -> list(levels);
      default -> object(levels);
    };
  }

  private JsonNode text() {
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    return NODES.stringNode(random.nextInt(6) == 0 ? text + "Zebra7391" : text);
  }

  private ArrayNode list(int levels) {
    ArrayNode list = NODES.arrayNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      list.add(next(levels - 1));
    }
    return list;
  }

  private ObjectNode object(int levels) {
    ObjectNode object = NODES.objectNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      object.set(NAMES.get(random.nextInt(NAMES.size())), next(levels - 1));
    }
    return object;
  }
}
