package dev.clearfault.json;

import java.util.Map;

/**
 * What the properties of a class are called in JSON.
 *
 * @param wireByJava the name in JSON by the one in Java
 * @param javaByWire the name in Java by every one that is read in JSON, aliases among them
 */
public record PropertyNames(Map<String, String> wireByJava, Map<String, String> javaByWire) {
  /** Those of a class whose properties are called alike everywhere. */
  public static final PropertyNames ALIKE = new PropertyNames(Map.of(), Map.of());

  /** Copies the maps. */
  public PropertyNames {
    wireByJava = Map.copyOf(wireByJava);
    javaByWire = Map.copyOf(javaByWire);
  }

  /** Returns the name that clients are told. */
  public String wire(String java) {
    return wireByJava.getOrDefault(java, java);
  }

  /** Returns the name that the class gives to what a client has sent. */
  public String java(String wire) {
    return javaByWire.getOrDefault(wire, wire);
  }
}
