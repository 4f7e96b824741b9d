package dev.clearfault.internal.frameworks;

import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.http.MediaType;
import dev.clearfault.problem.Violation.Source;
import java.lang.annotation.Annotation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of a parameter of a handler method comes from.
 *
 * @param in the part of the request
 * @param name the name that clients use; empty for a whole body or a whole form
 */
record SpringParameter(Source in, String name) {
  private static final String ANNOTATIONS = "org.springframework.web.bind.annotation.";

  private static final Map<String, Source> SOURCES =
      Map.of(
          "PathVariable", Source.PATH,
          "MatrixVariable", Source.PATH,
          "RequestHeader", Source.HEADER,
          "CookieValue", Source.COOKIE,
          "RequestPart", Source.FORM,
          "RequestBody", Source.BODY);

  /**
   * Finds it.
   *
   * @param parameter Spring's {@code MethodParameter}; null for a form that the application binds
   */
  static SpringParameter of(Exchange exchange, @Nullable Object parameter) {
    if (Named.ask(parameter, "getParameterAnnotations") instanceof Annotation[] annotations) {
      for (Annotation annotation : annotations) {
        String type = annotation.annotationType().getName();
        String kind = type.startsWith(ANNOTATIONS) ? type.substring(ANNOTATIONS.length()) : "";
        if (kind.equals("RequestParam")) {
          return named(exchange, name(annotation, parameter));
        }
        Source source = SOURCES.get(kind);
        if (source != null) {
          return new SpringParameter(
              source, source == Source.BODY ? "" : name(annotation, parameter));
        }
      }
    }
    return new SpringParameter(formOrQuery(exchange, null), "");
  }

  /** Finds a parameter of the query or of a form. */
  static SpringParameter named(Exchange exchange, String name) {
    return new SpringParameter(formOrQuery(exchange, name), name);
  }

  private static Source formOrQuery(Exchange exchange, @Nullable String name) {
    String type = exchange.header("Content-Type");
    if (type == null || !MediaType.of(type).isForm()) {
      return Source.QUERY;
    }
    String query = exchange.request().getQueryString();
    boolean inQuery = name != null && query != null && ("&" + query).contains("&" + name + "=");
    return inQuery ? Source.QUERY : Source.FORM;
  }

  private static String name(Annotation annotation, @Nullable Object parameter) {
    for (String member : new String[] {"name", "value"}) {
      if (Named.member(annotation, member) instanceof String name && !name.isEmpty()) {
        return name;
      }
    }
    String name = Named.text(parameter, "getParameterName");
    return name.isEmpty() ? Named.text(Named.ask(parameter, "getParameter"), "getName") : name;
  }
}
