package dev.clearfault.problem;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told when a request could not be served: a problem details object (RFC 9457)
 * before it becomes bytes.
 *
 * <pre>{@code
 * Problem.builder(OUT_OF_STOCK).detail("2 of 3 items are left.").header("Retry-After", "60").build()
 * }</pre>
 *
 * <p>Immutable and thread-safe. The filter adds what belongs to the occurrence (instance, trace id,
 * request id) before it renders.
 *
 * @param type which kind of problem this is
 * @param status the HTTP status of the answer, 400 to 599
 * @param detail what went wrong this time, for the client; null if the title says it all
 * @param instance the URI of this occurrence, the same in the answer and in the log; null until the
 *     filter assigns it
 * @param traceId the trace id of a valid W3C {@code traceparent}; null without one
 * @param requestId the id of the configured request header; null without one
 * @param errors the values that were not accepted, in their final order
 * @param truncated whether more errors were found than are listed
 * @param upstream the name that the application gave the called service; null if it gave none
 * @param retryable for gateway failures: whether repeating the request is safe; null for others
 * @param extensions further members (RFC 9457 section 3.2), in their order
 * @param headers header fields that belong to the answer, such as {@code Retry-After}
 */
public record Problem(
    ProblemType type,
    int status,
    @Nullable String detail,
    @Nullable String instance,
    @Nullable String traceId,
    @Nullable String requestId,
    List<Violation> errors,
    boolean truncated,
    @Nullable String upstream,
    @Nullable Boolean retryable,
    Map<String, Object> extensions,
    Map<String, String> headers) {

  /**
   * Copies the collections and checks the parts.
   *
   * @throws IllegalArgumentException if the status is none of an error, or an extension or header
   *     is one that the builder refuses
   */
  public Problem {
    requireNonNull(type, "type");
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException(
          "problem " + type.code() + " has status " + status + ": write one from 400 to 599");
    }
    errors = List.copyOf(errors);
    extensions = Extensions.copy(extensions);
    headers = copy(headers);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      checkHeader(header.getKey(), header.getValue());
    }
  }

  /** Returns a problem that says no more than its type does. */
  public static Problem of(ProblemType type) {
    return builder(type).build();
  }

  /** Returns a builder for a problem of the type, with the type's status. */
  public static Builder builder(ProblemType type) {
    return new Builder(type);
  }

  /** Returns a builder that starts with this problem's values. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /**
   * Tells whether the fault is that of a service we call, as far as the problem shows: a gateway
   * failure says whether it is worth a retry, or has a gateway's status.
   */
  public boolean gatewayFailure() {
    return retryable != null || status == 502 || status == 504;
  }

  private static Map<String, String> copy(Map<String, String> map) {
    // Map.copyOf would lose the order, and with it the byte-for-byte sameness of answers.
    return map.size() < 2 ? Map.copyOf(map) : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  private static void checkHeader(String name, String value) {
    if (name.isEmpty() || hasControl(name) || hasControl(requireNonNull(value, name))) {
      throw new IllegalArgumentException(
          "header '" + name + "' is empty or has a control character");
    }
  }

  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x7f) {
        return true;
      }
    }
    return false;
  }

  /** Collects the parts of a problem. Not thread-safe. */
  public static final class Builder {
    private ProblemType type;
    private int status;
    private @Nullable String detail;
    private @Nullable String instance;
    private @Nullable String traceId;
    private @Nullable String requestId;
    private List<Violation> errors = List.of();
    private boolean truncated;
    private @Nullable String upstream;
    private @Nullable Boolean retryable;
    private Map<String, Object> extensions = Map.of();
    private Map<String, String> headers = Map.of();

    private Builder(ProblemType type) {
      this.type = requireNonNull(type, "type");
      this.status = type.status();
    }

    private Builder(Problem problem) {
      type = problem.type;
      status = problem.status;
      detail = problem.detail;
      instance = problem.instance;
      traceId = problem.traceId;
      requestId = problem.requestId;
      errors = problem.errors;
      truncated = problem.truncated;
      upstream = problem.upstream;
      retryable = problem.retryable;
      extensions = problem.extensions;
      headers = problem.headers;
    }

    /** Sets the type and leaves the status as it is. */
    public Builder type(ProblemType value) {
      type = requireNonNull(value, "type");
      return this;
    }

    /** Sets the status, 400 to 599; default: the type's. */
    public Builder status(int value) {
      status = value;
      return this;
    }

    /** Sets what went wrong this time, for the client. */
    public Builder detail(@Nullable String value) {
      detail = value;
      return this;
    }

    /** Sets the URI of this occurrence; the filter assigns one where there is none. */
    public Builder instance(@Nullable String value) {
      instance = value;
      return this;
    }

    /** Sets the trace id. */
    public Builder traceId(@Nullable String value) {
      traceId = value;
      return this;
    }

    /** Sets the request id. */
    public Builder requestId(@Nullable String value) {
      requestId = value;
      return this;
    }

    /** Sets the values that were not accepted. */
    public Builder errors(List<Violation> value) {
      errors = requireNonNull(value, "errors");
      return this;
    }

    /** Sets whether more errors were found than are listed; default: false. */
    public Builder truncated(boolean value) {
      truncated = value;
      return this;
    }

    /** Sets the public name of the called service. */
    public Builder upstream(@Nullable String value) {
      upstream = value;
      return this;
    }

    /** Sets whether repeating the request is safe. */
    public Builder retryable(@Nullable Boolean value) {
      retryable = value;
      return this;
    }

    /**
     * Adds a member of the application's own: a string, number or boolean, or lists and maps of
     * these.
     *
     * @throws IllegalArgumentException if the name is taken or is not one that RFC 9457 section 3.2
     *     allows, or the value is not JSON
     */
    public Builder extension(String name, Object value) {
      extensions = plus(extensions, name, Extensions.checked(name, value));
      return this;
    }

    /**
     * Adds a header field to the answer.
     *
     * @throws IllegalArgumentException if the name is empty, or either has a control character
     */
    public Builder header(String name, String value) {
      checkHeader(name, value);
      headers = plus(headers, name, value);
      return this;
    }

    /** Returns the problem. */
    public Problem build() {
      return new Problem(
          type,
          status,
          detail,
          instance,
          traceId,
          requestId,
          errors,
          truncated,
          upstream,
          retryable,
          extensions,
          headers);
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String name, V value) {
      if (map.isEmpty()) {
        return Map.of(name, value);
      }
      Map<String, V> more = new LinkedHashMap<>(map);
      more.put(name, value);
      return more;
    }
  }
}
