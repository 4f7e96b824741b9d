package dev.clearfault.internal.json;

import java.util.Map;
import java.util.Set;

/**
 * The names of the properties of a class in JSON.
 *
 * @param wireByJava the name in JSON by the one in Java
 * @param javaByWire the name in Java by every one that is read in JSON, aliases among them
 * @param settable the names in Java of the properties that are set by exactly one JSON property
 * @param inAnyCase whether JSON may write them in upper or lower case
 */
public record PropertyNames(
    Map<String, String> wireByJava,
    Map<String, String> javaByWire,
    Set<String> settable,
    boolean inAnyCase) {
  /** The names of a class whose properties have the same names in Java and in JSON. */
  public static final PropertyNames ALIKE = new PropertyNames(Map.of(), Map.of(), Set.of(), false);

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

  /** Returns the name in Java of a property that a client has sent by this name. */
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

  /** Tells whether JSON may set a property by this name. */
  public boolean know(String sent) {
    return javaByWire.containsKey(sent) || !java(sent).equals(sent);
  }

  /** Returns the documented name of a property that a client has sent by this or an alias. */
  public String wireOf(String sent) {
    return know(sent) ? wire(java(sent)) : sent;
  }
}
