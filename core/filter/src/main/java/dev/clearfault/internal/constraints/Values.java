package dev.clearfault.internal.constraints;

import jakarta.validation.Path;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks an input along the path of a violation: the class of a value has more properties than its
 * declared type.
 */
final class Values {
  private Values() {}

  /** Returns the value that the node is in: the container itself, or one of its elements. */
  static @Nullable Object element(@Nullable Object container, Path.Node node) {
    Object indexOrKey = node.getIndex() == null ? node.getKey() : node.getIndex();
    if (container instanceof Optional<?> optional) {
      return optional.orElse(null);
    }
    return node.isInIterable() ? element(container, indexOrKey) : container;
  }

  /** Returns an element by its index or key; null if it cannot be told. */
  static @Nullable Object element(@Nullable Object container, @Nullable Object indexOrKey) {
    if (container instanceof Map<?, ?> map) {
      return indexOrKey == null ? null : value(map, indexOrKey);
    }
    if (!(indexOrKey instanceof Integer index) || index < 0) {
      return null;
    }
    if (container instanceof List<?> list) {
      return index < list.size() ? list.get(index) : null;
    }
    return container instanceof Object[] array && index < array.length ? array[index] : null;
  }

  private static @Nullable Object value(Map<?, ?> map, Object key) {
    try {
      return map.get(key);
    } catch (ClassCastException otherKeys) {
      return null; // A sorted map compares the key of the text with keys of another class.
    }
  }

  /** Returns the value of a property; null if it has none, or cannot be read. */
  static @Nullable Object property(@Nullable Object bean, @Nullable String name) {
    Field field = bean == null || name == null ? null : Declarations.field(bean.getClass(), name);
    try {
      return field == null ? null : field.get(bean);
    } catch (IllegalAccessException closed) {
      return null;
    }
  }
}
