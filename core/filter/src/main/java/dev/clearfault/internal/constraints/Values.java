package dev.clearfault.internal.constraints;

import jakarta.validation.Path;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Finds the elements and properties of values. A value can have more than its declared type. */
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

  /** Returns an element by its index or key; null if there is none. */
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
      return null; // A sorted map compares the text with keys of another class.
    }
  }

  /** Returns the value of a property; null if it has none or is not accessible. */
  static @Nullable Object property(@Nullable Object bean, @Nullable String name) {
    Field field = bean == null || name == null ? null : Declarations.field(bean.getClass(), name);
    try {
      return field == null ? null : field.get(bean);
    } catch (IllegalAccessException closed) {
      return null;
    }
  }

  /**
   * Visits each element that is not null, with its index or key; with null if the elements have no
   * order. A value that is no array, collection or map has no elements.
   */
  static void forEachElement(Object container, BiConsumer<@Nullable Object, Object> visitor) {
    if (container instanceof Map<?, ?> map) {
      map.forEach((key, value) -> visit(key, value, visitor));
    } else if (container instanceof Object[] array) {
      forEachElement(Arrays.asList(array), visitor);
    } else if (container instanceof Collection<?> elements) {
      int index = 0;
      for (Object element : elements) {
        visit(elements instanceof List<?> ? index : null, element, visitor);
        index++;
      }
    }
  }

  private static void visit(
      @Nullable Object step,
      @Nullable Object element,
      BiConsumer<@Nullable Object, Object> visitor) {
    if (element != null) {
      visitor.accept(step, element);
    }
  }
}
