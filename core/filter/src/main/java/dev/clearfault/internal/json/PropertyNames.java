package dev.clearfault.internal.json;

import java.util.Map;
import java.util.Set;

/**
 * What the properties of a class are called in JSON.
 *
 * @param wireByJava the name in JSON by the one in Java
 * @param javaByWire the name in Java by every one that is read in JSON, aliases among them
 * @param settable the names in Java of those that one value in JSON sets, and nothing else
 * @param inAnyCase whether JSON may write them in upper or lower case
 */
public record PropertyNames(
    Map<String, String> wireByJava,
    Map<String, String> javaByWire,
    Set<String> settable,
    boolean inAnyCase) {
  /** Those of a class whose properties are called alike everywhere. */
  public static final PropertyNames ALIKE = new PropertyNames(Map.of(), Map.of(), Set.of(), false);

  /** Copies the maps. */
  public PropertyNames {
    wireByJava = Map.copyOf(wireByJava);
    javaByWire = Map.copyOf(javaByWire);
    settable = Set.copyOf(settable);
  }

  /** Returns the name that clients are told. */
  public String wire(String java) {
    return wireByJava.getOrDefault(java, java);
  }

  /** Returns the name that the class gives to what a client has sent. */
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

  /** Returns the name that clients are told for what one has sent, by whatever name it is read. */
  public String wireOf(String sent) {
    String java = java(sent);
    return javaByWire.containsKey(sent) || !java.equals(sent) ? wire(java) : sent;
  }
}
