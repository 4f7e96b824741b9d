package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.Declarations;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonFault.Kind;
import jakarta.servlet.http.Part;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a multipart form sends with the component that it is for: a file, files or texts. A
 * {@link Part} never reaches the JSON library, which would take it for a bean.
 */
final class Files {
  private Files() {}

  /** Tells whether a component of the type is one or several files. */
  static boolean areHeldBy(Type type) {
    if (type == Part.class) {
      return true;
    }
    return type instanceof ParameterizedType parameterized
        && parameterized.getActualTypeArguments().length == 1
        && parameterized.getActualTypeArguments()[0] == Part.class
        && (parameterized.getRawType() == Optional.class || isList(parameterized));
  }

  private static boolean isList(Type type) {
    Class<?> raw = Declarations.raw(type);
    return raw == List.class || raw == Collection.class;
  }

  /** Returns the value of a component that is a file or files. */
  static @Nullable Object value(Object sent, Type type) {
    return isList(type) && sent instanceof Part ? List.of(sent) : sent;
  }

  /** Returns the fault of texts for files, files for texts, or too many files; null if none. */
  static @Nullable JsonFault misfit(Object sent, Type type) {
    boolean wanted = areHeldBy(type);
    if (!(sent instanceof List<?> several)) {
      return (sent instanceof Part) == wanted ? null : fault(List.of(), type);
    }
    if (wanted && !isList(type)) {
      return fault(List.of(), type);
    }
    for (int i = 0; i < several.size(); i++) {
      if (several.get(i) instanceof Part != wanted) {
        return fault(List.of(i), type);
      }
    }
    return null;
  }

  private static JsonFault fault(List<Object> path, Type type) {
    Class<?> expected =
        areHeldBy(type)
            ? Part.class
            : Declarations.raw(path.isEmpty() ? type : Declarations.elementType(type));
    return JsonFault.at(Kind.TYPE_MISMATCH, path, expected);
  }
}
