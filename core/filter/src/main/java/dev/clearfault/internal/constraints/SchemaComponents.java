package dev.clearfault.internal.constraints;

import dev.clearfault.internal.json.WireType;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The objects of a document, each described once, however many places have it. An object can hold
 * itself.
 *
 * <p>An object is named by the first place that has it, and never by its class, which is nobody's
 * business. Not thread-safe.
 */
public final class SchemaComponents {
  /** Where a document has its components. */
  public static final String HOME = "#/components/schemas/";

  private static final String MINIMUM = "minimum";
  private static final String MAXIMUM = "maximum";

  /** By the object and the groups by which it is checked; none if it is not. */
  private final IdentityHashMap<WireType, Map<Set<Class<?>>, String>> names =
      new IdentityHashMap<>();

  private final Set<String> taken;
  private final Map<String, Object> schemas = new TreeMap<>();
  private String place = "";

  /**
   * Creates a document without objects.
   *
   * @param taken the names that its objects must not have
   */
  public SchemaComponents(Set<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  /** Adds a schema whose name was taken. */
  public void put(String name, Object schema) {
    schemas.put(name, schema);
  }

  /** Returns the schemas by their names. */
  public Map<String, Object> schemas() {
    return schemas;
  }

  /**
   * Makes a schema at a place.
   *
   * @param name the last part of the names of the objects there
   */
  public <T> T inside(String name, Supplier<T> schema) {
    String outer = place;
    place = outer + word(name);
    try {
      return schema.get();
    } finally {
      place = outer;
    }
  }

  /** Returns a reference to a schema that is named by its place and the last part of its name. */
  public Map<String, Object> named(String name, Supplier<Map<String, Object>> schema) {
    String free = free(place + name);
    schemas.put(free, schema.get());
    return Map.of("$ref", HOME + free);
  }

  /** Returns whether a type is described apart from its places. */
  static boolean isOne(WireType type) {
    return type.kind() == WireType.Kind.OBJECT
        && !(type.properties().isEmpty() && type.choices().isEmpty());
  }

  String reference(WireType type, Set<Class<?>> groups, Supplier<Map<String, Object>> schema) {
    Map<Set<Class<?>>, String> known = names.computeIfAbsent(type, first -> new HashMap<>());
    String name = known.get(groups);
    if (name == null) {
      name = free(place);
      known.put(groups, name); // Before the schema is made, which may name the object again.
      String outer = place;
      place = name;
      schemas.put(name, schema.get());
      place = outer;
    }
    return HOME + name;
  }

  /** Takes the name for a schema, or one like it if the name is taken. */
  public String free(String wanted) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + i;
    }
    return name;
  }

  /** Returns the name of a subtype in JSON, which its objects have; empty if it has none. */
  static String word(WireType choice) {
    for (WireType.Property each : choice.properties().values()) {
      if (each.type().get().keywords().get("enum") instanceof List<?> one && one.size() == 1) {
        return one.get(0).toString();
      }
    }
    return "Choice";
  }

  /** Returns a name in the form of component names: {@code /line_items} is {@code LineItems}. */
  public static String word(String name) {
    StringBuilder word = new StringBuilder();
    boolean starts = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (fits) {
        word.append(starts ? String.valueOf(c).toUpperCase(Locale.ROOT) : String.valueOf(c));
      }
      starts = !fits;
    }
    return word.toString();
  }

  /** Adds the range of a class of whole numbers, which answers tell when it is left. */
  static void addRange(ExpectedPlace place, Map<String, Object> schema) {
    Class<?> type = Declarations.raw(place.declared());
    if (type == null || !"integer".equals(schema.get("type"))) {
      return;
    }
    Map<String, Object> bounded = new LinkedHashMap<>(Expectations.withRange(schema, type));
    for (String keyword : List.of(MINIMUM, MAXIMUM)) {
      if (bounded.get(keyword) instanceof BigDecimal bound && !schema.containsKey(keyword)) {
        schema.put(keyword, bound);
      }
    }
    if (type == int.class || type == Integer.class) {
      schema.putIfAbsent("format", "int32");
    } else if (type == long.class || type == Long.class) {
      schema.putIfAbsent("format", "int64");
    }
  }
}
