package dev.clearfault.internal.http;

import java.util.Set;

/** What the methods of HTTP promise. */
public final class Methods {
  /** RFC 9110 section 9.2.2, and QUERY by RFC 10008. */
  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY");

  private Methods() {}

  /** Returns whether a request of this method may be sent twice, with the effect of one. */
  public static boolean isIdempotent(String method) {
    return IDEMPOTENT.contains(method);
  }
}
