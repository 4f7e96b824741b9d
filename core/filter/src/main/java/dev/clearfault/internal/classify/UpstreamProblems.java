package dev.clearfault.internal.classify;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import java.util.Locale;

/**
 * The kinds of upstream failures, as clients see them. Their texts contain no fact of the failure:
 * hosts, addresses and messages are not for clients.
 */
@SuppressWarnings("ImmutableEnumChecker") // a ProblemType is immutable, and says so
public enum UpstreamProblems {
  DNS_FAILURE(
      "Upstream DNS failure",
      "The name of a called service could not be resolved. The service was not called."
          + " Repeat the request later."),
  CONNECT_REFUSED(
      "Upstream connection refused",
      "A called service does not accept connections, or cannot be reached. The service"
          + " was not called. Repeat the request later."),
  TIMEOUT(
      "Upstream timeout",
      "A called service did not respond in time. It may have done its work: repeat the"
          + " request only if retryable is true."),
  TLS_FAILURE(
      "Upstream TLS failure",
      "No secure connection to a called service could be made. Operators have to check"
          + " certificates and protocols."),
  CONNECTION_RESET(
      "Upstream connection reset",
      "A called service closed the connection before its response was complete. It may"
          + " have done its work: repeat the request only if retryable is true."),
  PROTOCOL_ERROR(
      "Upstream protocol error",
      "The response of a called service is not valid HTTP. Operators have to check that"
          + " service and the proxies before it."),
  INVALID_RESPONSE(
      "Upstream invalid response",
      "The response of a called service is not what this application expects. Operators"
          + " have to check that service."),
  RESPONSE_TOO_LARGE(
      "Upstream response too large",
      "The response of a called service is larger than this application accepts."),
  ERROR_STATUS(
      "Upstream error status",
      "A service called by this application returned an error status. That status was"
          + " meant for this application, not for you."),
  CIRCUIT_OPEN(
      "Upstream circuit open",
      "A called service failed so often that it is not called for a while. Repeat the"
          + " request later."),
  OVERLOADED(
      "Upstream overloaded",
      "Too many calls to a service are in progress. The service was not called. Repeat"
          + " the request later."),
  FAILURE("Upstream failure", "A called service failed in a way that has no code of its own.");

  private final ProblemType type;
  private final Problem harmless;
  private final Problem unclear;

  UpstreamProblems(String title, String description) {
    String code = "upstream_" + name().toLowerCase(Locale.ROOT);
    this.type = ProblemType.of(code, 502, title).titledBy(code + ".title").describedAs(description);
    harmless = Problem.builder(type).nothingWasDone(true).build();
    unclear = harmless.toBuilder().nothingWasDone(false).build();
  }

  /** Returns the type, whose code begins with {@code upstream_}. */
  public ProblemType type() {
    return type;
  }

  /**
   * Returns the problem.
   *
   * @param cannotHaveActed whether the upstream has certainly done nothing
   */
  public Problem problem(boolean cannotHaveActed) {
    return cannotHaveActed ? harmless : unclear;
  }
}
