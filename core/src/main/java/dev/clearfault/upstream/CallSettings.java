package dev.clearfault.upstream;

import dev.clearfault.internal.classify.Causes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How calls to one upstream are made, and what they leave behind: the values of one name that were
 * derived from each other share their budget, their record and their gates.
 *
 * @param name public
 * @param deadline for a whole call
 * @param maxResponseSize in bytes
 * @param expected statuses; empty for every success
 * @param retries how many times an idempotent call is repeated at the most
 * @param idempotent whether every call may be repeated
 * @param gates that every attempt goes through, in this order
 * @param budget what may be spent on repetitions
 * @param record of what happened
 * @param caller for whose sake they are made
 */
record CallSettings(
    String name,
    Duration deadline,
    int maxResponseSize,
    Set<Integer> expected,
    int retries,
    boolean idempotent,
    List<Gate> gates,
    RetryBudget budget,
    CallRecord record,
    CallerContext caller) {

  private static final int MAX_NAME_LENGTH = 40;

  /** In nanoseconds less than half of what fits a {@code long}, so that sums of them fit. */
  private static final Duration CENTURY = Duration.ofDays(36_500);

  static CallSettings of(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "upstream name is '"
              + name
              + "': write a lower-case letter, then up to 39 lower-case letters, digits and hyphens,"
              + " such as payments; clients will see it");
    }
    return new CallSettings(
        name,
        Duration.ofSeconds(10),
        1 << 20,
        Set.of(),
        0,
        false,
        List.of(),
        new RetryBudget(),
        new CallRecord(),
        CallerContext.NONE);
  }

  CallSettings withDeadline(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(
          "the deadline of upstream " + name + " is " + value + ": write a positive duration");
    }
    return new CallSettings(
        name,
        atMostACentury(value),
        maxResponseSize,
        expected,
        retries,
        idempotent,
        gates,
        budget,
        record,
        caller);
  }

  CallSettings withMaxResponseSize(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(
          "the largest response of upstream " + name + " is " + bytes + ": write 1 or more bytes");
    }
    return new CallSettings(
        name, deadline, bytes, expected, retries, idempotent, gates, budget, record, caller);
  }

  CallSettings withExpected(int... statuses) {
    for (int status : statuses) {
      if (!JsonExchange.isSuccess(status)) {
        throw new IllegalArgumentException(
            "upstream " + name + " expects status " + status + ": write statuses from 200 to 299");
      }
    }
    Set<Integer> all = Arrays.stream(statuses).boxed().collect(Collectors.toUnmodifiableSet());
    return new CallSettings(
        name, deadline, maxResponseSize, all, retries, idempotent, gates, budget, record, caller);
  }

  CallSettings withRetries(int times) {
    if (times < 0) {
      throw new IllegalArgumentException(
          "upstream " + name + " repeats calls " + times + " times: write 0 or more");
    }
    return new CallSettings(
        name,
        deadline,
        maxResponseSize,
        expected,
        times,
        idempotent,
        gates,
        budget,
        record,
        caller);
  }

  CallSettings withIdempotence() {
    return new CallSettings(
        name, deadline, maxResponseSize, expected, retries, true, gates, budget, record, caller);
  }

  CallSettings withBreaker(Duration pause) {
    if (pause.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException(
          "the breaker of upstream " + name + " pauses " + pause + ": write at least 1 ms");
    }
    try {
      return withGate(CircuitGate.of(name, atMostACentury(pause)));
    } catch (NoClassDefFoundError missing) {
      throw new IllegalStateException(
          "the breaker of upstream " + name + missingPart(missing) + " to the application",
          missing);
    }
  }

  /** Later ones of the same class name what is missing in a cause alone. */
  private static String missingPart(NoClassDefFoundError missing) {
    boolean logger =
        Causes.chain(missing).stream().anyMatch(t -> Causes.message(t).contains("slf4j"));
    return logger
        ? " is made of Resilience4j, which needs SLF4J, which is not here: add org.slf4j:slf4j-api"
        : " is made of Resilience4j, which is not here: add"
            + " io.github.resilience4j:resilience4j-circuitbreaker";
  }

  CallSettings withBulkhead(int maxConcurrent) {
    if (maxConcurrent < 1) {
      throw new IllegalArgumentException(
          "the bulkhead of upstream " + name + " is " + maxConcurrent + ": write 1 or more");
    }
    return withGate(new BulkheadGate(maxConcurrent));
  }

  CallSettings withCaller(CallerContext value) {
    return new CallSettings(
        name,
        deadline,
        maxResponseSize,
        expected,
        retries,
        idempotent,
        gates,
        budget,
        record,
        value);
  }

  /** In place of an earlier one of its class. */
  private CallSettings withGate(Gate value) {
    List<Gate> all = new ArrayList<>(gates);
    all.removeIf(gate -> gate.getClass() == value.getClass());
    all.add(value);
    return new CallSettings(
        name,
        deadline,
        maxResponseSize,
        expected,
        retries,
        idempotent,
        List.copyOf(all),
        budget,
        record,
        caller);
  }

  UpstreamHealth health() {
    UpstreamHealth.Circuit circuit =
        gates.stream()
            .map(Gate::circuit)
            .filter(state -> state != UpstreamHealth.Circuit.NONE)
            .findFirst()
            .orElse(UpstreamHealth.Circuit.NONE);
    return new UpstreamHealth(
        name, circuit, record.failures(), record.lastSuccess(), record.lastFailure());
  }

  /** Returns how long a call may take that begins now. */
  Allowance allowance() {
    return caller.allowance(name, deadline.toNanos());
  }

  /** Returns the headers of a request that is sent now, as if its call began. */
  Map<String, String> headersToSend() {
    return caller.headers(caller.left(deadline.toNanos()));
  }

  private static Duration atMostACentury(Duration value) {
    return value.compareTo(CENTURY) < 0 ? value : CENTURY;
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_NAME_LENGTH
        && text.charAt(0) >= 'a'
        && text.charAt(0) <= 'z'
        && text.chars().allMatch(CallSettings::isNamePart);
  }

  private static boolean isNamePart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }
}
