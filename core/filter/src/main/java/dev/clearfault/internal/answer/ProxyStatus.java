package dev.clearfault.internal.answer;

import dev.clearfault.problem.ProblemType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says in a {@code Proxy-Status} header (RFC 9209) how the call to an upstream failed, for the
 * gateways between the application and the client: never with details, and never where the upstream
 * is.
 */
public final class ProxyStatus {
  /** RFC 9209 section 2.3; empty where none of its types fits. */
  private static final Map<String, String> ERRORS =
      Map.ofEntries(
          Map.entry("upstream_dns_failure", "dns_error"),
          Map.entry("upstream_connect_refused", "connection_refused"),
          Map.entry("upstream_timeout", "http_response_timeout"),
          Map.entry("upstream_tls_failure", "tls_protocol_error"),
          Map.entry("upstream_connection_reset", "connection_terminated"),
          Map.entry("upstream_protocol_error", "http_protocol_error"),
          Map.entry("upstream_invalid_response", ""),
          Map.entry("upstream_response_too_large", "http_response_body_size"),
          Map.entry("upstream_error_status", ""),
          Map.entry("upstream_circuit_open", "destination_unavailable"),
          Map.entry("upstream_overloaded", "connection_limit_reached"),
          Map.entry("upstream_failure", ""));

  private ProxyStatus() {}

  /** Returns the header's value; null if the problem is no upstream's. */
  static @Nullable String of(String name, ProblemType type) {
    String error = ERRORS.get(type.code());
    if (error == null) {
      return null;
    }
    return error.isEmpty() ? name : name + "; error=" + error;
  }
}
