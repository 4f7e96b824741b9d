package dev.clearfault.internal.calls;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.upstream.UpstreamHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How calls to one upstream are made, and what they leave behind. Immutable: each {@code with}
 * method returns a copy. All copies share the budget, the record and the gates of the original.
 *
 * @param common to all copies
 * @param deadline for a whole call
 * @param maxResponseSize in bytes
 * @param expected statuses; empty for every success
 * @param retries how many times an idempotent call is repeated at the most
 * @param idempotent whether every call may be repeated
 * @param gates that every attempt goes through, in this order
 * @param caller the request that the calls are made for
 */
public record CallSettings(
    Common common,
    Duration deadline,
    int maxResponseSize,
    Set<Integer> expected,
    int retries,
    boolean idempotent,
    List<Gate> gates,
    CallerContext caller) {

  private static final int MAX_NAME_LENGTH = 40;

  /** In nanoseconds less than half of what fits a {@code long}, so that sums of them fit. */
  private static final Duration CENTURY = Duration.ofDays(36_500);

  /**
   * What all copies share.
   *
   * @param name public
   * @param budget what may be spent on repetitions
   * @param record of what happened
   */
  record Common(String name, RetryBudget budget, CallRecord record) {}

  /**
   * Returns the settings that an upstream begins with.
   *
   * @throws IllegalArgumentException if the name is none
   */
  public static CallSettings of(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "upstream name is '"
              + name
              + "': write a lower-case letter, then up to 39 lower-case letters, digits and hyphens,"
              + " such as payments; clients will see it");
    }
    return new CallSettings(
        new Common(name, new RetryBudget(), new CallRecord()),
        Duration.ofSeconds(10),
        1 << 20,
        Set.of(),
        0,
        false,
        List.of(),
        CallerContext.NONE);
  }

  /** Sets the limit for a whole call. */
  public CallSettings withDeadline(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(
          "the deadline of upstream " + name() + " is " + value + ": write a positive duration");
    }
    return new CallSettings(
        common,
        atMostACentury(value),
        maxResponseSize,
        expected,
        retries,
        idempotent,
        gates,
        caller);
  }

  /** Sets the limit for the bytes of a response. */
  public CallSettings withMaxResponseSize(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(
          "the largest response of upstream "
              + name()
              + " is "
              + bytes
              + ": write 1 or more bytes");
    }
    return new CallSettings(common, deadline, bytes, expected, retries, idempotent, gates, caller);
  }

  /** Sets the statuses that mean success. */
  public CallSettings withExpected(int... statuses) {
    for (int status : statuses) {
      if (!JsonExchange.isSuccess(status)) {
        throw new IllegalArgumentException(
            "upstream "
                + name()
                + " expects status "
                + status
                + ": write statuses from 200 to 299");
      }
    }
    Set<Integer> all = Arrays.stream(statuses).boxed().collect(Collectors.toUnmodifiableSet());
    return new CallSettings(
        common, deadline, maxResponseSize, all, retries, idempotent, gates, caller);
  }

  /** Sets how often a call is repeated at the most. */
  public CallSettings withRetries(int times) {
    if (times < 0) {
      throw new IllegalArgumentException(
          "upstream " + name() + " repeats calls " + times + " times: write 0 or more");
    }
    return new CallSettings(
        common, deadline, maxResponseSize, expected, times, idempotent, gates, caller);
  }

  /** Lets every call be repeated. */
  public CallSettings withIdempotence() {
    return new CallSettings(
        common, deadline, maxResponseSize, expected, retries, true, gates, caller);
  }

  /** Adds a circuit breaker, in place of an earlier one. */
  public CallSettings withBreaker(Duration pause) {
    if (pause.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException(
          "the breaker of upstream " + name() + " pauses " + pause + ": write at least 1 ms");
    }
    try {
      return withGate(CircuitGate.of(name(), atMostACentury(pause)));
    } catch (NoClassDefFoundError missing) {
      throw new IllegalStateException(
          "the breaker of upstream " + name() + missingPart(missing) + " to the application",
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

  /** Adds a limit for calls at one time, in place of an earlier one. */
  public CallSettings withBulkhead(int maxConcurrent) {
    if (maxConcurrent < 1) {
      throw new IllegalArgumentException(
          "the bulkhead of upstream " + name() + " is " + maxConcurrent + ": write 1 or more");
    }
    return withGate(new BulkheadGate(maxConcurrent));
  }

  /** Names the header of the request id; before {@link #onBehalfOf}. */
  public CallSettings withIdHeader(String header) {
    return withCaller(caller.withIdHeader(header));
  }

  /** Names the header of the milliseconds that are left; before {@link #onBehalfOf}. */
  public CallSettings withDeadlineHeader(String header) {
    return withCaller(caller.withDeadlineHeader(header));
  }

  /** Reads the headers of the request that the calls are made for. */
  public CallSettings onBehalfOf(Function<String, @Nullable String> headers) {
    return withCaller(caller.of(headers));
  }

  private CallSettings withCaller(CallerContext value) {
    return new CallSettings(
        common, deadline, maxResponseSize, expected, retries, idempotent, gates, value);
  }

  /** Returns the public name. */
  public String name() {
    return common.name();
  }

  RetryBudget budget() {
    return common.budget();
  }

  CallRecord record() {
    return common.record();
  }

  /** In place of an earlier one of its class. */
  private CallSettings withGate(Gate value) {
    List<Gate> all = new ArrayList<>(gates);
    all.removeIf(gate -> gate.getClass() == value.getClass());
    all.add(value);
    return new CallSettings(
        common, deadline, maxResponseSize, expected, retries, idempotent, List.copyOf(all), caller);
  }

  /** Returns how calls of all copies went lately. */
  public UpstreamHealth health() {
    UpstreamHealth.Circuit circuit =
        gates.stream()
            .map(Gate::circuit)
            .filter(state -> state != UpstreamHealth.Circuit.NONE)
            .findFirst()
            .orElse(UpstreamHealth.Circuit.NONE);
    return new UpstreamHealth(
        name(), circuit, record().failures(), record().lastSuccess(), record().lastFailure());
  }

  /** Returns how long a call may take that begins now. */
  Allowance allowance() {
    return caller.allowance(name(), deadline.toNanos());
  }

  /** Returns the headers of a request that is sent now, as if its call began. */
  public Map<String, String> headersToSend() {
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
