package dev.clearfault.contract.internal.schema;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The rule of {@code uniqueItems}. Elements are put in an order: a client can choose texts that
 * have one hash code, with which a hash table compares each element with all others.
 */
final class DistinctElements {
  /** Equal are those that JSON Schema 2020-12 (core, section 4.2.2) takes for equal. */
  private static final Comparator<JsonNode> ORDER = DistinctElements::compare;

  private DistinctElements() {}

  /** Tells whether no two elements of a list are equal. */
  static boolean are(JsonNode list) {
    TreeSet<JsonNode> known = new TreeSet<>(ORDER);
    for (JsonNode each : list) {
      if (!known.add(each)) {
        return false;
      }
    }
    return true;
  }

  private static int compare(JsonNode one, JsonNode other) {
    int kinds = one.getNodeType().compareTo(other.getNodeType());
    if (kinds != 0) {
      return kinds;
    }
    if (one.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    if (one.isString()) {
      return one.stringValue().compareTo(other.stringValue());
    }
    if (one.isBoolean()) {
      return Boolean.compare(one.booleanValue(), other.booleanValue());
    }
    int sizes = one.size() - other.size();
    if (sizes != 0) {
      return sizes;
    }
    return one.isObject() ? members(one, other) : elements(one, other);
  }

  private static int elements(JsonNode one, JsonNode other) {
    Iterator<JsonNode> others = other.iterator();
    for (JsonNode each : one) {
      int order = compare(each, others.next());
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int members(JsonNode one, JsonNode other) {
    List<String> names = names(one);
    Iterator<String> others = names(other).iterator();
    for (String name : names) {
      int order = name.compareTo(others.next());
      if (order != 0) {
        return order;
      }
    }
    for (String name : names) {
      int order = compare(one.path(name), other.path(name));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<String> names(JsonNode object) {
    return object.propertyNames().stream().sorted().toList();
  }
}
