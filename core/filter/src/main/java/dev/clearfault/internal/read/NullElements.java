package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.Declarations;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonFault.Kind;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds null in the arrays, collections and maps that an input consists of. No constraint can
 * forbid it there, and a body that is null is refused, too. Not thread-safe.
 */
final class NullElements {
  private final int max;
  private final List<Object> path = new ArrayList<>();
  private final List<JsonFault> faults = new ArrayList<>();

  private NullElements(int max) {
    this.max = max;
  }

  /**
   * Returns a fault for each null.
   *
   * @param max the number of faults to find; one more shows that there are more
   */
  static List<JsonFault> in(Type type, @Nullable Object value, int max) {
    NullElements found = new NullElements(max);
    found.visit(type, value);
    return found.faults;
  }

  private void visit(@Nullable Type type, @Nullable Object value) {
    Type element = Declarations.elementType(type);
    Class<?> raw = Declarations.raw(element);
    if (element == null || raw == Object.class) {
      return; // Free-form JSON may have nulls.
    }
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, each) -> visit(key, element, each));
    } else if (value instanceof Object[] array) {
      visitAll(Arrays.asList(array), element, true);
    } else if (value instanceof Collection<?> elements) {
      visitAll(elements, element, elements instanceof List<?>);
    }
  }

  private void visitAll(Collection<?> elements, Type type, boolean hasOrder) {
    int index = 0;
    for (Object each : elements) {
      visit(hasOrder ? index++ : null, type, each);
    }
  }

  private void visit(@Nullable Object step, Type type, @Nullable Object element) {
    if (faults.size() > max) {
      return;
    }
    if (step != null) {
      path.add(step instanceof Integer ? step : step.toString());
    }
    if (element == null) {
      faults.add(JsonFault.at(Kind.MISSING, path, Declarations.raw(type)));
    } else {
      visit(type, element);
    }
    if (step != null) {
      path.remove(path.size() - 1);
    }
  }
}
