package dev.clearfault.internal.classify;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import java.util.Locale;

/**
 * The kinds of upstream failures, as clients see them.
 *
 * <p>The sentences hold no fact of the failure: hosts, addresses and messages are not for clients.
 */
@SuppressWarnings("ImmutableEnumChecker") // a ProblemType is immutable, and says so
public enum UpstreamProblems {
  DNS_FAILURE(
      "Upstream DNS failure",
      "A service that is needed for this could not be found.",
      "The name of a called service could not be resolved. It was not called; repeat the request"
          + " later."),
  CONNECT_REFUSED(
      "Upstream connection refused",
      "A service that is needed for this accepts no connections.",
      "A called service accepts no connections, or there is no way to it. It was not called; repeat"
          + " the request later."),
  TIMEOUT(
      "Upstream timeout",
      "A service that is needed for this did not answer in time.",
      "A called service did not answer in time. It may have done its work all the same: repeat the"
          + " request only if retryable says so."),
  TLS_FAILURE(
      "Upstream TLS failure",
      "No secure connection to a service that is needed for this could be made.",
      "No secure connection to a called service could be agreed on. Operators have to look at"
          + " certificates and protocols."),
  CONNECTION_RESET(
      "Upstream connection reset",
      "A service that is needed for this broke off the connection.",
      "A called service broke off before or in its answer. It may have done its work all the same:"
          + " repeat the request only if retryable says so."),
  PROTOCOL_ERROR(
      "Upstream protocol error",
      "A service that is needed for this sent an answer that is not proper HTTP.",
      "The answer of a called service breaks the rules of its protocol. Operators have to look at"
          + " that service or at what stands before it."),
  INVALID_RESPONSE(
      "Upstream invalid response",
      "A service that is needed for this sent an answer that cannot be read.",
      "The answer of a called service is not what was agreed on. Operators have to look at that"
          + " service."),
  RESPONSE_TOO_LARGE(
      "Upstream response too large",
      "A service that is needed for this sent an answer that is too large.",
      "The answer of a called service is larger than the application takes."),
  ERROR_STATUS(
      "Upstream error status",
      "A service that is needed for this answered with an error.",
      "A called service answered with a status that means an error. That status is its answer to the"
          + " application, not the application's to you."),
  CIRCUIT_OPEN(
      "Upstream circuit open",
      "A service that is needed for this is not called for a while, because it kept failing.",
      "A called service failed so often that calls to it are suspended. It was not called; repeat the"
          + " request later."),
  OVERLOADED(
      "Upstream overloaded",
      "Too many calls to a service that is needed for this are under way.",
      "Too many calls to a service are under way already. It was not called; repeat the request"
          + " later."),
  FAILURE(
      "Upstream failure",
      "A service that is needed for this failed.",
      "A called service failed in a way that has no name of its own.");

  private final ProblemType type;
  private final Problem harmless;
  private final Problem unclear;

  UpstreamProblems(String title, String detail, String description) {
    String code = "upstream_" + name().toLowerCase(Locale.ROOT);
    this.type = ProblemType.of(code, 502, title).describedAs(description);
    harmless = Problem.builder(type).detail(detail).retryable(true).build();
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
