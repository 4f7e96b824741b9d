package dev.clearfault.internal.answer;

import dev.clearfault.internal.container.Container;
import dev.clearfault.internal.http.Repetition;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Decides which header fields of a failed response survive. Fields about the exchange stay: CORS,
 * cookies, security, {@code WWW-Authenticate}. Fields about a body that is not sent are removed:
 * its form, its caching, its framing.
 */
final class HeaderPolicy {
  /** Usual servers send heads of at most 8 KiB by default; the answer needs the rest. */
  private static final int MOST_CHARACTERS = 7 * 1024;

  /** The characters of a line beside its name and value. */
  private static final int LINE = 4;

  private static final String CACHE_CONTROL = "Cache-Control";
  private static final String CONTENT_RANGE = "Content-Range";
  private static final String VARY = "Vary";
  private static final String NOSNIFF = "X-Content-Type-Options";

  private static final List<String> VARIES = List.of("Accept", "Accept-Language");
  private static final String VARY_OF_PROBLEMS = String.join(", ", VARIES);

  private HeaderPolicy() {}

  /**
   * A field of a head.
   *
   * @param name in any case
   * @param values one for each line; at least one
   */
  private record Field(String name, List<String> values) {

    /** Sets the first value: after a reset a server may itself put its session cookie back. */
    void put(HttpServletResponse response) {
      response.setHeader(name, values.get(0));
      for (int i = 1; i < values.size(); i++) {
        response.addHeader(name, values.get(i));
      }
    }
  }

  /**
   * Clears the response and sets the head of the answer, with the earlier fields that survive.
   * Every answer has those of RFC 9111 section 5.2.2.5 and RFC 9110 sections 8.5 and 12.5.5.
   */
  static void clearAndSet(HttpServletResponse response, Reply reply, Container container) {
    List<Field> kept = kept(response, container);
    List<Cookie> cookies = container.hiddenCookies(response);
    Clearing.clear(response);
    cookies.forEach(response::addCookie);
    response.setStatus(reply.document().status());
    response.setHeader(CACHE_CONTROL, "no-store");
    response.setHeader("Content-Language", reply.document().language());
    String vary = "";
    for (int i = 0; i < kept.size(); i++) {
      Field field = kept.get(i);
      field.put(response);
      vary = field.name.equalsIgnoreCase(VARY) ? String.join(", ", field.values) : vary;
    }
    for (Map.Entry<String, String> own : reply.headers().entrySet()) {
      response.setHeader(own.getKey(), own.getValue());
      vary = own.getKey().equalsIgnoreCase(VARY) ? own.getValue() : vary;
    }
    response.setHeader(NOSNIFF, "nosniff");
    response.setHeader(VARY, vary.isEmpty() ? VARY_OF_PROBLEMS : vary(vary));
  }

  /** What the body or the answer itself says stays as it is. */
  static boolean mayFollow(String header) {
    return !SuccessHeaders.has(header)
        && !header.equalsIgnoreCase(Repetition.RETRY_AFTER)
        && !header.equalsIgnoreCase(NOSNIFF);
  }

  private static List<Field> kept(HttpServletResponse response, Container container) {
    List<Field> kept = new ArrayList<>(0);
    for (String name : response.getHeaderNames()) {
      // A server may list a name once for each of its values and spellings.
      boolean goes = SuccessHeaders.has(name) || container.isInternalHeader(name);
      if (!has(kept, name) && (!goes || survives(response, name))) {
        List<String> values = List.copyOf(response.getHeaders(name));
        if (!values.isEmpty()) {
          kept.add(new Field(name, values));
        }
      }
    }
    if (!kept.isEmpty()) {
      dropWhatIsTooMuch(kept);
    }
    return kept;
  }

  /** RFC 9110 section 5.1: names are the same in any case. */
  private static boolean has(List<Field> head, String name) {
    for (int i = 0; i < head.size(); i++) {
      if (head.get(i).name.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /** Two fields that usually go stay with a value that describes no body. */
  private static boolean survives(HttpServletResponse response, String name) {
    if (name.equalsIgnoreCase(CONTENT_RANGE)) {
      // How long the resource is, for 416 (RFC 9110 section 15.5.17).
      String range = response.getHeader(name);
      return range != null && range.contains("*/");
    }
    return name.equalsIgnoreCase(CACHE_CONTROL)
        && SuccessHeaders.forbidsStoring(response.getHeaders(name));
  }

  /** If the container refuses the head, the client gets no answer at all. */
  private static void dropWhatIsTooMuch(List<Field> kept) {
    int room = MOST_CHARACTERS;
    Iterator<Field> fields = kept.iterator();
    while (fields.hasNext()) {
      Field field = fields.next();
      int size = 0;
      for (String value : field.values) {
        size += field.name.length() + value.length() + LINE;
      }
      if (size > room) {
        fields.remove();
      } else {
        room -= size;
      }
    }
  }

  /** Says that the answer depends on the same header fields of the request as a problem does. */
  static void addVary(HttpServletResponse response) {
    response.setHeader(VARY, vary(String.join(", ", response.getHeaders(VARY))));
  }

  private static String vary(String before) {
    StringBuilder all = new StringBuilder(before);
    if (!lists(before, "*")) {
      for (String name : VARIES) {
        if (!lists(before, name)) {
          all.append(all.length() == 0 ? "" : ", ").append(name);
        }
      }
    }
    return all.toString();
  }

  /** Returns whether a list of names has this one (RFC 9110 section 5.6.1). */
  private static boolean lists(String names, String name) {
    for (int start = 0; start + name.length() <= names.length(); start++) {
      if (names.regionMatches(true, start, name, 0, name.length())
          && isBetween(names, start - 1)
          && isBetween(names, start + name.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBetween(String names, int at) {
    return at < 0 || at == names.length() || ", \t".indexOf(names.charAt(at)) >= 0;
  }
}
