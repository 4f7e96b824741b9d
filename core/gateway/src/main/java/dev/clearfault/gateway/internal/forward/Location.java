package dev.clearfault.gateway.internal.forward;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns places at a service into places at the gateway. References are read as browsers read them,
 * which is not always as RFC 3986 has it.
 *
 * @param service the URL of the service, without a slash at its end
 * @param gateway the path that stands for it, encoded, without a slash at its end
 */
record Location(URI service, String gateway) {
  /** RFC 3986 appendix B: scheme, authority, path, and the rest. */
  private static final Pattern PARTS =
      Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(.*)");

  /** The user, the host, and the port. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:(.*)@)?(\\[[^\\]@]*\\]|[^:@\\[]*)(?::([0-9]{0,9}))?");

  private static final Pattern REFRESH =
      Pattern.compile("([0-9.]+[\\s;,]*)(?:url\\s*=\\s*)?(['\"]?)(.*)", Pattern.CASE_INSENSITIVE);

  /**
   * Returns the value of a field that names a place.
   *
   * @param name in lower case
   * @return null if the field must not be sent
   */
  @Nullable String value(String name, String value) {
    if (!name.equals("refresh")) {
      return rewrite(value);
    }
    Matcher refresh = REFRESH.matcher(value.strip());
    if (!refresh.matches()) {
      return null;
    }
    String quote = refresh.group(2);
    String rest = refresh.group(3);
    int end = quote.isEmpty() ? -1 : rest.indexOf(quote);
    String place = rewrite(end < 0 ? rest : rest.substring(0, end));
    return place == null ? null : refresh.group(1) + (place.isEmpty() ? "" : "url=" + place);
  }

  /**
   * Returns where a client finds what a service refers to. Its own address becomes that of the
   * gateway; a place that is relative, or at another host, stays.
   *
   * @return null if no route leads there, or if browsers could read it as another place
   */
  @Nullable String rewrite(String reference) {
    String text = reference.strip();
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches() || isUnclear(text, parts)) {
      return null;
    }
    String scheme = parts.group(1);
    String authority = parts.group(2);
    String path = parts.group(3);
    if (authority == null) {
      boolean isAbsolute = scheme == null && path.startsWith("/");
      return isAbsolute ? inGateway(path, parts.group(4), true) : text;
    }
    Matcher server = AUTHORITY.matcher(authority);
    if (!server.matches() || server.group(2).indexOf('%') >= 0) {
      return null;
    }
    if (!isHost(server.group(2))) {
      // Another host, unless it names this one to nobody's benefit.
      String user = server.group(1);
      boolean names = user != null && lower(user).contains(lower(service.getHost()));
      return names ? null : text;
    }
    // Another port of the same host is of the inside, too.
    return isOwn(scheme, server.group(3)) ? inGateway(path, parts.group(4), false) : null;
  }

  /** Browsers take a backslash for a slash, drop tabs, and find hosts behind one slash or three. */
  private static boolean isUnclear(String text, Matcher parts) {
    String path = parts.group(3);
    String scheme = parts.group(1);
    boolean isWeb = scheme != null && List.of("http", "https").contains(lower(scheme));
    String place = text.substring(0, parts.start(4));
    return place.indexOf('\\') >= 0
        || text.chars().anyMatch(Character::isISOControl)
        || (isWeb && (parts.group(2) == null || parts.group(2).isEmpty()))
        || (scheme == null && "".equals(parts.group(2)))
        || (parts.group(2) == null && path.startsWith("//"));
  }

  private @Nullable String inGateway(String sent, String rest, boolean staysOutside) {
    String base = service.getRawPath();
    String path = withoutDots(sent);
    boolean isInside =
        path.startsWith(base)
            && (path.length() == base.length() || path.charAt(base.length()) == '/');
    if (!isInside && !staysOutside) {
      return null;
    }
    String place = isInside ? gateway + path.substring(base.length()) : path;
    if (place.startsWith("//")) {
      return null; // It would be the place of another host.
    }
    return (place.isEmpty() ? "/" : place) + rest;
  }

  /** RFC 3986 section 5.2.4; browsers know dots with escapes, too. */
  private static String withoutDots(String path) {
    List<String> kept = new ArrayList<>();
    String[] segments = path.split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      String plain = lower(segments[i]).replace("%2e", ".");
      boolean isUp = plain.equals("..");
      if (isUp && kept.size() > 1) {
        kept.remove(kept.size() - 1);
      }
      if (!isUp && !plain.equals(".")) {
        kept.add(segments[i]);
      } else if (i == segments.length - 1) {
        kept.add("");
      }
    }
    return String.join("/", kept);
  }

  /** A dot at its end names the same host. */
  private boolean isHost(String host) {
    String plain = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return plain.equalsIgnoreCase(service.getHost());
  }

  private boolean isOwn(@Nullable String scheme, @Nullable String port) {
    boolean isTls = "https".equalsIgnoreCase(service.getScheme());
    int standard = isTls ? 443 : 80;
    int own = service.getPort() < 0 ? standard : service.getPort();
    int sent = port == null || port.isEmpty() ? standard : Integer.parseInt(port);
    return sent == own && (scheme == null || scheme.equalsIgnoreCase(service.getScheme()));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
