package dev.clearfault.internal.classify;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import java.util.Locale;

/**
 * The kinds of upstream failures, as clients see them. Their texts hold no fact of the failure:
 * hosts, addresses and messages are not for clients.
 */
@SuppressWarnings("ImmutableEnumChecker") // a ProblemType is immutable, and says so
public enum UpstreamProblems {
  DNS_FAILURE(
      "Upstream DNS failure",
      "The name of a called service could not be resolved. It was not called; repeat the request"
          + " later."),
  CONNECT_REFUSED(
      "Upstream connection refused",
      "A called service accepts no connections, or there is no way to it. It was not called; repeat"
          + " the request later."),
  TIMEOUT(
      "Upstream timeout",
      "A called service did not answer in time. It may have done its work all the same: repeat the"
          + " request only if retryable says so."),
  TLS_FAILURE(
      "Upstream TLS failure",
      "No secure connection to a called service could be agreed on. Operators have to look at"
          + " certificates and protocols."),
  CONNECTION_RESET(
      "Upstream connection reset",
      "A called service broke off before or in its answer. It may have done its work all the same:"
          + " repeat the request only if retryable says so."),
  PROTOCOL_ERROR(
      "Upstream protocol error",
      "The answer of a called service breaks the rules of its protocol. Operators have to look at"
          + " that service or at what stands before it."),
  INVALID_RESPONSE(
      "Upstream invalid response",
      "The answer of a called service is not what was agreed on. Operators have to look at that"
          + " service."),
  RESPONSE_TOO_LARGE(
      "Upstream response too large",
      "The answer of a called service is larger than the application takes."),
  ERROR_STATUS(
      "Upstream error status",
      "A called service answered with a status that means an error. That status is its answer to the"
          + " application, not the application's to you."),
  CIRCUIT_OPEN(
      "Upstream circuit open",
      "A called service failed so often that calls to it are suspended. It was not called; repeat the"
          + " request later."),
  OVERLOADED(
      "Upstream overloaded",
      "Too many calls to a service are under way already. It was not called; repeat the request"
          + " later."),
  FAILURE("Upstream failure", "A called service failed in a way that has no name of its own.");

  private final ProblemType type;
  private final Problem harmless;
  private final Problem unclear;

  UpstreamProblems(String title, String description) {
    String code = "upstream_" + name().toLowerCase(Locale.ROOT);
    this.type = ProblemType.of(code, 502, title).describedAs(description);
    harmless = Problem.builder(type).retryable(true).build();
    unclear = harmless.toBuilder().retryable(false).build();
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
