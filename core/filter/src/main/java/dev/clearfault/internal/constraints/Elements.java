package dev.clearfault.internal.constraints;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The elements of arrays, collections and maps. */
final class Elements {
  private Elements() {}

  /** Tells whether a value has elements that a validator does not look at by itself. */
  static boolean has(Object value) {
    return value instanceof Object[]
        || value instanceof Collection<?>
        || value instanceof Map<?, ?>;
  }

  /**
   * Shows each element that is not null: with its index, with its key, or with null where the
   * elements are in no order.
   */
  static void forEach(Object container, BiConsumer<@Nullable Object, Object> visitor) {
    if (container instanceof Map<?, ?> map) {
      map.forEach((key, value) -> show(key, value, visitor));
      return;
    }
    Iterable<?> elements =
        container instanceof Object[] array ? Arrays.asList(array) : (Collection<?>) container;
    int index = 0;
    for (Object element : elements) {
      show(elements instanceof List<?> ? index : null, element, visitor);
      index++;
    }
  }

  private static void show(
      @Nullable Object step, @Nullable Object element, BiConsumer<@Nullable Object, Object> to) {
    if (element != null) {
      to.accept(step, element);
    }
  }
}
