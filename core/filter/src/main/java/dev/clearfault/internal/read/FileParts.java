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
 * Compares the files and texts of a multipart form with the types of their components. A {@link
 * Part} never reaches the JSON library, which would read it as a bean.
 */
final class FileParts {
  private FileParts() {}

  /** Tells whether a component of the type is one or several files. */
  static boolean isFileType(Type type) {
    if (type == Part.class) {
      return true;
    }
    return type instanceof ParameterizedType parameterized
        && parameterized.getActualTypeArguments().length == 1
        && parameterized.getActualTypeArguments()[0] == Part.class
        && (parameterized.getRawType() == Optional.class || isList(parameterized));
  }

  /** Tells whether a type is, holds or has an argument that is a file. */
  static boolean isNamedIn(Type type) {
    return type.getTypeName().contains(Part.class.getName());
  }

  private static boolean isList(Type type) {
    Class<?> raw = Declarations.raw(type);
    return raw == List.class || raw == Collection.class;
  }

  static @Nullable Object value(Object sent, Type type) {
    return isList(type) && sent instanceof Part ? List.of(sent) : sent;
  }

  /** Returns the fault of a text for a file, a file for a text, or too many files; else null. */
  static @Nullable JsonFault mismatch(Object sent, Type type) {
    boolean expectsFiles = isFileType(type);
    if (!(sent instanceof List<?> several)) {
      return isFile(sent) == expectsFiles ? null : fault(List.of(), type);
    }
    if (expectsFiles && !isList(type)) {
      return fault(List.of(), type);
    }
    for (int i = 0; i < several.size(); i++) {
      if (isFile(several.get(i)) != expectsFiles) {
        return fault(List.of(i), type);
      }
    }
    return null;
  }

  /** A part without a file name is a field, also if it is JSON. */
  private static boolean isFile(Object sent) {
    return sent instanceof Part part && part.getSubmittedFileName() != null;
  }

  private static JsonFault fault(List<Object> path, Type type) {
    Class<?> expected =
        isFileType(type)
            ? Part.class
            : Declarations.raw(path.isEmpty() ? type : Declarations.elementType(type));
    return JsonFault.at(Kind.TYPE_MISMATCH, path, expected);
  }
}
