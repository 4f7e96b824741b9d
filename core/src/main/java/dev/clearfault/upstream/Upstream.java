package dev.clearfault.upstream;

import static java.util.Objects.requireNonNull;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
  private static final int MAX_NAME_LENGTH = 40;

  private final String name;
  private final Duration deadline;
  private final int maxResponseSize;
  private final Set<Integer> expected;
  private final JsonAnswers answers = new JsonAnswers();

  private Upstream(String name, Duration deadline, int maxResponseSize, Set<Integer> expected) {
    this.name = name;
    this.deadline = deadline;
    this.maxResponseSize = maxResponseSize;
    this.expected = expected;
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
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "upstream name is '"
              + name
              + "': write a lower-case letter, then up to 39 lower-case letters, digits and hyphens,"
              + " such as payments; clients will see it");
    }
    return new Upstream(name, Duration.ofSeconds(10), 1 << 20, Set.of());
  }

  /** Returns the public name. */
  public String name() {
    return name;
  }

  /**
   * Returns this upstream with another limit for a whole call by {@link #send}, from the first
   * attempt to connect to the last byte of the response.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Upstream deadline(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(
          "the deadline of upstream " + name + " is " + value + ": write a positive duration");
    }
    return new Upstream(name, value, maxResponseSize, expected);
  }

  /**
   * Returns this upstream with another limit for the bytes of a response to {@link #send}.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public Upstream maxResponseSize(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(
          "the largest response of upstream " + name + " is " + bytes + ": write 1 or more bytes");
    }
    return new Upstream(name, deadline, bytes, expected);
  }

  /**
   * Returns this upstream with the statuses that were agreed on for success; default: 200 to 299.
   * Another one of these then is an invalid response.
   *
   * @throws IllegalArgumentException if one of them does not mean success
   */
  public Upstream expecting(int... statuses) {
    for (int status : statuses) {
      if (!isSuccess(status)) {
        throw new IllegalArgumentException(
            "upstream " + name + " expects status " + status + ": write statuses from 200 to 299");
      }
    }
    Set<Integer> all = Arrays.stream(statuses).boxed().collect(Collectors.toUnmodifiableSet());
    return new Upstream(name, deadline, maxResponseSize, all);
  }

  /**
   * Calls the upstream by whatever the callable uses, on the caller's thread.
   *
   * <p>What it throws is the upstream's failure if it is an {@code IOException}, a {@code
   * TimeoutException}, an exception of a parser or of a client library. It passes unchanged if it
   * is an {@code Error}, a {@code ProblemException}, a failure of our own client's request or
   * response stream, or speaks of a fault in our own code, as {@code NullPointerException}, {@code
   * ClassCastException}, {@code IndexOutOfBoundsException}, {@code IllegalArgumentException} and
   * {@code IllegalStateException} do when no client library is behind them; a checked exception
   * that is unknown here passes unchanged, too, although it is not declared.
   *
   * @throws UpstreamException if the upstream failed
   * @throws ProblemException with status 503 if the thread was interrupted; the interrupt flag is
   *     set again
   */
  public <T extends @Nullable Object> T call(Callable<T> callable) {
    try {
      return callable.call();
    } catch (Throwable thrown) {
      throw Throwables.asUnchecked(outcome(thrown));
    }
  }

  /**
   * Accepts a status of the upstream's answer if it means success: many clients throw for no status
   * at all.
   *
   * @throws UpstreamException otherwise, with code {@code upstream_error_status}, or {@code
   *     upstream_invalid_response} for a success that was not agreed on
   */
  public void expectSuccess(int status) {
    if (!isSuccess(status)) {
      throw refused(UpstreamProblems.ERROR_STATUS, status);
    }
    if (!expected.isEmpty() && !expected.contains(status)) {
      throw refused(UpstreamProblems.INVALID_RESPONSE, status);
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
    return call(
        () -> {
          CompletableFuture<HttpResponse<byte[]>> answer = exchange(client, request);
          try {
            return read(answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS), type);
          } finally {
            answer.cancel(true); // Ends the exchange if it is still under way.
          }
        });
  }

  /**
   * Does as {@link #send} without waiting.
   *
   * @return completes with the value, or exceptionally with what {@link #send} throws; never on a
   *     thread that others wait for
   */
  public <T> CompletableFuture<T> sendAsync(HttpClient client, HttpRequest request, Class<T> type) {
    CompletableFuture<HttpResponse<byte[]>> answer = exchange(client, request);
    return answer
        .copy()
        .orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS)
        .thenApply(response -> read(response, type))
        .handleAsync(
            (value, thrown) -> {
              answer.cancel(true);
              if (thrown != null) {
                throw new CompletionException(outcome(Throwables.completedBy(thrown)));
              }
              return value;
            });
  }

  private CompletableFuture<HttpResponse<byte[]>> exchange(HttpClient client, HttpRequest request) {
    return client.sendAsync(
        request, head -> new BoundedBody(maxResponseSize, isSuccess(head.statusCode())));
  }

  private <T> T read(HttpResponse<byte[]> response, Class<T> type) {
    expectSuccess(response.statusCode());
    return answers.read(response.body(), type);
  }

  private Throwable outcome(Throwable thrown) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new ProblemException(Problem.of(ProblemType.ofStatus(503)), thrown);
    }
    Problem problem = UpstreamFailures.classifyCall(Throwables.chain(thrown));
    return problem == null ? thrown : new UpstreamException(withName(problem), thrown);
  }

  private UpstreamException refused(UpstreamProblems kind, int status) {
    return new UpstreamException(
        withName(kind.problem(false)),
        new IOException("the upstream answered with status " + status));
  }

  private Problem withName(Problem problem) {
    return problem.toBuilder().upstream(name).build();
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status <= 299;
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_NAME_LENGTH
        && text.charAt(0) >= 'a'
        && text.charAt(0) <= 'z'
        && text.chars().allMatch(Upstream::isNamePart);
  }

  private static boolean isNamePart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }
}
