package dev.clearfault.jaxrs;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the client has sent, as the framework gives it to a resource. */
record Sent(UriInfo uri, HttpHeaders headers) {

  /**
   * Returns the texts of a parameter; null if they cannot be looked at again, as those of a form.
   */
  @Nullable List<String> texts(Parameter parameter) {
    List<String> found =
        switch (parameter.in()) {
          case QUERY -> uri.getQueryParameters().get(parameter.name());
          case PATH -> uri.getPathParameters().get(parameter.name());
          case HEADER -> headers.getRequestHeader(parameter.name());
          case COOKIE -> {
            Cookie cookie = headers.getCookies().get(parameter.name());
            yield cookie == null ? List.of() : List.of(cookie.getValue());
          }
          default -> null;
        };
    return found == null && isKnown(parameter) ? List.of() : found;
  }

  private static boolean isKnown(Parameter parameter) {
    return switch (parameter.in()) {
      case QUERY, PATH, HEADER, COOKIE -> true;
      default -> false;
    };
  }
}
