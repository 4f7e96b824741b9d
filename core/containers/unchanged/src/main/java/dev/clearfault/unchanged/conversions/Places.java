package dev.clearfault.unchanged.conversions;

import static java.util.Map.entry;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts of other places than parameters. */
final class Places {
  static final Map<String, Case> CASES =
      Map.ofEntries(
          entry("segment", r -> Long.parseLong(r.getPathInfo().split("/")[2])),
          entry("uriSegment", Places::lastOfUri),
          entry("urlSegment", r -> UUID.fromString(r.getRequestURL().toString().split("/")[6])),
          entry("header", r -> Integer.parseInt(r.getHeader("X-Limit"))),
          entry("headers", r -> Integer.valueOf(Collections.list(r.getHeaders("X-Limit")).get(1))),
          entry("dateHeader", Places::dateHeader),
          entry("basic", Places::basic),
          entry("cookie", r -> Integer.parseInt(String.valueOf(cookie(r, "visits")))),
          entry("query", r -> Integer.parseInt(r.getQueryString().split("=")[1])),
          entry("form", r -> Integer.parseInt(r.getParameter("amount"))),
          entry("body", Places::body));

  private Places() {}

  private static Object lastOfUri(HttpServletRequest request) {
    String uri = request.getRequestURI();
    return Integer.parseInt(uri.substring(uri.lastIndexOf('/') + 1));
  }

  private static Object dateHeader(HttpServletRequest request) {
    return LocalDate.parse(request.getHeader("X-Since"), DateTimeFormatter.RFC_1123_DATE_TIME);
  }

  private static Object basic(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return new String(Base64.getDecoder().decode(header.substring("Basic ".length())));
  }

  private static @Nullable String cookie(HttpServletRequest request, String name) {
    for (Cookie cookie : request.getCookies()) {
      if (cookie.getName().equals(name)) {
        return cookie.getValue();
      }
    }
    return null;
  }

  private static Object body(HttpServletRequest request) throws Exception {
    return Integer.parseInt(request.getReader().lines().collect(Collectors.joining("\n")));
  }
}
