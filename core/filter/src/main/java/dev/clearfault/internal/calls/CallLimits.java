package dev.clearfault.internal.calls;

import java.time.Duration;
import java.util.Set;

/**
 * The limits of each call.
 *
 * @param deadline for a whole call
 * @param maxResponseSize in bytes
 * @param expected statuses; empty for every success
 * @param retries how many times an idempotent call is repeated at most
 */
record CallLimits(Duration deadline, int maxResponseSize, Set<Integer> expected, int retries) {
  /** Those that an upstream begins with. */
  static final CallLimits STANDARD = new CallLimits(Duration.ofSeconds(10), 1 << 20, Set.of(), 0);

  static boolean isSuccess(int status) {
    return status >= 200 && status <= 299;
  }

  boolean expects(int status) {
    return isSuccess(status) && (expected.isEmpty() || expected.contains(status));
  }

  CallLimits withDeadline(Duration value) {
    return new CallLimits(value, maxResponseSize, expected, retries);
  }

  CallLimits withMaxResponseSize(int bytes) {
    return new CallLimits(deadline, bytes, expected, retries);
  }

  CallLimits withExpected(Set<Integer> statuses) {
    return new CallLimits(deadline, maxResponseSize, statuses, retries);
  }

  CallLimits withRetries(int times) {
    return new CallLimits(deadline, maxResponseSize, expected, times);
  }
}
