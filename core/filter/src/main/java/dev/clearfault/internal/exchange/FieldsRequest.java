package dev.clearfault.internal.exchange;

import dev.clearfault.internal.http.MediaType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request whose form the library has read before the application: its fields are parameters, too,
 * as if the container had read it.
 */
class FieldsRequest extends HttpServletRequestWrapper {
  final ReplayedBody body;

  FieldsRequest(HttpServletRequest request, ReplayedBody body) {
    super(request);
    this.body = body;
  }

  /** Returns the request with the parameters that the application gets. */
  static HttpServletRequest around(HttpServletRequest request) {
    ReplayedBody body = ReplayedBody.of(request);
    return body == null ? request : new FieldsRequest(request, body);
  }

  @Override
  public @Nullable String getParameter(String name) {
    String first = super.getParameter(name);
    return first == null && isForm() ? firstOf(form().get(name)) : first;
  }

  private static @Nullable String firstOf(@Nullable List<String> texts) {
    return texts == null ? null : texts.get(0);
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    String[] sent = super.getParameterValues(name);
    List<String> fields = isForm() ? form().get(name) : null;
    return fields == null ? sent : joined(sent == null ? new String[0] : sent, fields);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    if (!isForm()) {
      return super.getParameterNames();
    }
    Set<String> names = new LinkedHashSet<>(Collections.list(super.getParameterNames()));
    names.addAll(form().keySet());
    return Collections.enumeration(names);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    if (!isForm()) {
      return super.getParameterMap();
    }
    Map<String, String[]> all = new LinkedHashMap<>(super.getParameterMap());
    form()
        .forEach(
            (name, texts) -> all.put(name, joined(all.getOrDefault(name, new String[0]), texts)));
    return Collections.unmodifiableMap(all);
  }

  private boolean isForm() {
    MediaType type = MediaType.of(getHeader("Content-Type"));
    return type.isForm() && !type.isMultipart();
  }

  private Map<String, List<String>> form() {
    try {
      return body.form(this, body.isWhole() ? null : super.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Jakarta Servlet 6.0 section 3.1: those of the query come first. */
  private static String[] joined(String[] ofQuery, List<String> ofForm) {
    List<String> both = new ArrayList<>(List.of(ofQuery));
    both.addAll(ofForm);
    return both.toArray(String[]::new);
  }
}
