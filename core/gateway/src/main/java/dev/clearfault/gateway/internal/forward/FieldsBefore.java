package dev.clearfault.gateway.internal.forward;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header fields that filters of the application have set before a service has answered. If its
 * answer cannot be sent, its fields (a cookie, for example) must not stay on the answer to that.
 */
record FieldsBefore(HttpServletResponse response, Map<String, List<String>> fields) {

  static FieldsBefore of(HttpServletResponse response) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String name : response.getHeaderNames()) {
      fields.put(name, List.copyOf(response.getHeaders(name)));
    }
    return new FieldsBefore(response, fields);
  }

  /** Takes back all that the service has set, unless it has been sent. */
  void restore() {
    if (response.isCommitted()) {
      return;
    }
    response.reset();
    fields.forEach(
        (name, values) -> {
          // A container may put some fields back by itself, so the first value replaces them.
          for (int i = 0; i < values.size(); i++) {
            if (i == 0) {
              response.setHeader(name, values.get(i));
            } else {
              response.addHeader(name, values.get(i));
            }
          }
        });
  }
}
