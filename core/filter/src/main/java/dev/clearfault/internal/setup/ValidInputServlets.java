package dev.clearfault.internal.setup;

import dev.clearfault.input.ValidInput;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The servlets of an application whose handlers have {@code @ValidInput}.
 *
 * @param handlers the handlers with their annotations
 */
public record ValidInputServlets(AnnotatedHandlers<ValidInput> handlers) {
  /** The library does not know the classes of that module, which an application may leave out. */
  private static final String VALID_SCHEMA = "dev.clearfault.contract.ValidSchema";

  /**
   * Finds the servlets.
   *
   * @throws IllegalArgumentException if the annotation is on a method where it has no effect; the
   *     message says what to do instead
   */
  public static ValidInputServlets of(ServletContext context) {
    return new ValidInputServlets(AnnotatedHandlers.of(context, ValidInput.class, each -> each));
  }

  /** Returns what each handler accepts, by the name of the servlet and of the handler. */
  public Map<String, Map<String, ValidInput>> inputs() {
    return handlers.handlers();
  }

  /** Returns what the handler of the request accepts; null if it accepts everything. */
  public @Nullable ValidInput inputOf(HttpServletRequest request) {
    return handlers.ofHandler(request);
  }

  /** Returns a sentence for each servlet whose annotation no mapping of its filter covers. */
  static List<String> uncovered(ServletContext context) {
    List<String> all =
        new ArrayList<>(of(context).handlers.uncovered(context, InnerFilters.VALIDATION));
    all.addAll(uncoveredSchemas(context));
    return all;
  }

  private static List<String> uncoveredSchemas(ServletContext context) {
    try {
      Class<? extends Annotation> type =
          Class.forName(VALID_SCHEMA, false, context.getClassLoader()).asSubclass(Annotation.class);
      return AnnotatedHandlers.of(context, type, each -> each)
          .uncovered(context, InnerFilters.CONTRACT);
    } catch (ClassNotFoundException | LinkageError absent) {
      return List.of();
    }
  }
}
