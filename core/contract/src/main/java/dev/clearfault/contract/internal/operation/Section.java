package dev.clearfault.contract.internal.operation;

import dev.clearfault.contract.internal.schema.ContractException;
import dev.clearfault.contract.internal.schema.Located;
import dev.clearfault.contract.internal.schema.Origin;
import dev.clearfault.contract.internal.schema.SchemaFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object of a document, behind its references. Each mistake is told with its place.
 *
 * @param node an object
 */
record Section(SchemaFiles files, Origin origin, JsonNode node) {

  /**
   * Returns the object at a place.
   *
   * @throws ContractException if no object is there
   */
  static Section of(SchemaFiles files, Located located) {
    Located part = located.node().has("$ref") ? files.follow(located) : located;
    if (!part.node().isObject()) {
      throw new ContractException(part.origin(), "an object is expected here");
    }
    return new Section(files, part.origin(), part.node());
  }

  ContractException fault(String reason) {
    return new ContractException(origin, reason);
  }

  ContractException faultAt(String member, String reason) {
    return new ContractException(origin.child(member), reason);
  }

  boolean has(String member) {
    return node.has(member);
  }

  /** Returns the names of the members, without those of extensions. */
  List<String> names() {
    List<String> names = new ArrayList<>(node.propertyNames());
    names.removeIf(name -> name.startsWith("x-"));
    return names;
  }

  @Nullable String text(String member) {
    JsonNode value = node.get(member);
    if (value == null) {
      return null;
    }
    if (!value.isString()) {
      // YAML reads 3.0 as a number, and yes as a truth value.
      String remedy = value.isValueNode() ? ": put what stands here in quotes" : "";
      throw faultAt(member, "a text is expected here" + remedy);
    }
    return value.stringValue();
  }

  String requiredText(String member) {
    String text = text(member);
    if (text == null || text.isEmpty()) {
      throw fault("the member " + member + " is missing: add it");
    }
    return text;
  }

  boolean flag(String member, boolean standard) {
    JsonNode value = node.get(member);
    if (value == null) {
      return standard;
    }
    if (!value.isBoolean()) {
      throw faultAt(member, "true or false is expected here");
    }
    return value.booleanValue();
  }

  /** Returns a member as it is, before its references are followed. */
  Located member(String member) {
    return new Located(origin.child(member), node.get(member));
  }

  @Nullable Section object(String member) {
    return has(member) ? of(files, member(member)) : null;
  }

  /** Returns the objects that are the members of an object; empty if there is none. */
  Map<String, Section> objects(String member) {
    Section object = object(member);
    Map<String, Section> objects = new LinkedHashMap<>();
    if (object != null) {
      object.names().forEach(name -> objects.put(name, of(files, object.member(name))));
    }
    return objects;
  }

  List<Section> list(String member) {
    JsonNode value = node.get(member);
    List<Section> list = new ArrayList<>();
    if (value == null) {
      return list;
    }
    if (!value.isArray()) {
      throw faultAt(member, "a list is expected here");
    }
    for (int i = 0; i < value.size(); i++) {
      list.add(of(files, new Located(origin.child(member).child(i), value.get(i))));
    }
    return list;
  }
}
