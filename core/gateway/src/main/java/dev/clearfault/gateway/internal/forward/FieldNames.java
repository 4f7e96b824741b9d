package dev.clearfault.gateway.internal.forward;

import java.util.Enumeration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which header fields are for one connection only, or for nobody behind the gateway. */
final class FieldNames {
  /** How these proxies call themselves in {@code Via}. */
  static final String PSEUDONYM = "clearfault";

  /** RFC 9110 section 7.6.1, and what older clients send. */
  private static final Set<String> OF_CONNECTION =
      Set.of(
          "connection",
          "content-length", // It is written anew.
          "http2-settings",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /**
   * A service that trusts one of these believes what any client writes, or takes another path or
   * method than those that were checked. No cache has them in its keys.
   */
  private static final Set<String> OF_PROXIES =
      Set.of(
          "cf-connecting-ip",
          "client-ip",
          "expect", // The servlet container has answered it.
          "fastly-client-ip",
          "fly-client-ip",
          "forwarded",
          "forwarded-for",
          "front-end-https",
          "host",
          "proxy", // CGI makes HTTP_PROXY of it.
          "true-client-ip",
          "via",
          "x-azure-clientip",
          "x-azure-socketip",
          "x-client-ip",
          "x-cluster-client-ip",
          "x-forward-for",
          "x-forwarded",
          "x-host",
          "x-host-override",
          "x-http-host-override",
          "x-http-method",
          "x-http-method-override",
          "x-http-path-override",
          "x-method-override",
          "x-originating-ip",
          "x-override-url",
          "x-real-ip",
          "x-rewrite-url",
          "x-script-name",
          "x-true-client-ip",
          "x-url-scheme");

  /** RFC 9440 has those of the client's certificate. */
  private static final List<String> STARTS_OF_PROXIES =
      List.of(
          "client-cert",
          "proxy-",
          "x-accel-",
          "x-client-cert",
          "x-envoy-",
          "x-forwarded-",
          "x-original-",
          "x-remote-",
          "x-sendfile-",
          "x-ssl-");

  /** What tells of the inside, or tells a server in front what to do. */
  private static final Set<String> OF_SERVICE =
      Set.of(
          "alt-svc",
          "server",
          "via",
          "x-aspnet-version",
          "x-aspnetmvc-version",
          "x-backend-server",
          "x-powered-by",
          "x-sendfile",
          "x-lighttpd-send-file");

  /** RFC 9110 section 5.6.2. */
  private static final String NO_TOKEN = "\"(),/:;<=>?@[\\]{}";

  private FieldNames() {}

  /** Returns the names that the fields {@code Connection} name, in lower case. */
  static Set<String> nominated(Iterator<String> connection) {
    Set<String> names = new HashSet<>();
    while (connection.hasNext()) {
      for (String each : connection.next().split(",", -1)) {
        names.add(each.strip().toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  static Set<String> nominated(Enumeration<String> connection) {
    return connection.hasMoreElements() ? nominated(connection.asIterator()) : Set.of();
  }

  /** A service behind CGI takes an underscore for a hyphen, and so one field for another. */
  static boolean isForService(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return plain.indexOf('_') < 0
        && !OF_CONNECTION.contains(plain)
        && !OF_PROXIES.contains(plain)
        && STARTS_OF_PROXIES.stream().noneMatch(plain::startsWith);
  }

  static boolean isForClient(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return !OF_CONNECTION.contains(plain)
        && !OF_SERVICE.contains(plain)
        && !plain.startsWith("proxy-")
        && !plain.startsWith("x-accel-");
  }

  /** Returns whether it is a token (RFC 9110 section 5.1); some containers take other names. */
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(c -> c > ' ' && c < 0x7f && NO_TOKEN.indexOf(c) < 0);
  }

  /** Returns whether a value has no character that could end a line, or that no field has. */
  static boolean isValue(String value) {
    return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f));
  }

  /** Returns whether the client of the services writes a value as it came, in ISO-8859-1. */
  static boolean isWritable(String value) {
    return isValue(value) && value.chars().allMatch(c -> c < 0x7f || (c >= 0xa0 && c <= 0xff));
  }

  /** Returns the version of RFC 9110 section 7.6.3 for a text such as {@code HTTP/1.1}. */
  static String version(String protocol) {
    String version = protocol.startsWith("HTTP/") ? protocol.substring(5) : protocol;
    return version.equals("2.0") ? "2" : version;
  }
}
