package dev.clearfault;

import dev.clearfault.problem.Language;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which header fields of a failed response survive: those that speak of the exchange (CORS,
 * cookies, security, {@code WWW-Authenticate}) stay, those that describe a body that is not sent,
 * its caching or its framing go.
 */
final class HeaderPolicy {
  /**
   * By exact name: the prefix {@code Content-} would take {@code Content-Security-Policy} along.
   */
  private static final Set<String> DROPPED =
      Set.of(
          "content-type",
          "content-length",
          "content-encoding",
          "content-language",
          "content-range",
          "content-disposition",
          "content-location",
          "content-md5",
          "content-digest",
          "repr-digest",
          "digest",
          "etag",
          "last-modified",
          "accept-ranges",
          "cache-control",
          "pragma",
          "expires",
          "age",
          "surrogate-control",
          "cdn-cache-control",
          "location",
          "refresh",
          "date",
          "server",
          "connection",
          "keep-alive",
          "trailer",
          "transfer-encoding",
          "x-accel-redirect",
          "x-sendfile",
          // What Liberty tells the plug-in of a web server in front of it.
          "$wsep");

  /** Tomcat and Jetty send heads of 8 KiB, where not told otherwise; the rest is ours. */
  private static final int MOST_CHARACTERS = 7 * 1024;

  /** What a line has beside its name and value. */
  private static final int LINE = 4;

  private static final String CACHE_CONTROL = "Cache-Control";
  private static final String CONTENT_RANGE = "Content-Range";
  private static final String VARY = "Vary";
  private static final List<String> VARIES = List.of("Accept", "Accept-Language");

  private HeaderPolicy() {}

  /** Clears the response, but for the header fields that survive. */
  static void clear(HttpServletResponse response) {
    Map<String, List<String>> kept = kept(response);
    LibertyCookies cookies = LibertyCookies.of(response);
    response.reset();
    cookies.putBack(response);
    kept.forEach(
        (name, values) -> {
          // Set first: Jetty has put its session cookie back by itself, and it must not stand
          // twice.
          response.setHeader(name, values.get(0));
          values.subList(1, values.size()).forEach(value -> response.addHeader(name, value));
        });
  }

  /** Adds what every problem is sent with (RFC 9111, RFC 9110 section 12.5.5). */
  static void describe(HttpServletResponse response) {
    if (response.getHeader(CACHE_CONTROL) == null) {
      response.setHeader(CACHE_CONTROL, "no-store");
    }
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (response.getHeader(Language.HEADER) == null) {
      response.setHeader(Language.HEADER, "en");
    }
    vary(response);
  }

  private static Map<String, List<String>> kept(HttpServletResponse response) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    // Tomcat lists a name once for each of its values, and in each spelling.
    Set<String> seen = new HashSet<>(DROPPED);
    for (String name : response.getHeaderNames()) {
      if (seen.add(name.toLowerCase(Locale.ROOT))) {
        kept.put(name, new ArrayList<>(response.getHeaders(name)));
      }
    }
    List<String> caching = stricterCaching(response);
    if (caching != null) {
      kept.put(CACHE_CONTROL, caching);
    }
    String range = response.getHeader(CONTENT_RANGE);
    if (range != null && range.contains("*/")) {
      // Speaks of no body: how long the resource is, for 416 (RFC 9110 section 15.5.17).
      kept.put(CONTENT_RANGE, List.of(range));
    }
    kept.values().removeIf(List::isEmpty);
    dropWhatIsTooMuch(kept);
    return kept;
  }

  /** A head that the container refuses would cost the client the whole answer. */
  private static void dropWhatIsTooMuch(Map<String, List<String>> kept) {
    int[] room = {MOST_CHARACTERS};
    kept.entrySet()
        .removeIf(
            field -> {
              int size = field.getValue().stream().mapToInt(v -> v.length() + LINE).sum();
              size += field.getKey().length() * field.getValue().size();
              boolean fits = size <= room[0];
              room[0] -= fits ? size : 0;
              return !fits;
            });
  }

  private static @Nullable List<String> stricterCaching(HttpServletResponse response) {
    List<String> values = new ArrayList<>(response.getHeaders(CACHE_CONTROL));
    for (String value : values) {
      if (value.toLowerCase(Locale.ROOT).contains("no-store")) {
        return values;
      }
    }
    return null;
  }

  private static void vary(HttpServletResponse response) {
    String present = String.join(", ", response.getHeaders(VARY));
    StringBuilder all = new StringBuilder(present);
    List<String> names = List.of(present.toLowerCase(Locale.ROOT).split("[, ]+"));
    if (names.contains("*")) {
      return;
    }
    for (String name : VARIES) {
      if (!names.contains(name.toLowerCase(Locale.ROOT))) {
        all.append(all.length() == 0 ? "" : ", ").append(name);
      }
    }
    response.setHeader(VARY, all.toString());
  }
}
