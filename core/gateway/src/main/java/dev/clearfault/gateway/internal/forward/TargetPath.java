package dev.clearfault.gateway.internal.forward;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The path and the query of a request, as they are sent on: as the client has written them, or not
 * at all. A spelling that two servers could understand in two ways is refused, because the gateway
 * would check one path and the service would serve another.
 */
public final class TargetPath {
  /** RFC 3986 section 3.3; each percent sign begins an escape. */
  private static final Pattern PATH =
      Pattern.compile("(?:[A-Za-z0-9\\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*");

  /** What a query may have beyond RFC 3986 is not ambiguous, and some clients send it. */
  private static final Pattern QUERY = Pattern.compile("[!-~&&[^#]]*");

  /** Of a text without its escapes: what a second decoding would make of them. */
  private static final Pattern ESCAPED_TWICE = Pattern.compile("%(2[EeFf5]|5[Cc]|[01][0-9A-Fa-f])");

  private TargetPath() {}

  /**
   * Returns the path behind that of the servlet, encoded; empty, or with a slash at its start.
   *
   * @throws ProblemException with status 400 if it is ambiguous
   */
  public static String behindServlet(HttpServletRequest request) {
    String uri = request.getRequestURI();
    if (uri == null || !PATH.matcher(uri).matches()) {
      throw refusal();
    }
    List<String> raw = List.of(uri.split("/", -1));
    List<String> mount = List.of(mount(request).split("/", -1));
    if (raw.size() < mount.size() || !raw.get(0).isEmpty()) {
      throw refusal();
    }
    StringBuilder rest = new StringBuilder();
    for (int i = 1; i < raw.size(); i++) {
      String text = checked(raw.get(i), i == raw.size() - 1);
      if (i >= mount.size()) {
        rest.append('/').append(raw.get(i));
      } else if (!text.equals(mount.get(i)) || raw.get(i).indexOf(';') >= 0) {
        throw refusal();
      }
    }
    return rest.toString();
  }

  /**
   * Returns the query with its question mark; empty for none.
   *
   * @throws ProblemException with status 400 if it has characters that no query has
   */
  public static String query(HttpServletRequest request) {
    String query = request.getQueryString();
    if (query == null) {
      return "";
    }
    if (!QUERY.matcher(query).matches()) {
      throw refusal();
    }
    return "?" + query;
  }

  /** The path of the application and the servlet, decoded. */
  static String mount(HttpServletRequest request) {
    boolean isDefault = request.getHttpServletMapping().getMappingMatch() == MappingMatch.DEFAULT;
    return request.getServletContext().getContextPath()
        + (isDefault ? "" : request.getServletPath());
  }

  /** Returns a segment without its escapes and parameters. */
  private static String checked(String raw, boolean isLast) {
    int end = raw.indexOf(';');
    String text = decoded(raw);
    String name = end < 0 ? text : decoded(raw.substring(0, end));
    // Some servers decode a path before they cut it.
    String cut = text == null ? "" : text.substring(0, Math.max(0, text.indexOf(';')));
    boolean isBad =
        text == null
            || name == null
            || name.equals(".")
            || name.equals("..")
            || cut.equals(".")
            || cut.equals("..")
            || (name.isEmpty() && !isLast)
            || text.indexOf('/') >= 0
            || text.indexOf('\\') >= 0
            || text.chars().anyMatch(Character::isISOControl)
            || ESCAPED_TWICE.matcher(text).find();
    if (isBad || name == null) {
      throw refusal();
    }
    return name;
  }

  /** Returns null if the bytes are not UTF-8. */
  private static @Nullable String decoded(String raw) {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    ByteBuffer bytes = ByteBuffer.allocate(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '%') {
        bytes.put((byte) Integer.parseInt(raw, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.put((byte) raw.charAt(i));
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException malformed) {
      return null;
    }
  }

  private static ProblemException refusal() {
    return new ProblemException(Problem.of(ProblemType.ofStatus(400)));
  }
}
