package dev.clearfault.internal.calls;

import dev.clearfault.problem.ProblemException;
import dev.clearfault.upstream.UpstreamAnswer;
import dev.clearfault.upstream.UpstreamCall;
import dev.clearfault.upstream.UpstreamException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of one upstream: each within its deadline, and with a verdict on what it throws.
 *
 * <p>Immutable and thread-safe.
 */
public final class Calls {
  private final CallSettings settings;

  /** Reads and checks the answers that {@code java.net.http} brings. */
  private final JsonAnswers answers;

  private Calls(CallSettings settings, JsonAnswers answers) {
    this.settings = settings;
    this.answers = answers;
  }

  /** Returns the calls of an upstream. */
  public static Calls of(CallSettings settings) {
    return new Calls(settings, new JsonAnswers());
  }

  /** Returns the calls of the same upstream with other settings. */
  public Calls with(CallSettings changed) {
    return new Calls(changed, answers);
  }

  /** Returns the settings. */
  public CallSettings settings() {
    return settings;
  }

  /** Makes a call on the caller's thread, and throws whatever it came to. */
  public <T extends @Nullable Object, E extends Exception> T call(UpstreamCall<T, E> call)
      throws E {
    BlockingCall blocking = BlockingCall.of(settings.allowance());
    try {
      return new Attempts(settings, blocking, settings::idempotent).make(call);
    } catch (ProblemException failure) {
      blocking.end();
      throw keepingTheFlag(failure);
    } finally {
      blocking.end();
    }
  }

  /** Sends a request and reads the answer, on the caller's thread. */
  public <T> T send(HttpClient client, HttpRequest request, Class<T> type) {
    return send(client, request, AnswerValue.json(answers, type));
  }

  /** Sends a request and looks at the status of the answer, on the caller's thread. */
  public void send(HttpClient client, HttpRequest request) {
    @Nullable Void unused = send(client, request, AnswerValue.NONE);
  }

  private <T extends @Nullable Object> T send(
      HttpClient client, HttpRequest request, AnswerValue<T> value) {
    Deadline deadline = Deadline.in(settings.allowance());
    JsonExchange exchange = exchange();
    try {
      return new Attempts(settings, deadline, () -> exchange.mayRepeat(request))
          .make(() -> exchange.send(client, request, value, deadline));
    } catch (ProblemException failure) {
      throw keepingTheFlag(failure);
    } catch (ExecutionException passed) {
      throw new CompletionException(passed.getCause());
    }
  }

  /** Sends a request and reads the answer, without waiting. */
  public <T> CompletableFuture<T> sendAsync(HttpClient client, HttpRequest request, Class<T> type) {
    return sendAsync(client, request, AnswerValue.json(answers, type));
  }

  /** Sends a request and looks at the status of the answer, without waiting. */
  public CompletableFuture<@Nullable Void> sendAsync(HttpClient client, HttpRequest request) {
    return sendAsync(client, request, AnswerValue.NONE);
  }

  private <T extends @Nullable Object> CompletableFuture<T> sendAsync(
      HttpClient client, HttpRequest request, AnswerValue<T> value) {
    JsonExchange exchange = exchange();
    return begin(
        () -> exchange.mayRepeat(request),
        deadline -> exchange.sendAsync(client, request, value, deadline));
  }

  /** Makes a call that no thread waits for. */
  public <T extends @Nullable Object> CompletableFuture<T> callAsync(
      Supplier<? extends CompletionStage<T>> supplier) {
    return begin(settings::idempotent, deadline -> supplier.get());
  }

  private <T extends @Nullable Object> CompletableFuture<T> begin(
      BooleanSupplier mayBeRepeated, Function<Deadline, ? extends CompletionStage<T>> supplier) {
    Deadline deadline;
    try {
      deadline = Deadline.in(settings.allowance());
    } catch (UpstreamException tooLate) {
      return CompletableFuture.failedFuture(tooLate);
    }
    return new AsyncAttempts<T>(settings, deadline, mayBeRepeated, supplier).make();
  }

  /** Throws for a status that is not expected. */
  public void expectSuccess(int status) {
    JsonExchange exchange = exchange();
    if (!exchange.isExpected(status)) {
      throw exchange.refusal(UpstreamAnswer.of(status));
    }
  }

  private JsonExchange exchange() {
    return new JsonExchange(settings, answers);
  }

  private static ProblemException keepingTheFlag(ProblemException failure) {
    if (Verdict.isInterruption(failure)) {
      Thread.currentThread().interrupt();
    }
    return failure;
  }
}
