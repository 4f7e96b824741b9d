package dev.clearfault.gateway.internal.routes;

import dev.clearfault.Upstream;
import dev.clearfault.contract.internal.filter.ServiceContract;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where requests below a path go. Immutable and thread-safe.
 *
 * @param prefix of the path behind that of the servlet; empty, or with a slash at its start alone
 * @param service the settings of the service
 * @param upstream makes the calls
 * @param contract of the service
 * @param maxBodySize how many bytes of a request body are passed on, if nothing else checks them
 * @param maxResponseSize how many bytes of an answer are passed on
 * @param passesErrors whether the client gets the body of a 5xx that is no problem document
 */
public record Route(
    String prefix,
    ServiceSettings service,
    Upstream upstream,
    ServiceContract contract,
    long maxBodySize,
    long maxResponseSize,
    boolean passesErrors) {

  /** Returns the URL of the service, without a slash at its end. */
  public URI url() {
    return service.url();
  }

  /** Returns the time for a whole call. */
  public Duration deadline() {
    return service.deadline();
  }

  /** Returns the header with the time that is left, and that with the request id. */
  public List<String> ownHeaders() {
    return java.util.stream.Stream.of(service.deadlineHeader(), service.requestIdHeader())
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  /** Returns whether a variable of a template may have the value that a prefix has there. */
  public static boolean meets(String prefix, String template) {
    String[] fixed = prefix.split("/", -1);
    String[] segments = template.split("/", -1);
    boolean open = false;
    for (int i = 0; i < fixed.length; i++) {
      if (i >= segments.length) {
        return false;
      }
      boolean variable = segments[i].indexOf('{') >= 0;
      if (!variable && !segments[i].equals(fixed[i])) {
        return false;
      }
      open |= variable;
    }
    return open;
  }

  /**
   * Returns the path behind that of the servlet for a path at the service; null if this route leads
   * to none such.
   */
  public @Nullable String inside(String path) {
    String start = url().getRawPath();
    String rest = path.startsWith(start) ? path.substring(start.length()) : "no path";
    return rest.isEmpty() || rest.startsWith("/") ? prefix + rest : null;
  }

  /**
   * Returns the path at the service for a path behind that of the servlet; null if it is another.
   */
  public @Nullable String path(String rest) {
    if (!rest.startsWith(prefix)) {
      return null;
    }
    String behind = rest.substring(prefix.length());
    return behind.isEmpty() || behind.startsWith("/") ? url().getRawPath() + behind : null;
  }
}
