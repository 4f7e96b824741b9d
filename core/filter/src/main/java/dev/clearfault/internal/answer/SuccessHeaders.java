package dev.clearfault.internal.answer;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The header fields that describe a success: its body, its caching, its framing, and what a server
 * in front must send or store in its place.
 */
final class SuccessHeaders {
  /**
   * By exact name, in any case (RFC 9110 section 5.1): the prefix {@code Content-} would also match
   * {@code Content-Security-Policy}.
   */
  private static final Set<String> NAMES =
      namesOf(
          "content-type",
          "content-length",
          "content-encoding",
          "content-transfer-encoding",
          "content-language",
          "content-range",
          "content-disposition",
          "content-location",
          "content-md5",
          "content-digest",
          "repr-digest",
          "digest",
          "im",
          "delta-base",
          "etag",
          "last-modified",
          "accept-ranges",
          "cache-control",
          "pragma",
          "expires",
          "age",
          "surrogate-control",
          "edge-control",
          "location",
          "refresh",
          "date",
          "server",
          "connection",
          "keep-alive",
          "trailer",
          "transfer-encoding");

  /** Prefixes of fields that servers in front obey: nginx, Apache, lighttpd, Perlbal, LiteSpeed. */
  private static final List<String> PREFIXES =
      List.of("x-accel-", "x-sendfile", "x-lighttpd-send-", "x-reproxy-", "x-litespeed-");

  /** The end of the fields of RFC 9213, each of which is for one kind of cache. */
  private static final String TARGETED_CACHE = "-cache-control";

  private SuccessHeaders() {}

  /** Returns whether the field describes the success. */
  static boolean has(String name) {
    return NAMES.contains(name)
        || startsWith(name, name.length() - TARGETED_CACHE.length(), TARGETED_CACHE)
        || PREFIXES.stream().anyMatch(prefix -> startsWith(name, 0, prefix));
  }

  private static boolean startsWith(String name, int at, String part) {
    return name.regionMatches(true, at, part, 0, part.length());
  }

  /**
   * Returns whether the lines of a {@code Cache-Control} forbid storing the whole response, by a
   * directive {@code no-store} without an argument (RFC 9111 section 5.2.2.5). A word inside a
   * quoted argument is no directive.
   */
  static boolean forbidsStoring(Collection<String> cacheControl) {
    return cacheControl.stream().anyMatch(SuccessHeaders::forbidsStoring);
  }

  private static boolean forbidsStoring(String line) {
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i <= line.length(); i++) {
      char c = i == line.length() ? ',' : line.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        if (line.substring(start, i).trim().equalsIgnoreCase("no-store")) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  private static Set<String> namesOf(String... names) {
    Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Collections.addAll(all, names);
    return Collections.unmodifiableSet(all);
  }
}
