package dev.clearfault.upstream;

import static java.util.Objects.requireNonNull;

import dev.clearfault.problem.ProblemException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A service that the application calls: calls through it that fail are answered as that service's
 * failures, by its name.
 *
 * <pre>{@code
 * private static final Upstream PAYMENTS = Upstream.named("payments").deadline(Duration.ofSeconds(2));
 *
 * Receipt receipt = PAYMENTS.send(client, request, Receipt.class);   // java.net.http and JSON
 * Receipt receipt = PAYMENTS.call(() -> anyClient.pay(order));       // anything else
 * }</pre>
 *
 * <p>Without it, a failure is an upstream's only if its exception proves it. Immutable and
 * thread-safe: make one for each service and keep it.
 */
public final class Upstream {
  private final CallSettings settings;
  private final JsonAnswers answers;

  private Upstream(CallSettings settings, JsonAnswers answers) {
    this.settings = settings;
    this.answers = answers;
  }

  /**
   * Returns the upstream of that name, with a deadline of 10 s and responses of at most 1 MiB.
   *
   * @param name public: clients read it as {@code upstream} in the answer, so let it say what the
   *     service does and not where it is; {@code [a-z][a-z0-9-]{0,39}}
   * @throws IllegalArgumentException if the name is not of that form
   */
  public static Upstream named(String name) {
    requireNonNull(name, "name");
    return new Upstream(CallSettings.of(name), new JsonAnswers());
  }

  /** Returns the public name. */
  public String name() {
    return settings.name();
  }

  /**
   * Returns this upstream with another limit for a whole call, its repetitions included: from the
   * first attempt to connect to the last byte of the response; default: 10 s.
   *
   * <p>A call that blocks is interrupted then. A client that ignores that is not ended any earlier
   * than by time-outs of its own: plain sockets do ({@code HttpURLConnection}, most database
   * drivers), {@code java.net.http} does not.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Upstream deadline(Duration value) {
    return with(settings.withDeadline(value));
  }

  /**
   * Returns this upstream with another limit for the bytes of a response to {@link #send}; default:
   * 1 MiB.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Upstream maxResponseSize(int bytes) {
    return with(settings.withMaxResponseSize(bytes));
  }

  /**
   * Returns this upstream with the statuses that were agreed on for success; default: 200 to 299.
   * Another one of these then is an invalid response.
   *
   * @throws IllegalArgumentException if one of them does not mean success
   */
  public Upstream expecting(int... statuses) {
    return with(settings.withExpected(statuses));
  }

  /**
   * Returns this upstream with idempotent calls repeated when they fail to connect, are broken off
   * or time out; default: 0 times. Those are {@link #send} of GET, HEAD, PUT, DELETE, OPTIONS and
   * TRACE, and whatever is called through {@link #idempotent}.
   *
   * <p>Between attempts lies a random part of 50 ms, then of 100 ms and so on, up to 1.6 s, as far
   * as the deadline allows; all repetitions together are at most one for ten calls, after the first
   * ten. What already failed in a call to an upstream inside of this one is not repeated.
   *
   * @param times how often one call is repeated at the most
   * @throws IllegalArgumentException if it is negative
   */
  public Upstream retry(int times) {
    return with(settings.withRetries(times));
  }

  /**
   * Returns this upstream for calls that do no harm when they are made twice, so that {@link
   * #retry} applies to them: only the application knows what its callable does.
   */
  public Upstream idempotent() {
    return with(settings.withIdempotence());
  }

  /** Does as {@link #breaker(Duration)} with a pause of 10 s. */
  public Upstream breaker() {
    return breaker(Duration.ofSeconds(10));
  }

  /**
   * Returns this upstream with a circuit breaker: when half of its last 50 calls failed, and it has
   * had 10, calls fail with {@code upstream_circuit_open} for a while; then 3 of them are made as a
   * trial. An error status below 500 is no such failure: it speaks of the request.
   *
   * @param pause how long no calls are made
   * @throws IllegalStateException if Resilience4j is not there; the message says what to add
   * @throws IllegalArgumentException if the pause is shorter than 1 ms
   */
  public Upstream breaker(Duration pause) {
    return with(settings.withBreaker(pause));
  }

  /**
   * Returns this upstream with a limit for calls under way at one time; another one fails with
   * {@code upstream_overloaded} and waits for nothing. Default: no limit.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Upstream bulkhead(int maxConcurrent) {
    return with(settings.withBulkhead(maxConcurrent));
  }

  /**
   * Returns how calls went lately, all values that were derived from one {@link #named} together.
   */
  public UpstreamHealth health() {
    return settings.health();
  }

  /**
   * Calls the upstream by whatever the callable uses, on the caller's thread, which is interrupted
   * at the deadline and until the callable returns.
   *
   * <p>What it throws is the upstream's failure if it is an {@code IOException}, a {@code
   * TimeoutException}, an exception of a parser or of a client library. It passes unchanged if it
   * is an {@code Error}, a {@code ProblemException}, a failure of our own client's request or
   * response stream, or speaks of a fault in our own code, as {@code NullPointerException}, {@code
   * ClassCastException}, {@code IndexOutOfBoundsException}, {@code IllegalArgumentException} and
   * {@code IllegalStateException} do when no client library is behind them; a checked exception
   * that is unknown here passes unchanged, too, although it is not declared. After the deadline it
   * is a time-out, whatever the interruption made of it; a value that comes late is a value.
   *
   * @throws UpstreamException if the upstream failed
   * @throws ProblemException with status 503 if somebody else interrupted the thread; the interrupt
   *     flag is set again
   */
  public <T extends @Nullable Object> T call(Callable<T> callable) {
    BlockingCall call = BlockingCall.of(settings.deadlineNanos());
    try {
      return new Attempts(settings, call, settings.idempotent()).make(callable);
    } catch (Throwable failure) {
      call.end();
      throw thrown(failure);
    } finally {
      call.end();
    }
  }

  /**
   * Does as {@link #call} with a client that does not block.
   *
   * @param supplier begins the call; its stage is cancelled at the deadline
   * @return completes with the value, or exceptionally with what {@link #call} throws; never on a
   *     thread that others wait for
   */
  public <T extends @Nullable Object> CompletableFuture<T> callAsync(
      Supplier<? extends CompletionStage<T>> supplier) {
    return new AsyncAttempts<T>(settings, settings.idempotent(), supplier).make();
  }

  /**
   * Accepts a status of the upstream's answer if it means success: many clients throw for no status
   * at all.
   *
   * @throws UpstreamException otherwise, with code {@code upstream_error_status}, or {@code
   *     upstream_invalid_response} for a success that was not agreed on
   */
  public void expectSuccess(int status) {
    JsonExchange exchange = new JsonExchange(settings, answers);
    if (!exchange.isExpected(status)) {
      throw exchange.refusal(UpstreamAnswer.of(status));
    }
  }

  /**
   * Sends a request, waits for the answer within the deadline, and reads it.
   *
   * @param type what the JSON of the answer becomes: its classes may refuse values in their
   *     constructors; properties that it does not name are ignored
   * @throws UpstreamException if the upstream failed, answered with an error status, or with
   *     anything that the type does not take
   * @throws ProblemException with status 503 if the thread was interrupted
   */
  public <T> T send(HttpClient client, HttpRequest request, Class<T> type) {
    JsonExchange exchange = new JsonExchange(settings, answers);
    Deadline deadline = Deadline.in(settings.deadlineNanos());
    try {
      return new Attempts(settings, deadline, mayRepeat(request))
          .make(() -> exchange.send(client, request, type, deadline));
    } catch (Throwable failure) {
      throw thrown(failure);
    }
  }

  /**
   * Does as {@link #send} without waiting.
   *
   * @return completes with the value, or exceptionally with what {@link #send} throws; never on a
   *     thread that others wait for
   */
  public <T> CompletableFuture<T> sendAsync(HttpClient client, HttpRequest request, Class<T> type) {
    JsonExchange exchange = new JsonExchange(settings, answers);
    return new AsyncAttempts<T>(
            settings, mayRepeat(request), () -> exchange.sendAsync(client, request, type))
        .make();
  }

  private boolean mayRepeat(HttpRequest request) {
    return settings.idempotent() || JsonExchange.isIdempotent(request);
  }

  private static RuntimeException thrown(Throwable failure) {
    if (Verdict.isInterruption(failure)) {
      Thread.currentThread().interrupt();
    }
    return Throwables.asUnchecked(failure);
  }

  private Upstream with(CallSettings changed) {
    return new Upstream(changed, answers);
  }
}
