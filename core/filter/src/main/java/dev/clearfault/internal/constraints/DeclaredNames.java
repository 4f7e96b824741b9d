package dev.clearfault.internal.constraints;

import dev.clearfault.internal.json.PropertyNames;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of properties in a JSON body that a framework has read, by the annotations of Jackson
 * and of JSON-B on the fields. The annotations are known by their names.
 */
final class DeclaredNames {
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "com.fasterxml.jackson.annotation.JsonProperty",
          "jakarta.json.bind.annotation.JsonbProperty");

  private DeclaredNames() {}

  static PropertyNames of(Class<?> type) {
    Map<String, String> wireByJava = new LinkedHashMap<>();
    Map<String, String> javaByWire = new LinkedHashMap<>();
    for (Class<?> each = type;
        each != null && !each.getName().startsWith("java.");
        each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        String name = name(field);
        if (name != null) {
          wireByJava.put(field.getName(), name);
          javaByWire.put(name, field.getName());
        }
      }
    }
    return wireByJava.isEmpty()
        ? PropertyNames.UNCHANGED
        : new PropertyNames(wireByJava, javaByWire, Set.of(), false);
  }

  private static @Nullable String name(Field field) {
    for (Annotation annotation : field.getAnnotations()) {
      if (ANNOTATIONS.contains(annotation.annotationType().getName())) {
        return value(annotation);
      }
    }
    return null;
  }

  private static @Nullable String value(Annotation annotation) {
    try {
      Object name = annotation.annotationType().getMethod("value").invoke(annotation);
      return name instanceof String text && !text.isEmpty() ? text : null;
    } catch (ReflectiveOperationException | RuntimeException unreadable) {
      return null;
    }
  }
}
