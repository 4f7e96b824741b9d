package dev.clearfault;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.calls.CallSettings;
import dev.clearfault.internal.calls.Calls;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.upstream.UpstreamCall;
import dev.clearfault.upstream.UpstreamException;
import dev.clearfault.upstream.UpstreamHealth;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
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
  private final Calls calls;

  private Upstream(Calls calls) {
    this.calls = calls;
  }

  /**
   * Returns the upstream of that name, with a deadline of 10 s and responses of at most 1 MiB.
   *
   * @param name public: clients read it as {@code upstream} in the answer, so let it say what the
   *     service does and not where it is; {@code [a-z][a-z0-9-]{0,39}}
   * @throws IllegalArgumentException if the name is not of that form
   */
  @CheckReturnValue
  public static Upstream named(String name) {
    requireNonNull(name, "name");
    return new Upstream(Calls.of(CallSettings.of(name)));
  }

  /** Returns the public name. */
  public String name() {
    return settings().name();
  }

  /**
   * Returns this upstream with another limit for a whole call, its repetitions included: from the
   * first attempt to connect to the last byte of the response; default: 10 s.
   *
   * <p>A call that blocks is interrupted then. Plain sockets ignore it: give them time-outs.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  @CheckReturnValue
  public Upstream deadline(Duration value) {
    return with(settings().withDeadline(value));
  }

  /**
   * Returns this upstream with another limit for the bytes of a response to {@link #send}.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  @CheckReturnValue
  public Upstream maxResponseSize(int bytes) {
    return with(settings().withMaxResponseSize(bytes));
  }

  /**
   * Returns this upstream with the statuses that were agreed on for success; default: 200 to 299.
   * Another one of these then is an invalid response.
   *
   * @throws IllegalArgumentException if one of them does not mean success
   */
  @CheckReturnValue
  public Upstream expecting(int... statuses) {
    return with(settings().withExpected(statuses));
  }

  /**
   * Returns this upstream with idempotent calls repeated when they fail to connect, are broken off
   * or time out; default: 0 times. Those are {@link #send} of GET, HEAD, PUT, DELETE, OPTIONS,
   * TRACE and QUERY until the answer has begun, and whatever is called through {@link #idempotent}.
   *
   * <p>Between attempts lies a random part of 50 ms, then of 100 ms and so on, up to 1.6 s, as far
   * as the deadline allows; all together are at most one for ten calls, after the first ten. What
   * failed in a call to an upstream inside of this one is not repeated.
   *
   * @param times how often one call is repeated at the most
   * @throws IllegalArgumentException if it is negative
   */
  @CheckReturnValue
  public Upstream retry(int times) {
    return with(settings().withRetries(times));
  }

  /** Returns this upstream for calls that may be made twice: {@link #retry} applies to them all. */
  @CheckReturnValue
  public Upstream idempotent() {
    return with(settings().withIdempotence());
  }

  /** Does as {@link #breaker(Duration)} with a pause of 10 s. */
  @CheckReturnValue
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
  @CheckReturnValue
  public Upstream breaker(Duration pause) {
    return with(settings().withBreaker(pause));
  }

  /**
   * Returns this upstream with a limit for calls under way at one time; another one fails with
   * {@code upstream_overloaded} and waits for nothing. Default: no limit.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  @CheckReturnValue
  public Upstream bulkhead(int maxConcurrent) {
    return with(settings().withBulkhead(maxConcurrent));
  }

  /** Returns how calls of all values that were derived from one {@link #named} went lately. */
  public UpstreamHealth health() {
    return settings().health();
  }

  /**
   * Returns this upstream with the name of the header in which a request id comes and goes on, such
   * as {@code X-Request-Id}; default: none.
   *
   * @throws IllegalArgumentException if nobody may set such a header
   */
  @CheckReturnValue
  public Upstream requestIdHeader(String header) {
    return with(settings().withIdHeader(header));
  }

  /**
   * Returns this upstream with the name of the header that says in milliseconds how long the sender
   * will wait; default: none. {@link #send} sets it, with what is left when it sends.
   *
   * @throws IllegalArgumentException if nobody may set such a header
   */
  @CheckReturnValue
  public Upstream deadlineHeader(String header) {
    return with(settings().withDeadlineHeader(header));
  }

  /**
   * Returns this upstream for calls for the sake of a request, whose headers it reads at once:
   * {@link #send} passes on {@code traceparent}, {@code tracestate} and the request id where they
   * are valid and its own request lacks them, and no call takes longer than their sender waits.
   *
   * @param headers gives the value of a header, or null: {@code request::getHeader}
   */
  @CheckReturnValue
  public Upstream onBehalfOf(Function<String, @Nullable String> headers) {
    return with(settings().onBehalfOf(headers));
  }

  /** Returns the headers that {@link #send} would add now: for other clients, in the callable. */
  public Map<String, String> headersToSend() {
    return settings().headersToSend();
  }

  /**
   * Calls the upstream with any client library, on the caller's thread. The deadline interrupts the
   * thread until the call returns. A value that is returned after the deadline is still returned.
   *
   * <p>The upstream failed if the call throws an {@code IOException}, a {@code TimeoutException},
   * an exception of a parser or of a client library, or anything that the deadline's interruption
   * caused. All else passes unchanged: an {@code Error}, a {@code ProblemException}, a bug of the
   * application ({@code NullPointerException} and so on, with no client library behind it), an
   * unknown exception, what the streams of the inbound request and its response threw. An {@code
   * IOException} that passes is thrown in an {@link java.io.UncheckedIOException}.
   *
   * <p>The deadline's own interruption ends with the call. If other code interrupts the thread, the
   * interrupt flag stays set, unless both interruptions come at almost the same time.
   *
   * @throws E an exception of the call that is not the upstream's failure
   * @throws UpstreamException if the upstream failed
   * @throws ProblemException with status 503 if other code interrupted the thread; the interrupt
   *     flag is set again
   */
  public <T extends @Nullable Object, E extends Exception> T call(UpstreamCall<T, E> call)
      throws E {
    return calls.call(call);
  }

  /**
   * Does as {@link #call} with a client that does not block.
   *
   * @param supplier begins the call; its stage is cancelled at the deadline
   * @return completes with the value or with what {@link #call} throws; never on a thread that
   *     others wait for
   */
  public <T extends @Nullable Object> CompletableFuture<T> callAsync(
      Supplier<? extends CompletionStage<T>> supplier) {
    return calls.callAsync(supplier);
  }

  /**
   * Accepts a status of an answer if it means success: many clients throw for none.
   *
   * @throws UpstreamException otherwise, with code {@code upstream_error_status}, or {@code
   *     upstream_invalid_response} for a success that was not agreed on
   */
  public void expectSuccess(int status) {
    calls.expectSuccess(status);
  }

  /**
   * Sends a request, waits for the answer within the deadline, and reads it.
   *
   * @param type what the JSON of the answer becomes: an answer has to keep to its constraints of
   *     Jakarta Validation and those of an array's elements, and its classes may refuse values in
   *     their constructors; properties that it does not name are ignored
   * @throws UpstreamException if the upstream failed, answered with an error status, or with
   *     anything that the type does not take
   * @throws IllegalStateException if Jackson is not there, or no provider for the type's
   *     constraints: nothing has been sent then
   * @throws ProblemException with status 503 if the thread was interrupted
   */
  public <T> T send(HttpClient client, HttpRequest request, Class<T> type) {
    return calls.send(client, request, type);
  }

  /**
   * Sends a request whose answer holds no value, such as one with status 204, and waits for it
   * within the deadline. A body of the answer is ignored, even if it breaks off.
   *
   * @throws UpstreamException if the upstream failed, or answered with an error status
   * @throws ProblemException with status 503 if the thread was interrupted
   */
  public void send(HttpClient client, HttpRequest request) {
    calls.send(client, request);
  }

  /**
   * Does as {@link #send(HttpClient, HttpRequest, Class)} without waiting.
   *
   * @return completes as that of {@link #callAsync} does
   */
  public <T> CompletableFuture<T> sendAsync(HttpClient client, HttpRequest request, Class<T> type) {
    return calls.sendAsync(client, request, type);
  }

  /**
   * Does as {@link #send(HttpClient, HttpRequest)} without waiting.
   *
   * @return completes as that of {@link #callAsync} does, with null
   */
  public CompletableFuture<@Nullable Void> sendAsync(HttpClient client, HttpRequest request) {
    return calls.sendAsync(client, request);
  }

  private CallSettings settings() {
    return calls.settings();
  }

  private Upstream with(CallSettings changed) {
    return new Upstream(calls.with(changed));
  }
}
