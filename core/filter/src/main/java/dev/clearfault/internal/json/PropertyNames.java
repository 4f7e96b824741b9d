package dev.clearfault.internal.json;

import java.util.Map;
import java.util.Set;

/**
 * The names of the properties of a class in JSON.
 *
 * @param wireByJava the JSON name of each Java name
 * @param javaByWire the Java name of each JSON name, aliases included
 * @param settable the Java names of the properties that exactly one JSON property sets
 * @param inAnyCase whether JSON names may be in upper or lower case
 */
public record PropertyNames(
    Map<String, String> wireByJava,
    Map<String, String> javaByWire,
    Set<String> settable,
    boolean inAnyCase) {
  /** The names of a class whose properties have the same names in Java and in JSON. */
  public static final PropertyNames UNCHANGED =
      new PropertyNames(Map.of(), Map.of(), Set.of(), false);

  /** Copies the maps. */
  public PropertyNames {
    wireByJava = Map.copyOf(wireByJava);
    javaByWire = Map.copyOf(javaByWire);
    settable = Set.copyOf(settable);
  }

  /** Returns the name in JSON. */
  public String wire(String java) {
    return wireByJava.getOrDefault(java, java);
  }

  /** Returns the name in Java of a property that a client has sent. */
  public String java(String wire) {
    String known = javaByWire.get(wire);
    if (known != null || !inAnyCase) {
      return known == null ? wire : known;
    }
    return javaByWire.entrySet().stream()
        .filter(each -> each.getKey().equalsIgnoreCase(wire))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(wire);
  }

  /** Tells whether the class reads a property of this JSON name. */
  public boolean contains(String sent) {
    return javaByWire.containsKey(sent) || !java(sent).equals(sent);
  }

  /** Returns the documented JSON name for a name or an alias that a client has sent. */
  String wireOf(String sent) {
    return contains(sent) ? wire(java(sent)) : sent;
  }
}
