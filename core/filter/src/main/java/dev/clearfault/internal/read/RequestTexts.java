package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one request outside of a JSON body, by source and name. Each source is parsed when
 * it is first needed. Not thread-safe.
 */
final class RequestTexts {
  private final HttpServletRequest request;
  private final RequestBody body;
  private final FormBody form;
  private final int maxParameters;
  private final List<LocatedViolation> undecodable = new ArrayList<>();
  private @Nullable QueryString query;
  private @Nullable QueryString fields;

  RequestTexts(RequestBody body, int maxParameters) {
    this.body = body;
    request = body.request();
    this.maxParameters = maxParameters;
    form = new FormBody(body, maxParameters);
  }

  /**
   * Returns a text, a part for a file, or a list of these; null if there is none.
   *
   * @param name the component's name for clients
   * @throws IOException if the request's stream throws it
   */
  @Nullable Object get(Source source, InputShape.Component component, String name)
      throws IOException {
    return switch (source) {
      case PATH -> PathSegments.get(request, component.segment());
      case QUERY -> query().parameters().get(name);
      case HEADER -> listIfSeveral(Collections.list(request.getHeaders(name)));
      case COOKIE -> cookie(name);
      case FORM -> fields().parameters().get(name);
      case BODY -> null;
    };
  }

  List<LocatedViolation> undecodable() {
    return undecodable;
  }

  FormBody form() {
    return form;
  }

  QueryString query() {
    QueryString known = query;
    if (known == null) {
      known =
          QueryString.parse(
              QueryString.sent(request), Source.QUERY, maxParameters, body.language());
      undecodable.addAll(known.undecodable());
      query = known;
    }
    return known;
  }

  QueryString fields() throws IOException {
    QueryString known = fields;
    if (known == null) {
      known = form.fields();
      undecodable.addAll(known.undecodable());
      fields = known;
    }
    return known;
  }

  private @Nullable Object cookie(String name) {
    List<String> values = new ArrayList<>();
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(name)) {
          values.add(cookie.getValue());
        }
      }
    }
    return listIfSeveral(values);
  }

  private static @Nullable Object listIfSeveral(List<String> values) {
    return values.isEmpty() ? null : values.size() == 1 ? values.get(0) : values;
  }
}
