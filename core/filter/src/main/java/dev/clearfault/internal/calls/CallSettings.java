package dev.clearfault.internal.calls;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.observe.FlightRecord;
import dev.clearfault.spi.UpstreamAttempt;
import dev.clearfault.spi.UpstreamListener;
import dev.clearfault.upstream.UpstreamHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How calls to one upstream are made. Immutable: each {@code with} method returns a copy.
 *
 * @param shared by all copies
 * @param limits of each call
 * @param idempotent whether every call may be repeated
 * @param gates that every attempt goes through, in this order
 * @param caller the request that the calls are made for
 */
public record CallSettings(
    Shared shared, CallLimits limits, boolean idempotent, List<Gate> gates, CallerContext caller) {

  /** The sum of two centuries in nanoseconds still fits a {@code long}. */
  private static final Duration CENTURY = Duration.ofDays(36_500);

  /**
   * The state that all copies share.
   *
   * @param name public
   * @param budget for repetitions
   * @param record of the last attempts
   * @param answers reads the answers that {@code java.net.http} receives
   * @param told listeners; a copy may have more of them
   */
  record Shared(
      String name, Retries.Budget budget, CallRecord record, JsonAnswers answers, List<Told> told) {

    /** A listener would count twice if the application gives one of the same class. */
    Shared with(Told added) {
      List<Told> all = new ArrayList<>(told);
      all.removeIf(one -> Told.ofServices().contains(one) && one.isLike(added));
      all.add(added);
      return new Shared(name, budget, record, answers, List.copyOf(all));
    }

    /** A listener may stay longer than the application, so it gets nothing that holds this. */
    void tellName(List<Told> listeners) {
      String upstream = name;
      CallRecord calls = record;
      listeners.forEach(listener -> listener.named(upstream, () -> calls.health(upstream)));
    }
  }

  /**
   * Returns the settings that an upstream begins with.
   *
   * @throws IllegalArgumentException if the name has another form
   */
  public static CallSettings of(String name) {
    requireNonNull(name, "name");
    if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "upstream name is '"
              + name
              + "': write a lower-case letter, then up to 39 lower-case letters, digits and hyphens,"
              + " such as payments; clients will see it");
    }
    Shared shared =
        new Shared(
            name, new Retries.Budget(), new CallRecord(), new JsonAnswers(), Told.ofServices());
    shared.tellName(shared.told());
    return new CallSettings(shared, CallLimits.STANDARD, false, List.of(), CallerContext.NONE);
  }

  /** Sets the limit for a whole call. */
  public CallSettings withDeadline(Duration value) {
    require(
        !value.isNegative() && !value.isZero(), "a deadline of " + value, "a positive duration");
    return with(limits.withDeadline(atMostACentury(value)));
  }

  /** Sets the limit for the bytes of a response. */
  public CallSettings withMaxResponseSize(int bytes) {
    require(bytes > 0, "a maxResponseSize of " + bytes, "1 or more bytes");
    return with(limits.withMaxResponseSize(bytes));
  }

  /** Sets the statuses that mean success. */
  public CallSettings withExpected(int... statuses) {
    for (int status : statuses) {
      require(CallLimits.isSuccess(status), "expected status " + status, "200 to 299");
    }
    Set<Integer> all = Arrays.stream(statuses).boxed().collect(Collectors.toUnmodifiableSet());
    return with(limits.withExpected(all));
  }

  /** Sets how many times a call is repeated at most. */
  public CallSettings withRetries(int times) {
    require(times >= 0, "a retry of " + times, "0 or more times");
    return with(limits.withRetries(times));
  }

  /** Lets every call be repeated. */
  public CallSettings withIdempotence() {
    return new CallSettings(shared, limits, true, gates, caller);
  }

  /** Adds a circuit breaker, in place of an earlier one. */
  public CallSettings withBreaker(Duration pause) {
    require(pause.compareTo(Duration.ofMillis(1)) >= 0, "a pause of " + pause, "at least 1 ms");
    try {
      return with(CircuitGate.of(name(), atMostACentury(pause)));
    } catch (NoClassDefFoundError missing) {
      // Later errors of the same class name what is missing in a cause only.
      boolean logger =
          Causes.chain(missing).stream().anyMatch(t -> Causes.message(t).contains("slf4j"));
      String library =
          logger ? "org.slf4j:slf4j-api" : "io.github.resilience4j:resilience4j-circuitbreaker";
      throw new IllegalStateException(
          "the breaker of upstream "
              + name()
              + " needs a library: add "
              + library
              + " to the application",
          missing);
    }
  }

  /** Adds a limit for calls at one time, in place of an earlier one. */
  public CallSettings withBulkhead(int maxConcurrent) {
    require(maxConcurrent > 0, "a bulkhead of " + maxConcurrent, "1 or more");
    return with(new Gate.Bulkhead(maxConcurrent));
  }

  /** Adds a listener. */
  public CallSettings withListener(UpstreamListener listener) {
    Told added = new Told(requireNonNull(listener, "listener"));
    shared.tellName(List.of(added));
    return new CallSettings(shared.with(added), limits, idempotent, gates, caller);
  }

  /** Names the header of the request id; before {@link #onBehalfOf}. */
  public CallSettings withIdHeader(String header) {
    return with(caller.withIdHeader(header));
  }

  /** Names the header of the milliseconds that are left; before {@link #onBehalfOf}. */
  public CallSettings withDeadlineHeader(String header) {
    return with(caller.withDeadlineHeader(header));
  }

  /** Reads the headers of the request that the calls are made for. */
  public CallSettings onBehalfOf(Function<String, @Nullable String> headers) {
    return with(caller.of(headers));
  }

  /** Returns the public name. */
  public String name() {
    return shared.name();
  }

  /** Returns how the last calls of all copies went. */
  public UpstreamHealth health() {
    return shared.record().health(name(), gates);
  }

  /** Closes the circuit of the breaker, if there is one. */
  public void closeCircuit() {
    gates.forEach(Gate::closeCircuit);
  }

  /** Returns the deadline of a call that begins now. */
  Deadline begin() {
    return caller.deadline(name(), limits.deadline().toNanos());
  }

  /** Returns the repetitions of a call that begins now. */
  Retries retries(BooleanSupplier mayBeRepeated) {
    return new Retries(shared.budget(), limits.retries(), mayBeRepeated);
  }

  /** Returns the headers of a request that is sent now, as if its call began now. */
  public Map<String, String> headersToSend() {
    return caller.headers(caller.left(limits.deadline().toNanos()));
  }

  /** Tells the listeners of an attempt. */
  void tell(Verdict verdict, long nanos, int number) {
    if (!shared.told().isEmpty() || FlightRecord.takesAttempts()) {
      UpstreamAttempt attempt =
          new UpstreamAttempt(
              name(), verdict.outcome(), Duration.ofNanos(nanos), number, caller.traceId());
      FlightRecord.attempt(attempt);
      shared.told().forEach(listener -> listener.attempted(attempt));
    }
  }

  private CallSettings with(CallLimits value) {
    return new CallSettings(shared, value, idempotent, gates, caller);
  }

  private CallSettings with(Gate value) {
    List<Gate> all = new ArrayList<>(gates);
    all.removeIf(gate -> gate.getClass() == value.getClass());
    all.add(value);
    shared.record().watch(List.copyOf(all));
    shared.tellName(shared.told());
    return new CallSettings(shared, limits, idempotent, List.copyOf(all), caller);
  }

  private CallSettings with(CallerContext value) {
    return new CallSettings(shared, limits, idempotent, gates, value);
  }

  private void require(boolean fits, String given, String remedy) {
    if (!fits) {
      throw new IllegalArgumentException(
          "upstream " + name() + " has " + given + ": write " + remedy);
    }
  }

  private static Duration atMostACentury(Duration value) {
    return value.compareTo(CENTURY) < 0 ? value : CENTURY;
  }
}
