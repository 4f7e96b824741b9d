package dev.clearfault.internal.frameworks;

import dev.clearfault.internal.classify.Finding;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Evidence;
import jakarta.servlet.ServletRequest;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/** The statuses that exceptions have in Spring MVC. */
final class SpringStatus {
  private static final String ERROR_RESPONSE = "org.springframework.web.ErrorResponse";
  private static final String ANNOTATION = "org.springframework.web.bind.annotation.ResponseStatus";

  /** Where the {@code DispatcherServlet} leaves the exception that it has answered. */
  private static final String ANSWERED =
      "org.springframework.web.servlet.DispatcherServlet.EXCEPTION";

  private SpringStatus() {}

  /** Returns the status of an exception; null if it has none. */
  static @Nullable Finding find(Throwable failure) {
    int status =
        Named.is(failure, ERROR_RESPONSE)
            ? number(Named.ask(Named.ask(failure, "getStatusCode"), "value"))
            : annotated(failure.getClass());
    return status >= 400 && status <= 599
        ? new Finding(Problem.of(ProblemType.ofStatus(status)), Evidence.STATUS)
        : null;
  }

  /** Spring looks at superclasses too, although the annotation is not inherited. */
  private static int annotated(Class<?> exception) {
    for (Class<?> each = exception; each != Throwable.class; each = each.getSuperclass()) {
      Annotation annotation = Named.annotation(each, ANNOTATION);
      if (annotation != null) {
        int code = number(Named.ask(Named.member(annotation, "code"), "value"));
        return code == 500 ? number(Named.ask(Named.member(annotation, "value"), "value")) : code;
      }
    }
    return 0;
  }

  private static int number(@Nullable Object status) {
    return status instanceof Integer number ? number : 0;
  }

  static @Nullable Throwable answered(ServletRequest request) {
    try {
      return request.getAttribute(ANSWERED) instanceof Throwable failure ? failure : null;
    } catch (RuntimeException ended) {
      return null;
    }
  }
}
