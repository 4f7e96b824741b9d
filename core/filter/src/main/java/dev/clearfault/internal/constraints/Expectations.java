package dev.clearfault.internal.constraints;

import dev.clearfault.internal.constraints.Steps.Step;
import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.problem.Violation;
import jakarta.validation.Validator;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What an input accepts at each of its places, as JSON Schema: all that its types and all of its
 * constraints say, so that the next attempt of a client does not fail at the next rule.
 *
 * <p>A schema is made once for each place in the classes of the application, and kept as long as
 * the application. Thread-safe.
 */
public final class Expectations {
  /** Limits the memory for an application that makes types while it runs. */
  private static final int MAX_KNOWN = 2000;

  private final JsonReader json;
  private final ExpectedRules rules;
  private final Map<Key, Map<String, Object>> known = new ConcurrentHashMap<>();

  /**
   * Creates the expectations of an application.
   *
   * @param validator tells which constraints classes have
   */
  public Expectations(JsonReader json, Validator validator) {
    this.json = json;
    rules = new ExpectedRules(validator, new Examples(json, validator));
  }

  /**
   * A place in the classes of an application.
   *
   * @param origin the type of the input, or the last property on the way
   * @param elements how many lists, maps and wrappers were entered since
   * @param groups by which the validator checks the object that has the origin
   * @param fromText whether a text becomes the value, as that of a parameter does
   */
  private record Key(Object origin, int elements, Set<Class<?>> groups, boolean fromText) {
    /** The JDK keeps the last class whose generated equals it has linked, with its class loader. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && origin.equals(key.origin)
          && elements == key.elements
          && groups.equals(key.groups)
          && fromText == key.fromText;
    }

    @Override
    public int hashCode() {
      return (origin.hashCode() * 31 + groups.hashCode()) * 31 + elements * 2 + (fromText ? 1 : 0);
    }
  }

  /**
   * Returns the schema of a place; empty if nothing is known of it.
   *
   * @param path in the names of JSON, also for other parts of a request
   * @param source the part of the request that has the value
   */
  public Map<String, Object> at(
      Type root, ViolationPath path, Violation.@Nullable Source source, List<Class<?>> groups) {
    return at(root, path.steps(), source, groups);
  }

  private Map<String, Object> at(
      Type root, Steps steps, Violation.@Nullable Source source, List<Class<?>> groups) {
    ExpectedPlace place = ExpectedPlace.whole(json.wireType(root), root, CheckedGroups.of(groups));
    for (Step step : steps.all()) {
      place = place == null ? null : place.next(step, rules);
    }
    if (place == null) {
      return Map.of();
    }
    boolean fromText = source != null && source != Violation.Source.BODY;
    Key key = new Key(place.origin(), place.elements(), place.groups().all(), fromText);
    Map<String, Object> schema = known.get(key);
    if (schema == null) {
      schema = frozen(new ExpectedSchema(rules, fromText).of(place));
      if (known.size() < MAX_KNOWN) {
        known.put(key, schema);
      }
    }
    return schema;
  }

  /** Returns the names of the properties of the object around an unknown property. */
  public Map<String, Object> namesBeside(Type root, ViolationPath path, List<Class<?>> groups) {
    Map<String, Object> object = at(root, path.steps().parent(), Violation.Source.BODY, groups);
    boolean isKnown = !object.containsKey("anyOf"); // Else the names depend on the subtype.
    return isKnown
            && object.get("properties") instanceof Map<?, ?> properties
            && !properties.isEmpty()
        ? names(properties.keySet())
        : Map.of();
  }

  /** Returns the schema of an object that has only these names; empty if they are not known. */
  public static Map<String, Object> names(Collection<?> names) {
    Map<String, Object> one = oneOf(names);
    return one.isEmpty() ? one : Map.of("propertyNames", one);
  }

  /** Returns the schema of one of the values; empty if they are not known, or too many. */
  public static Map<String, Object> oneOf(Collection<?> values) {
    Map<String, Object> one = values.isEmpty() ? Map.of() : Map.of("enum", List.copyOf(values));
    return SchemaSize.fits(one) ? one : Map.of();
  }

  /**
   * Checks the examples that the author of a type gave.
   *
   * @throws IllegalStateException if the constraints refuse one of them; the message says which
   */
  public void check(Type root) {
    rules.examples().check(json.wireType(root));
  }

  /** Returns the schema with the bounds of a class of whole numbers where it has no others. */
  public static Map<String, Object> withRange(Map<String, Object> schema, @Nullable Class<?> type) {
    int bits = type == null ? 0 : bits(MethodType.methodType(type).wrap().returnType());
    if (bits == 0) {
      return schema;
    }
    BigDecimal limit = new BigDecimal(BigInteger.ONE.shiftLeft(bits - 1));
    Map<String, Object> bounded = new LinkedHashMap<>(schema);
    if (!schema.containsKey("minimum") && !schema.containsKey("exclusiveMinimum")) {
      bounded.put("minimum", limit.negate());
    }
    if (!schema.containsKey("maximum") && !schema.containsKey("exclusiveMaximum")) {
      bounded.put("maximum", limit.subtract(BigDecimal.ONE));
    }
    return bounded;
  }

  private static int bits(Class<?> type) {
    if (type == Integer.class) {
      return Integer.SIZE;
    }
    if (type == Long.class) {
      return Long.SIZE;
    }
    return type == Short.class ? Short.SIZE : type == Byte.class ? Byte.SIZE : 0;
  }

  /** Returns the schema as violations keep it, so that they need not copy it. */
  static Map<String, Object> frozen(Map<String, Object> schema) {
    return new Violation(null, "", null, "", "", schema, null).expected();
  }
}
