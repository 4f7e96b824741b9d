package dev.clearfault.contract.internal.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The schemas that all hold for one value: a schema, what it refers to, and the members of its
 * {@code allOf}.
 *
 * @param all each schema once, in the order of the contract
 */
record Parts(Documents documents, List<Located> all) {
  static Parts of(Documents documents, List<Located> schemas) {
    List<Located> all = new ArrayList<>();
    Set<Origin> seen = new HashSet<>();
    schemas.forEach(each -> collect(documents, each, all, seen));
    return new Parts(documents, all);
  }

  private static void collect(
      Documents documents, Located schema, List<Located> all, Set<Origin> seen) {
    if (!seen.add(schema.origin())) {
      return;
    }
    all.add(schema);
    Located target = documents.target(schema);
    if (target != null) {
      collect(documents, target, all, seen);
    }
    JsonNode parts = schema.node().path("allOf");
    for (int i = 0; i < parts.size(); i++) {
      Origin part = schema.origin().child("allOf").child(i);
      collect(documents, new Located(part, parts.path(i)), all, seen);
    }
  }

  /** Returns the same parts and another schema. */
  Parts and(Located schema) {
    List<Located> more = new ArrayList<>(all);
    more.add(schema);
    return of(documents, more);
  }

  /** Returns the names of the declared properties, in their order. */
  Set<String> properties() {
    Set<String> names = new LinkedHashSet<>();
    all.forEach(each -> names.addAll(each.node().path("properties").propertyNames()));
    return names;
  }

  /** Returns the declared properties that may be there, in their order. */
  Set<String> accepted() {
    Set<String> names = properties();
    names.removeIf(name -> property(name).isRefused());
    return names;
  }

  /** Tells whether the value does not travel this way. */
  boolean isRefused() {
    return all.stream()
        .anyMatch(each -> each.node().has("readOnly") || each.node().has("writeOnly"));
  }

  /** Returns the branch of a choice that declares a property; this if there is none. */
  Parts declaring(String name) {
    if (position(name) < 0) {
      for (Parts branch : choices()) {
        if (branch.position(name) >= 0) {
          return branch;
        }
      }
    }
    return this;
  }

  /** Returns the position of a declared property; -1 if it is not declared. */
  int position(String name) {
    return new ArrayList<>(properties()).indexOf(name);
  }

  /** Returns what holds at a place below. */
  Parts at(List<Object> path) {
    Parts here = this;
    for (Object step : path) {
      here = step instanceof Integer index ? here.element(index) : here.property((String) step);
    }
    return here;
  }

  Parts property(String name) {
    List<Located> found = new ArrayList<>();
    for (Located each : all) {
      int before = found.size();
      add(each, "properties", name, found);
      for (Map.Entry<String, JsonNode> one : each.node().path("patternProperties").properties()) {
        if (new EcmaPattern(one.getKey()).matchesName(name)) {
          add(each, "patternProperties", one.getKey(), found);
        }
      }
      if (found.size() == before) {
        add(each, "additionalProperties", found);
      }
    }
    return of(documents, found);
  }

  Parts element(int index) {
    List<Located> found = new ArrayList<>();
    for (Located each : all) {
      JsonNode first = each.node().path("prefixItems");
      if (index < first.size()) {
        Origin at = each.origin().child("prefixItems").child(index);
        found.add(new Located(at, first.path(index)));
      } else {
        add(each, "items", found);
      }
    }
    return of(documents, found);
  }

  private static void add(Located schema, String keyword, List<Located> found) {
    JsonNode value = schema.node().path(keyword);
    if (value.isObject()) {
      found.add(new Located(schema.origin().child(keyword), value));
    }
  }

  private static void add(Located schema, String keyword, String name, List<Located> found) {
    JsonNode value = schema.node().path(keyword).path(name);
    if (!value.isMissingNode()) {
      found.add(new Located(schema.origin().child(keyword).child(name), value));
    }
  }

  /** Returns the types that all parts accept; empty if any is. */
  Set<String> types() {
    Set<String> types = new LinkedHashSet<>();
    for (Located each : all) {
      Set<String> own = types(each.node());
      if (!own.isEmpty()) {
        if (types.isEmpty()) {
          types.addAll(own);
        } else {
          narrow(types, own);
        }
      }
    }
    return types;
  }

  private static void narrow(Set<String> types, Set<String> others) {
    boolean onlyWhole =
        types.contains("number") && others.contains("integer") && !others.contains("number");
    types.removeIf(
        type -> !others.contains(type) && !(type.equals("integer") && others.contains("number")));
    if (onlyWhole) {
      types.add("integer");
    }
  }

  /** Returns the types that all parts accept, also those of the branches of a choice. */
  Set<String> allTypes() {
    Set<String> types = types();
    if (types.isEmpty()) {
      choices().forEach(each -> types.addAll(each.types()));
    }
    return types;
  }

  private static Set<String> types(JsonNode schema) {
    Set<String> types = new LinkedHashSet<>();
    JsonNode type = schema.path("type");
    if (type.isString()) {
      types.add(type.stringValue());
    }
    type.forEach(each -> types.add(each.asString("")));
    return types;
  }

  /** Returns the branches of the first choice; empty if there is none. */
  List<Parts> choices() {
    List<Parts> choices = new ArrayList<>();
    for (Located each : all) {
      for (String keyword : new String[] {"oneOf", "anyOf"}) {
        JsonNode branches = each.node().path(keyword);
        for (int i = 0; i < branches.size() && choices.size() < branches.size(); i++) {
          Origin at = each.origin().child(keyword).child(i);
          choices.add(of(documents, List.of(new Located(at, branches.path(i)))));
        }
        if (!choices.isEmpty()) {
          return choices;
        }
      }
    }
    return choices;
  }
}
