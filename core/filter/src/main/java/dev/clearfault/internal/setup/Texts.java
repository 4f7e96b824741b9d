package dev.clearfault.internal.setup;

import dev.clearfault.internal.http.ClientAddress;
import dev.clearfault.internal.observe.LogLevels;
import java.util.regex.Pattern;

/** Checks the values of options that are texts, and returns them in the form that is kept. */
final class Texts {
  private static final Pattern URI = Pattern.compile("[!-~&&[^<>\"]]{1,800}");
  private static final Pattern PATH = Pattern.compile("(/[!-~&&[^*;?#%\\\\\"<>/]]+)+");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");

  /** A token of RFC 8941 section 3.3.4, without its special characters. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");

  private static final Pattern PACKAGE = Pattern.compile("[a-zA-Z_]\\w*(\\.[a-zA-Z_]\\w*)+");

  private Texts() {}

  /** Returns the start of all type URIs, with its slash or other separator. */
  static String typeBase(String value) {
    check(
        "typeBase",
        value,
        URI,
        "write a URI of at most 800 characters, such as https://errors.example.com/");
    return "/#:=?".indexOf(value.charAt(value.length() - 1)) >= 0 ? value : value + "/";
  }

  static String catalogPath(String value) {
    return check(
        "catalogPath",
        value,
        PATH,
        "write a path that starts with a slash and does not end with one, such as /api/problems");
  }

  static String templatePath(String value) {
    if (!value.startsWith("/")) {
      throw Refusal.of(
          "htmlTemplate",
          value,
          "write a path that starts with a slash, such as /WEB-INF/problem.html");
    }
    return value;
  }

  static String headerName(String value) {
    return check("requestIdHeader", value, HEADER, "write a header's name, such as X-Request-Id");
  }

  static String publicName(String value) {
    return check(
        "proxyStatus", value, NAME, "write a public name for the application, such as shop");
  }

  /** Returns the start of the names of all classes in a package. */
  static String packagePrefix(String value) {
    String remedy = "write packages, such as java.sql, redis.clients";
    return check("upstreamPackages", value, PACKAGE, remedy) + ".";
  }

  static String logLevel(String value) {
    if (!LogLevels.isRule(value)) {
      throw Refusal.of(
          "logLevels",
          value,
          "write a code, a status, 4xx or 5xx, a colon, and error, warning, info, debug or off,"
              + " such as 4xx:info, upstream_timeout:error");
    }
    return value;
  }

  static String clientAddress(String value) {
    if (!ClientAddress.isWord(value)) {
      throw Refusal.of(
          "clientAddress",
          value,
          "write peer, or the addresses and networks of your proxies, such as 10.0.0.0/8,"
              + " 127.0.0.1");
    }
    return value;
  }

  private static String check(String option, String value, Pattern accepted, String remedy) {
    if (!accepted.matcher(value).matches()) {
      throw Refusal.of(option, value, remedy);
    }
    return value;
  }
}
