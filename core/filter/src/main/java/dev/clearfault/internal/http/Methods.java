package dev.clearfault.internal.http;

import java.util.Set;

/** The properties of HTTP methods. */
public final class Methods {
  /** RFC 9110 section 9.2.2, and QUERY by RFC 10008. */
  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY");

  private Methods() {}

  /** Returns whether two equal requests of this method have the same effect as one. */
  public static boolean isIdempotent(String method) {
    return IDEMPOTENT.contains(method);
  }
}
