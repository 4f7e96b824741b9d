package dev.clearfault.internal.answer;

import dev.clearfault.internal.http.ClientAddress;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.problem.ProblemType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the application prefers in its answers where the standard leaves a choice.
 *
 * @param validationStatus 400 or 422
 * @param preciseGateway whether timeouts are 504, and open circuits and full pools 503
 * @param maxErrors how many errors an answer lists
 * @param requestIdHeader the header that a request id is taken from; null for none
 * @param proxyStatus the name of this server in the header Proxy-Status; null for no such header
 * @param inputLimits the limits of input
 * @param bareStatus whether an error status without anything else gets a body
 * @param clientAddress finds the client's address; null if nobody wants it
 */
public record Preferences(
    int validationStatus,
    boolean preciseGateway,
    int maxErrors,
    @Nullable String requestIdHeader,
    @Nullable String proxyStatus,
    InputLimits inputLimits,
    boolean bareStatus,
    @Nullable ClientAddress clientAddress) {
  /** The statuses of RFC 9110 section 15.6 that distinguish the failures of a gateway. */
  private static final Map<String, Integer> PRECISE =
      Map.of("upstream_timeout", 504, "upstream_circuit_open", 503, "upstream_overloaded", 503);

  /**
   * Returns the status of answers of the type, if neither the request nor the problem changes it.
   */
  public int status(ProblemType type) {
    if (type.code().equals(ProblemType.VALIDATION_FAILED.code())) {
      return validationStatus;
    }
    return preciseGateway ? PRECISE.getOrDefault(type.code(), type.status()) : type.status();
  }
}
