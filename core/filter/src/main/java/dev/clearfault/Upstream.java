package dev.clearfault;

import dev.clearfault.internal.calls.AnswerValue;
import dev.clearfault.internal.calls.CallSettings;
import dev.clearfault.internal.calls.Calls;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.spi.UpstreamListener;
import dev.clearfault.upstream.UpstreamCall;
import dev.clearfault.upstream.UpstreamException;
import dev.clearfault.upstream.UpstreamHealth;
import dev.clearfault.upstream.UpstreamResponse;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * A service that the application calls. A call that fails is answered as the failure of this
 * service, with its name.
 *
 * <pre>{@code
 * static final Upstream PAYMENTS = Upstream.named("payments").deadline(Duration.ofSeconds(2));
 *
 * Receipt receipt = PAYMENTS.send(client, request, Receipt.class);   // java.net.http and JSON
 * Receipt receipt = PAYMENTS.call(() -> anyClient.pay(order));       // any client library
 * }</pre>
 *
 * <p>Immutable and thread-safe: make one for each service and keep it. A setting returns a changed
 * copy, or throws an {@code IllegalArgumentException} that says what to write instead.
 */
public final class Upstream {
  private final Calls calls;

  private Upstream(CallSettings settings) {
    calls = new Calls(settings);
  }

  /**
   * Returns an upstream with a deadline of 10 s and responses of at most 1 MiB.
   *
   * @param name clients see it as {@code upstream}, so it should say what the service does and not
   *     where it is; {@code [a-z][a-z0-9-]{0,39}}
   */
  @CheckReturnValue
  public static Upstream named(String name) {
    return new Upstream(CallSettings.of(name));
  }

  /** Returns the public name. */
  public String name() {
    return calls.settings().name();
  }

  /**
   * Sets the time for a whole call with its repetitions, to the last byte of the response; default:
   * 10 s. A call that blocks is interrupted then. Plain sockets ignore that: give them time-outs.
   */
  @CheckReturnValue
  public Upstream deadline(Duration value) {
    return new Upstream(calls.settings().withDeadline(value));
  }

  /** Sets how many bytes a response to {@link #send} may have; default: 1 MiB. */
  @CheckReturnValue
  public Upstream maxResponseSize(int bytes) {
    return new Upstream(calls.settings().withMaxResponseSize(bytes));
  }

  /** Sets the statuses of a success, from 200 to 299; default: all of these. */
  @CheckReturnValue
  public Upstream expecting(int... statuses) {
    return new Upstream(calls.settings().withExpected(statuses));
  }

  /**
   * Sets how many times an idempotent call is repeated if it cannot connect, is broken off or times
   * out; default: 0. The pauses are random, up to 1.6 s, and within the deadline. After the first
   * ten, there is at most one repetition for ten calls. Idempotent are {@link #send} of GET, HEAD,
   * PUT, DELETE, OPTIONS, TRACE and QUERY until the answer has begun, and {@link #idempotent}.
   */
  @CheckReturnValue
  public Upstream retry(int times) {
    return new Upstream(calls.settings().withRetries(times));
  }

  /** Lets {@link #retry} repeat every call: it may be made twice. */
  @CheckReturnValue
  public Upstream idempotent() {
    return new Upstream(calls.settings().withIdempotence());
  }

  /** Adds a circuit breaker, as {@link #breaker(Duration)} does, with a pause of 10 s. */
  @CheckReturnValue
  public Upstream breaker() {
    return breaker(Duration.ofSeconds(10));
  }

  /**
   * Adds a circuit breaker; default: none. If half of the last 50 calls failed, and there were 10,
   * calls fail with {@code upstream_circuit_open} for the pause of 1 ms or more. Then 3 calls are a
   * trial. An error status below 500 is not such a failure: it is about the request.
   *
   * @throws IllegalStateException if Resilience4j is missing; the message says what to add
   */
  @CheckReturnValue
  public Upstream breaker(Duration pause) {
    return new Upstream(calls.settings().withBreaker(pause));
  }

  /**
   * Limits how many calls are made at one time; default: no limit. One more call fails at once with
   * {@code upstream_overloaded}.
   */
  @CheckReturnValue
  public Upstream bulkhead(int maxConcurrent) {
    return new Upstream(calls.settings().withBulkhead(maxConcurrent));
  }

  /** Adds a listener, which sees the attempts of the copy; service files add one for all. */
  @CheckReturnValue
  public Upstream listener(UpstreamListener listener) {
    return new Upstream(calls.settings().withListener(listener));
  }

  /**
   * Closes the circuit of the breaker, and forgets the calls that it has counted: somebody knows
   * that the service works again. Without a breaker it does nothing.
   */
  public void closeCircuit() {
    calls.settings().closeCircuit();
  }

  /** Returns how the last calls went, for all values that come from one {@link #named}. */
  public UpstreamHealth health() {
    return calls.settings().health();
  }

  /**
   * Sets the header with the request id, in the inbound request and in calls, such as {@code
   * X-Request-Id}; default: none. Set it before {@link #onBehalfOf}.
   */
  @CheckReturnValue
  public Upstream requestIdHeader(String header) {
    return new Upstream(calls.settings().withIdHeader(header));
  }

  /**
   * Sets the header that says how many milliseconds the sender will wait, in the inbound request
   * and in calls; default: none. Set it before {@link #onBehalfOf}.
   */
  @CheckReturnValue
  public Upstream deadlineHeader(String header) {
    return new Upstream(calls.settings().withDeadlineHeader(header));
  }

  /**
   * Returns this upstream for calls that are made for one request. Its headers are read at once.
   * {@link #send} passes on {@code traceparent}, {@code tracestate} and the request id if they are
   * valid and its own request does not have them. No call takes longer than the client waits. The
   * argument is {@code request::getHeader}.
   */
  @CheckReturnValue
  public Upstream onBehalfOf(Function<String, @Nullable String> headers) {
    return new Upstream(calls.settings().onBehalfOf(headers));
  }

  /** Returns the headers that {@link #send} would add now, for calls with other libraries. */
  public Map<String, String> headersToSend() {
    return calls.settings().headersToSend();
  }

  /**
   * Calls the upstream with any client library, on the caller's thread. The deadline interrupts the
   * thread until the call returns. A value that is returned after the deadline is still returned.
   *
   * <p>The upstream failed if the call throws an {@code IOException}, a {@code TimeoutException},
   * an exception of a parser or a client library, or anything that the deadline's interruption
   * caused. All else passes: an {@code Error}, a {@code ProblemException}, a bug of the
   * application, an unknown exception, a failure of the connection to the client. An {@code
   * IOException} that passes is thrown in an {@link java.io.UncheckedIOException}.
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
   * Works like {@link #call} with a library that does not block. Its stage is cancelled at the
   * deadline. The result completes on a thread that may block.
   */
  public <T extends @Nullable Object> CompletableFuture<T> callAsync(
      Supplier<? extends CompletionStage<T>> supplier) {
    return calls.callAsync(supplier);
  }

  /**
   * Throws an {@link UpstreamException} unless the status is one of {@link #expecting}: most client
   * libraries return an error status like a success.
   */
  public void expectSuccess(int status) {
    calls.expectSuccess(status);
  }

  /**
   * Sends a request and reads the JSON of the answer. Unknown properties are ignored. Constraints
   * of Jakarta Validation are checked, also for the elements of an array, collection or map.
   *
   * @throws UpstreamException if the upstream failed, or the answer has another status or form
   * @throws IllegalStateException if Jackson or a provider is missing, before anything is sent
   * @throws ProblemException with status 503 if the thread was interrupted
   */
  public <T> T send(HttpClient client, HttpRequest request, Class<T> type) {
    return calls.send(client, request, calls.<T>value(type));
  }

  /** Works like {@link #send} with a type such as {@code new TypeReference<List<Rate>>() {}}. */
  public <T> T send(HttpClient client, HttpRequest request, TypeReference<T> type) {
    return calls.send(client, request, calls.<T>value(type.getType()));
  }

  /** Works like {@link #send}, and ignores the body of the answer, even if it breaks off. */
  public void send(HttpClient client, HttpRequest request) {
    @Nullable Void unused = calls.send(client, request, AnswerValue.NONE);
  }

  /** Works like {@link #send}, and returns status and headers, too. The body may be missing. */
  public <T> UpstreamResponse<T> exchange(
      HttpClient client, HttpRequest request, TypeReference<T> type) {
    return calls.send(client, request, calls.<T>response(type.getType()));
  }

  /** Works like {@link #send}, and completes like {@link #callAsync}. */
  public <T> CompletableFuture<T> sendAsync(HttpClient client, HttpRequest request, Class<T> type) {
    return calls.sendAsync(client, request, calls.<T>value(type));
  }

  /** Works like {@link #sendAsync} with a generic type. */
  public <T> CompletableFuture<T> sendAsync(
      HttpClient client, HttpRequest request, TypeReference<T> type) {
    return calls.sendAsync(client, request, calls.<T>value(type.getType()));
  }

  /** Works like {@link #sendAsync}, ignores the body of the answer, and completes with null. */
  public CompletableFuture<@Nullable Void> sendAsync(HttpClient client, HttpRequest request) {
    return calls.sendAsync(client, request, AnswerValue.NONE);
  }

  /** Works like {@link #exchange}, and completes like {@link #callAsync}. */
  public <T> CompletableFuture<UpstreamResponse<T>> exchangeAsync(
      HttpClient client, HttpRequest request, TypeReference<T> type) {
    return calls.sendAsync(client, request, calls.<T>response(type.getType()));
  }
}
