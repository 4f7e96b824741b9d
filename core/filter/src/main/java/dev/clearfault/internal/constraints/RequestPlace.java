package dev.clearfault.internal.constraints;

import dev.clearfault.problem.Violation;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The place in a request that an annotation of JAX-RS names for a parameter, a field or a property.
 * The annotations are known by their names, because an application need not have them.
 *
 * @param in the part of the request
 * @param name the name that clients know
 */
public record RequestPlace(Violation.Source in, String name) {
  private static final String JAX_RS = "jakarta.ws.rs.";

  private static final Map<String, Violation.Source> SOURCES =
      Map.of(
          "jakarta.ws.rs.PathParam", Violation.Source.PATH,
          "jakarta.ws.rs.MatrixParam", Violation.Source.PATH,
          "jakarta.ws.rs.QueryParam", Violation.Source.QUERY,
          "jakarta.ws.rs.HeaderParam", Violation.Source.HEADER,
          "jakarta.ws.rs.CookieParam", Violation.Source.COOKIE,
          "jakarta.ws.rs.FormParam", Violation.Source.FORM);

  /** Returns the place; null if no annotation names one. */
  public static @Nullable RequestPlace of(AnnotatedElement element) {
    for (Annotation annotation : element.getAnnotations()) {
      Violation.Source in = SOURCES.get(annotation.annotationType().getName());
      if (in != null && value(annotation) instanceof String name) {
        return new RequestPlace(in, name);
      }
    }
    return null;
  }

  /** Returns whether JAX-RS fills the element, a parameter of a method or the method itself. */
  static boolean isOfJaxRs(AnnotatedElement element) {
    for (Annotation annotation : element.getAnnotations()) {
      if (annotation.annotationType().getName().startsWith(JAX_RS)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Object value(Annotation annotation) {
    try {
      return annotation.annotationType().getMethod("value").invoke(annotation);
    } catch (ReflectiveOperationException | RuntimeException unreadable) {
      return null;
    }
  }
}
