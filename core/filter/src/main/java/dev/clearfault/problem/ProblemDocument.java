package dev.clearfault.problem;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The problem details object (RFC 9457) that one answer sends: a {@link Problem} with all that
 * belongs to this occurrence, and every text in the client's language.
 *
 * <p>The filter makes it, renderers turn it into bytes, and listeners see it afterwards. Immutable
 * and thread-safe.
 *
 * @param type the URI of the problem type
 * @param title what the type is, in a few words
 * @param status the HTTP status of the answer, 400 to 599
 * @param detail what went wrong this time; null if there is no more to say
 * @param instance the URI of this occurrence, the same in the answer and in the log
 * @param code the name of the type, which clients switch on
 * @param traceId the trace id of a valid W3C {@code traceparent}; null without one
 * @param requestId the id from the header of the option {@code requestIdHeader}; null without one
 * @param errors the values that were not accepted, in their order; their details and hints are
 *     texts
 * @param truncated whether more errors were found than are listed
 * @param upstream the public name of the called service that failed; null if it has none
 * @param retryable whether a client may send the same request again; null if a repetition does not
 *     cure the problem
 * @param retryAfter the seconds to wait before that, at least 0; null if the answer has no {@code
 *     Retry-After}
 * @param extensions further members, in their order
 * @param language the tag of the language of the texts, such as {@code en}
 */
public record ProblemDocument(
    String type,
    String title,
    int status,
    @Nullable String detail,
    String instance,
    String code,
    @Nullable String traceId,
    @Nullable String requestId,
    List<Violation> errors,
    boolean truncated,
    @Nullable String upstream,
    @Nullable Boolean retryable,
    @Nullable Integer retryAfter,
    Map<String, Object> extensions,
    String language) {

  /**
   * Copies the collections and checks the parts.
   *
   * @throws IllegalArgumentException if an extension is not allowed
   */
  public ProblemDocument {
    requireNonNull(type, "type");
    requireNonNull(title, "title");
    requireNonNull(instance, "instance");
    requireNonNull(code, "code");
    requireNonNull(language, "language");
    errors = List.copyOf(errors);
    extensions = Members.extensions(extensions);
  }

  /**
   * Returns whether a called service failed, and not this application: the document names it, its
   * code begins with {@code upstream_}, or its status is that of a gateway.
   */
  public boolean gatewayFailure() {
    return upstream != null || code.startsWith("upstream_") || status == 502 || status == 504;
  }
}
