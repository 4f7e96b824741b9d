package dev.clearfault.gateway.internal.forward;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Turns places at a service into places at the gateway.
 *
 * @param service the URL of the service, without a slash at its end
 * @param gateway the path that stands for it, encoded, without a slash at its end
 */
record Location(URI service, String gateway) {

  /**
   * Returns where a client finds what a service refers to. Its own address becomes that of the
   * gateway; a place that is relative, or at another host, stays.
   *
   * @return null if it is at the service's host, and no route leads there
   */
  @Nullable String rewrite(String reference) {
    URI uri;
    try {
      uri = new URI(reference);
    } catch (URISyntaxException unreadable) {
      return namesHost(reference) ? null : reference;
    }
    if (uri.getHost() == null ? uri.getRawAuthority() == null : isOwn(uri)) {
      String path = uri.getRawPath();
      boolean isAbsolute = uri.getRawAuthority() != null || (path != null && path.startsWith("/"));
      return uri.isOpaque() || !isAbsolute ? reference : inGateway(uri);
    }
    return namesHost(reference) ? null : reference;
  }

  private @Nullable String inGateway(URI uri) {
    String base = service.getRawPath();
    String path = uri.getRawPath();
    if (path.startsWith(base)
        && (path.length() == base.length() || path.charAt(base.length()) == '/')) {
      String rest = path.substring(base.length());
      return (gateway.isEmpty() && rest.isEmpty() ? "/" : gateway + rest)
          + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
          + (uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment());
    }
    return uri.getRawAuthority() == null ? uri.toString() : null;
  }

  private boolean isOwn(URI uri) {
    String scheme = uri.getScheme() == null ? service.getScheme() : uri.getScheme();
    return scheme.equalsIgnoreCase(service.getScheme())
        && service.getHost().equalsIgnoreCase(uri.getHost())
        && port(service) == port(uri);
  }

  private int port(URI uri) {
    boolean isTls = "https".equalsIgnoreCase(service.getScheme());
    return uri.getPort() >= 0 ? uri.getPort() : isTls ? 443 : 80;
  }

  /** Another port of the same host is of the inside, too. */
  private boolean namesHost(String reference) {
    return reference
        .toLowerCase(java.util.Locale.ROOT)
        .contains("//" + service.getHost().toLowerCase(java.util.Locale.ROOT));
  }
}
