package dev.clearfault.demo.repair;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An order with a fault.
 *
 * @param body what is sent
 * @param good the order before it was spoilt
 * @param lost the pointers of the places whose good value nobody can find in the body
 */
public record SpoiltOrder(String body, JsonNode good, Set<String> lost) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Returns the order of a seed. The same seed always gives the same order. */
  public static SpoiltOrder of(FaultKind kind, long seed) {
    // Neighbours as seeds give almost the same first numbers.
    Random random = new Random((seed * 0x9E3779B97F4A7C15L) + kind.name().hashCode());
    DraftOrder draft = new DraftOrder(random);
    JsonNode good = draft.order.deepCopy();
    kind.order.accept(draft);
    String body = kind.text.apply(JSON.writeValueAsString(draft.order), random);
    return new SpoiltOrder(body, good, Set.copyOf(draft.lost));
  }

  /** Returns whether a repaired body still has each value that was not lost. */
  public boolean isKeptIn(String repaired) {
    try {
      return isKept(good, JSON.readTree(repaired), "");
    } catch (JacksonException notJson) {
      return false;
    }
  }

  private boolean isKept(JsonNode wanted, JsonNode found, String place) {
    if (lost.contains(place)) {
      return true;
    }
    if (wanted.isArray()) {
      // A list that was too long may have lost its end, but not what was there before.
      return IntStream.range(0, wanted.size())
          .allMatch(i -> isKept(wanted.get(i), found.path(i), place + "/" + i));
    }
    if (wanted.isObject()) {
      return wanted.propertyStream().allMatch(property -> isKept(property, found, place));
    }
    return (wanted.isNumber() && found.isNumber())
        ? wanted.decimalValue().compareTo(found.decimalValue()) == 0
        : wanted.equals(found);
  }

  private boolean isKept(Map.Entry<String, JsonNode> wanted, JsonNode found, String place) {
    String name = wanted.getKey();
    return isKept(wanted.getValue(), found.path(name), place + "/" + name);
  }
}
