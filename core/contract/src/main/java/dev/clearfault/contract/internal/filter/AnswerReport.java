package dev.clearfault.contract.internal.filter;

import dev.clearfault.contract.internal.operation.Operation;
import dev.clearfault.contract.internal.response.ResponseWatch;
import dev.clearfault.internal.setup.SetUpLog;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts and logs answers that are not as the contract says. Each finding is logged at its first
 * time, its tenth, its hundredth and so on, so that a fault of a busy route does not fill the log.
 *
 * <p>Thread-safe.
 */
final class AnswerReport implements ResponseWatch.Report {
  /** A finding is made of the contract's words, but a place in an answer may have a map's key. */
  private static final int MOST = 500;

  private final SetUpLog log;
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  AnswerReport(SetUpLog log) {
    this.log = log;
  }

  @Override
  public void found(Operation operation, List<String> findings) {
    findings.forEach(this::count);
  }

  private void count(String finding) {
    LongAdder known = counts.get(finding);
    if (known == null && counts.size() >= MOST) {
      return;
    }
    LongAdder count = counts.computeIfAbsent(finding, key -> new LongAdder());
    count.increment();
    long times = count.sum();
    if (isPowerOfTen(times)) {
      log.warn("answer: " + finding + " (" + times + (times == 1 ? " time)" : " times)"));
    }
  }

  private static boolean isPowerOfTen(long number) {
    long rest = number;
    while (rest >= 10 && rest % 10 == 0) {
      rest /= 10;
    }
    return rest == 1;
  }
}
