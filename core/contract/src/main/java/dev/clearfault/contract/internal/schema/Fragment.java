package dev.clearfault.contract.internal.schema;

import dev.clearfault.internal.constraints.Expectations;
import dev.clearfault.internal.constraints.SchemaSize;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a client may know of a place: a fragment of JSON Schema 2020-12. */
final class Fragment {
  /** How many objects, one inside of the other, a fragment describes. */
  private static final int LEVELS = 2;

  private static final Set<String> FIRST =
      Set.of("format", "const", "multipleOf", "pattern", "uniqueItems", "default", "examples");

  private static final Set<String> LOWER =
      Set.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");

  private static final Set<String> UPPER =
      Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");

  private Fragment() {}

  /** Returns the fragment, without its innermost objects if it would be too large. */
  static Map<String, Object> of(Parts parts) {
    for (int levels = LEVELS; levels > 0; levels--) {
      Map<String, Object> fragment = of(parts, levels);
      if (SchemaSize.fits(fragment)) {
        return fragment;
      }
    }
    return SchemaSize.limited(of(parts, 0));
  }

  private static Map<String, Object> of(Parts parts, int levels) {
    Map<String, Object> fragment = new LinkedHashMap<>();
    addTypes(parts.types(), fragment);
    for (Located part : parts.all()) {
      for (Map.Entry<String, JsonNode> each : part.node().properties()) {
        add(each.getKey(), each.getValue(), fragment);
      }
    }
    dropStaying(parts, fragment);
    addInside(parts, levels, fragment);
    return fragment;
  }

  /** Returns what one of several places accepts, as a list of values if each has one. */
  static Map<String, Object> either(List<Map<String, Object>> fragments) {
    Set<Object> values = new LinkedHashSet<>();
    for (Map<String, Object> each : fragments) {
      if (each.get("enum") instanceof List<?> some) {
        values.addAll(some);
      } else if (each.get("const") != null) {
        values.add(each.get("const"));
      } else {
        List<Map<String, Object>> distinct = fragments.stream().distinct().toList();
        return distinct.size() == 1 ? each : Map.of("anyOf", distinct);
      }
    }
    return Expectations.oneOf(values);
  }

  private static void addTypes(Set<String> types, Map<String, Object> fragment) {
    if (types.size() == 1) {
      fragment.put("type", types.iterator().next());
    } else if (!types.isEmpty()) {
      fragment.put("type", List.copyOf(types));
    }
  }

  private static void add(String keyword, JsonNode value, Map<String, Object> fragment) {
    if (FIRST.contains(keyword)) {
      Object plain = plain(value);
      if (plain != null) {
        fragment.putIfAbsent(keyword, plain);
      }
    } else if (LOWER.contains(keyword) || UPPER.contains(keyword)) {
      int narrower = LOWER.contains(keyword) ? 1 : -1;
      BigDecimal bound = value.decimalValue();
      if (!(fragment.get(keyword) instanceof BigDecimal other)
          || bound.compareTo(other) == narrower) {
        fragment.put(keyword, bound);
      }
    } else if (keyword.equals("enum") && plain(value) instanceof List<?> values) {
      fragment.merge(keyword, values, Fragment::common);
    } else if (keyword.equals("required")) {
      Set<Object> names = new LinkedHashSet<>((List<?>) fragment.getOrDefault(keyword, List.of()));
      value.forEach(name -> names.add(name.stringValue()));
      if (!names.isEmpty()) {
        fragment.put(keyword, List.copyOf(names));
      }
    }
  }

  /** A part may need a property that another part does not let travel. */
  private static void dropStaying(Parts parts, Map<String, Object> fragment) {
    if (fragment.get("required") instanceof List<?> names) {
      List<Object> needed = new ArrayList<>(names);
      needed.removeIf(name -> parts.property((String) name).isRefused());
      if (needed.isEmpty()) {
        fragment.remove("required");
      } else {
        fragment.put("required", needed);
      }
    }
  }

  private static Object common(Object one, Object other) {
    List<Object> both = new ArrayList<>((List<?>) one);
    both.retainAll((List<?>) other);
    return both;
  }

  private static void addInside(Parts parts, int levels, Map<String, Object> fragment) {
    Map<String, Object> items = of(parts.element(Integer.MAX_VALUE), levels, parts);
    if (!items.isEmpty()) {
      fragment.put("items", items);
    }
    if (levels > 0) {
      Map<String, Object> properties = new LinkedHashMap<>();
      parts.accepted().forEach(name -> properties.put(name, of(parts.property(name), levels - 1)));
      if (!properties.isEmpty()) {
        fragment.put("properties", properties);
      }
      List<Map<String, Object>> choices =
          parts.choices().stream().map(each -> of(each, levels - 1)).toList();
      if (!choices.isEmpty() && choices.stream().noneMatch(Map::isEmpty)) {
        fragment.put("anyOf", choices);
      }
    }
    addFurther(parts, levels, fragment);
  }

  private static void addFurther(Parts parts, int levels, Map<String, Object> fragment) {
    for (Located part : parts.all()) {
      JsonNode further = part.node().path("additionalProperties");
      if (further.isBoolean() && !further.booleanValue()) {
        fragment.put("additionalProperties", false);
      } else if (further.isObject() && levels > 0) {
        Origin at = part.origin().child("additionalProperties");
        Parts values = Parts.of(parts.documents(), List.of(new Located(at, further)));
        Map<String, Object> fragmentOfValues = of(values, levels - 1);
        if (!fragmentOfValues.isEmpty()) {
          fragment.putIfAbsent("additionalProperties", fragmentOfValues);
        }
      }
    }
  }

  /**
   * As with annotated classes, a list is no level of its own. A list may be a list of itself, so it
   * ends with the list that it began with.
   */
  private static Map<String, Object> of(Parts elements, int levels, Parts list) {
    boolean isObject = elements.types().contains("object") || !elements.properties().isEmpty();
    boolean isEnd = elements.all().isEmpty() || levels == 0 || elements.equals(list);
    return isEnd ? Map.of() : of(elements, isObject ? levels : levels - 1);
  }

  /** Returns a value in types of the JDK; null if it has a null, which an answer cannot show. */
  static @Nullable Object plain(JsonNode node) {
    if (node.isNumber()) {
      return node.isIntegralNumber() && node.canConvertToLong()
          ? (Object) node.longValue()
          : node.decimalValue();
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      for (JsonNode each : node) {
        Object plain = plain(each);
        if (plain != null) {
          list.add(plain);
        }
      }
      return list;
    }
    if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> each : node.properties()) {
        Object plain = plain(each.getValue());
        if (plain == null) {
          return null;
        }
        map.put(each.getKey(), plain);
      }
      return map;
    }
    return node.isNull() ? null : node.isBoolean() ? (Object) node.booleanValue() : node.asString();
  }
}
