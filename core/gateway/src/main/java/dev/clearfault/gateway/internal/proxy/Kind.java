package dev.clearfault.gateway.internal.proxy;

import java.util.Locale;

/** The proxies that files are written for. */
public enum Kind {
  /** nginx 1.22 or newer. */
  NGINX,
  /** HAProxy 2.6 or newer. */
  HAPROXY,
  /** Apache httpd 2.4. */
  HTTPD;

  /**
   * Returns the proxy of a word.
   *
   * @throws IllegalArgumentException if there is none; the message says what to write
   */
  static Kind of(String word) {
    for (Kind each : values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "the proxy is '" + word + "': write nginx, haproxy or httpd");
  }
}
