package dev.clearfault.internal.constraints;

import jakarta.validation.Path;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order and the types of the properties that a class declares. An answer lists errors in this
 * order.
 *
 * <p>Thread-safe.
 */
public final class Declarations {
  /** An unknown property, such as one of a subclass, comes last. */
  private static final int UNKNOWN = Integer.MAX_VALUE;

  /** JDK types only: an entry in a class of the server must not keep an application in memory. */
  private static final ClassValue<Map<String, Integer>> POSITIONS =
      new ClassValue<>() {
        @Override
        protected Map<String, Integer> computeValue(Class<?> type) {
          Map<String, Integer> positions = new HashMap<>();
          collect(type, positions);
          return positions;
        }
      };

  private static final ClassValue<Map<String, Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> type) {
          Map<String, Field> fields = new HashMap<>();
          for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
              // Fields of the JDK are not accessible, and are no properties.
              if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                fields.putIfAbsent(field.getName(), field);
              }
            }
          }
          return fields;
        }
      };

  private Declarations() {}

  static int position(@Nullable Type owner, @Nullable String property) {
    Class<?> type = raw(owner);
    Integer position = type == null || property == null ? null : POSITIONS.get(type).get(property);
    return position == null ? UNKNOWN : position;
  }

  static @Nullable Field field(Class<?> owner, String property) {
    return FIELDS.get(owner).get(property);
  }

  /** Returns the class of a value if it is more specific than the declared type, else that type. */
  static @Nullable Type ofValue(@Nullable Type declared, @Nullable Object value) {
    boolean known =
        declared instanceof Class<?> type
            ? type.isPrimitive() || !type.isInstance(value)
            : declared != null;
    return value == null || known ? declared : value.getClass();
  }

  static @Nullable Type propertyType(@Nullable Type owner, @Nullable String property) {
    Class<?> type = raw(owner);
    Field field = type == null || property == null ? null : FIELDS.get(type).get(property);
    return field == null ? null : resolve(field.getGenericType(), owner);
  }

  /** Returns a declared type in which the owner's type arguments replace the type variables. */
  public static Type resolve(Type declared, @Nullable Type owner) {
    return TypeArguments.resolve(declared, owner);
  }

  /** Tells whether the node belongs to a key of a map, the first type argument. */
  static boolean isOfKey(@Nullable Type container, Path.Node node) {
    if (node.getKey() == null) {
      return false;
    }
    Integer index = typeArgumentIndex(node);
    Class<?> type = raw(container);
    return index != null && index == 0 && (type == null || Map.class.isAssignableFrom(type));
  }

  /** Returns the element type if the node is an element of the container, else the type itself. */
  static @Nullable Type elementType(@Nullable Type container, Path.Node node) {
    Integer index = typeArgumentIndex(node);
    if (!node.isInIterable() && index == null) {
      return container;
    }
    if (index != null && container instanceof ParameterizedType parameterized) {
      Type[] arguments = parameterized.getActualTypeArguments();
      return index < arguments.length ? resolve(arguments[index], container) : null;
    }
    return elementType(container);
  }

  /** Returns the type of a list's elements or of a map's values. */
  public static @Nullable Type elementType(@Nullable Type container) {
    if (container instanceof GenericArrayType array) {
      return array.getGenericComponentType();
    }
    Class<?> type = raw(container);
    if (container == null || type == null || type.isArray()) {
      return type == null ? null : type.getComponentType();
    }
    if (Map.class.isAssignableFrom(type)) {
      return TypeArguments.of(container, Map.class, 1);
    }
    if (Iterable.class.isAssignableFrom(type)) {
      return TypeArguments.of(container, Iterable.class, 0);
    }
    if (container instanceof ParameterizedType parameterized) {
      Type[] arguments = parameterized.getActualTypeArguments();
      return arguments[arguments.length - 1];
    }
    return null;
  }

  /** Returns the index of the container's type argument to which the node belongs; or null. */
  static @Nullable Integer typeArgumentIndex(Path.Node node) {
    return switch (node.getKind()) {
      case PROPERTY -> node.as(Path.PropertyNode.class).getTypeArgumentIndex();
      case BEAN -> node.as(Path.BeanNode.class).getTypeArgumentIndex();
      case CONTAINER_ELEMENT -> node.as(Path.ContainerElementNode.class).getTypeArgumentIndex();
      default -> null;
    };
  }

  /** Returns the class of a type; null for a type variable, a wildcard or a generic array. */
  public static @Nullable Class<?> raw(@Nullable Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    return type instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getRawType()
        : null;
  }

  private static void collect(Class<?> type, Map<String, Integer> positions) {
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        positions.putIfAbsent(component.getName(), positions.size());
      }
      return;
    }
    if (type.getSuperclass() != null) {
      collect(type.getSuperclass(), positions);
    }
    for (Field field : type.getDeclaredFields()) {
      positions.putIfAbsent(field.getName(), positions.size());
    }
  }
}
