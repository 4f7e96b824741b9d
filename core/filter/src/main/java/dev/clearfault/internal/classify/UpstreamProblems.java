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
  DNS_FAILURE("Upstream DNS failure"),
  CONNECT_REFUSED("Upstream connection refused"),
  TIMEOUT("Upstream timeout"),
  TLS_FAILURE("Upstream TLS failure"),
  CONNECTION_RESET("Upstream connection reset"),
  PROTOCOL_ERROR("Upstream protocol error"),
  INVALID_RESPONSE("Upstream invalid response"),
  RESPONSE_TOO_LARGE("Upstream response too large"),
  ERROR_STATUS("Upstream error status"),
  CIRCUIT_OPEN("Upstream circuit open"),
  OVERLOADED("Upstream overloaded"),
  FAILURE("Upstream failure");

  private final ProblemType type;
  private final Problem harmless;
  private final Problem unclear;

  UpstreamProblems(String title) {
    String code = "upstream_" + name().toLowerCase(Locale.ROOT);
    this.type = ProblemType.of(code, 502, title).titledBy(code + ".title");
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
