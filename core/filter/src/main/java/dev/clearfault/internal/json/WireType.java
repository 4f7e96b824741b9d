package dev.clearfault.internal.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the JSON of a type looks like. A type can hold itself, so what is inside is found when it is
 * asked for.
 *
 * <p>Immutable and thread-safe.
 *
 * @param kind how the JSON is built
 * @param keywords of JSON Schema: the type, the format and the like; empty if nothing is known
 * @param properties those of an object, by name and in the order in which they are read
 * @param choices the subtypes of an object, one of which it is; empty if there are none
 * @param element the elements of a list, the values of a map, or what a wrapper holds; else null
 * @param key the keys of a map; else null
 */
public record WireType(
    Kind kind,
    Map<String, Object> keywords,
    Map<String, Property> properties,
    List<Supplier<WireType>> choices,
    @Nullable Supplier<WireType> element,
    @Nullable WireType key) {
  /** A type of which nothing is known. */
  public static final WireType UNKNOWN = value(Map.of());

  /** How the JSON of a type is built. */
  public enum Kind {
    /** A text, a number, a boolean, or anything. */
    VALUE,
    /** An object with known properties. */
    OBJECT,
    /** An array whose elements have one type. */
    LIST,
    /** An object whose values have one type. */
    MAP,
    /** What it holds, as an {@code Optional} does. */
    WRAPPER
  }

  /**
   * A property of an object. Each one is made once, so it can be the key of a cache.
   *
   * @param owner the class that has it
   * @param java its name in the class
   * @param isRequired whether the class cannot be read without it
   * @param type its type; found when it is asked for
   * @param holder the property that has the object of this one in Java, if that object has no name
   *     in JSON; else null
   */
  public record Property(
      Class<?> owner,
      String java,
      boolean isRequired,
      Supplier<WireType> type,
      @Nullable Property holder) {

    /** Returns the property of an object that another property has. */
    Property heldBy(Property outer) {
      Property direct = holder == null ? outer : holder.heldBy(outer);
      return new Property(owner, java, isRequired, type, direct);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** Copies the collections. */
  public WireType {
    keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    choices = List.copyOf(choices);
  }

  /** Returns a property of an object or of one of its subtypes; null if it is not certain which. */
  public @Nullable Property property(String name) {
    Property own = properties.get(name);
    if (own != null) {
      return own;
    }
    List<Property> found =
        choices.stream()
            .map(choice -> choice.get().properties.get(name))
            .filter(Objects::nonNull)
            .toList();
    return found.size() == 1 ? found.get(0) : null;
  }

  /** Returns the JSON of a class of the JDK without parts; nothing is known of another class. */
  public static WireType of(Class<?> scalar) {
    return WireScalars.of(scalar, false);
  }

  WireType with(Map<String, Property> others) {
    return new WireType(kind, keywords, others, choices, element, key);
  }

  static WireType value(Map<String, Object> keywords) {
    return new WireType(Kind.VALUE, keywords, Map.of(), List.of(), null, null);
  }

  static WireType text() {
    return value(Map.of("type", "string"));
  }

  static WireType oneOf(List<?> values) {
    return values.isEmpty() ? UNKNOWN : value(Map.of("enum", values));
  }

  static WireType object(Map<String, Property> properties, List<Supplier<WireType>> choices) {
    return new WireType(Kind.OBJECT, Map.of("type", "object"), properties, choices, null, null);
  }

  static WireType list(Supplier<WireType> element) {
    return new WireType(Kind.LIST, Map.of("type", "array"), Map.of(), List.of(), element, null);
  }

  static WireType map(WireType key, Supplier<WireType> values) {
    return new WireType(Kind.MAP, Map.of("type", "object"), Map.of(), List.of(), values, key);
  }

  static WireType wrapper(Supplier<WireType> content) {
    return new WireType(Kind.WRAPPER, Map.of(), Map.of(), List.of(), content, null);
  }
}
