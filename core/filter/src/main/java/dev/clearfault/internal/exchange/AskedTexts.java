package dev.clearfault.internal.exchange;

import dev.clearfault.internal.evidence.AskedText;
import dev.clearfault.internal.http.MediaType;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the texts that the application has asked for, after a failure. The container has parsed
 * them already, so nothing is read of the body here.
 */
final class AskedTexts {
  private static final int MOST = 256;

  private final HttpServletRequest request;
  private final List<AskedText> texts = new ArrayList<>();

  /** The parameters of the query, decoded; made when they are first needed. */
  private @Nullable Map<String, List<String>> query;

  private AskedTexts(HttpServletRequest request) {
    this.request = request;
  }

  /** Returns the texts, those of the last call first. */
  static List<AskedText> of(HttpServletRequest request, Asked asked) {
    AskedTexts found = new AskedTexts(request);
    int age = 0;
    Set<Asked.Call> seen = new HashSet<>();
    for (Asked.Call call : asked.calls()) {
      int itsAge = age++;
      if (found.isFull() || !seen.add(call)) {
        continue; // A client chooses how large its form is.
      }
      try {
        found.add(call, itsAge);
      } catch (RuntimeException unreadable) {
        // The container cannot parse it; then the application got nothing either.
      }
    }
    return found.texts;
  }

  private void add(Asked.Call call, int age) {
    String name = String.valueOf(call.name());
    switch (call.way()) {
      case PARAMETER -> addParameter(name, true, age);
      case VALUES -> addParameter(name, false, age);
      case PARAMETERS -> addParameters(request.getParameterMap().keySet().stream(), age);
      case PARTS -> addParts(age);
      case QUERY -> query().forEach((n, values) -> addAll(Source.QUERY, n, values, age));
      case HEADER -> addAll(Source.HEADER, name, Collections.list(request.getHeaders(name)), age);
      case COOKIES -> addCookies(age);
      case PATH -> addPath(age);
    }
  }

  private void addParameter(String name, boolean first, int age) {
    String[] values = request.getParameterValues(name);
    List<String> all = values == null ? List.of() : Arrays.asList(values);
    addAll(sourceOf(name), name, first && !all.isEmpty() ? all.subList(0, 1) : all, age);
  }

  private void addParameters(Stream<String> names, int age) {
    names.takeWhile(name -> !isFull()).forEach(name -> addParameter(name, false, age));
  }

  /** A parameter is one of the query, unless only a form can have it. */
  private Source sourceOf(String name) {
    return !query().containsKey(name) && MediaType.of(request.getContentType()).isForm()
        ? Source.FORM
        : Source.QUERY;
  }

  private void addParts(int age) {
    Set<String> names = request.getParameterMap().keySet();
    addParameters(names.stream().filter(name -> !query().containsKey(name)), age);
  }

  private void addAll(Source in, String name, List<String> values, int age) {
    if (values.isEmpty()) {
      add(in, name, null, age);
    }
    for (int i = 0; i < values.size() && !isFull(); i++) {
      add(in, values.size() == 1 ? name : name + "[" + i + "]", values.get(i), age);
    }
  }

  private void addCookies(int age) {
    Cookie[] cookies = request.getCookies();
    for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
      add(Source.COOKIE, cookie.getName(), cookie.getValue(), age);
    }
  }

  /**
   * Adds the segments as they were sent and decoded. Those that the container or the mapping of the
   * servlet fixes are no input.
   */
  private void addPath(int age) {
    String fixed = request.getContextPath();
    if (request.getPathInfo() != null) {
      fixed += request.getServletPath();
    }
    String[] segments = request.getRequestURI().split("/", -1);
    for (int i = fixed.split("/").length; i < segments.length; i++) {
      String sent = segments[i].split(";", 2)[0];
      String decoded = decoded(sent.replace("+", "%2B"));
      add(Source.PATH, "segments[" + (i - 1) + "]", decoded == null ? sent : decoded, age);
      if (decoded != null && !decoded.equals(sent)) {
        add(Source.PATH, "segments[" + (i - 1) + "]", sent, age);
      }
    }
  }

  private void add(Source in, String field, @Nullable String text, int age) {
    if (!isFull()) {
      texts.add(new AskedText(in, field, text, age));
    }
  }

  private boolean isFull() {
    return texts.size() >= MOST;
  }

  private Map<String, List<String>> query() {
    Map<String, List<String>> known = query;
    if (known == null) {
      known = new LinkedHashMap<>();
      String sent = request.getQueryString();
      for (String pair : sent == null ? new String[0] : sent.split("&", MOST + 1)) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
        if (name != null && value != null) {
          known.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
      }
      query = known;
    }
    return known;
  }

  private static @Nullable String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return null;
    }
  }
}
