package dev.clearfault.internal.calls;

import dev.clearfault.problem.ProblemException;
import dev.clearfault.upstream.UpstreamAnswer;
import dev.clearfault.upstream.UpstreamCall;
import dev.clearfault.upstream.UpstreamException;
import dev.clearfault.upstream.UpstreamResponse;
import java.lang.reflect.Type;
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
 * Makes the calls of one upstream, each within its deadline, and decides whose fault a failure is.
 *
 * <p>Immutable and thread-safe.
 *
 * @param settings of the upstream
 */
public record Calls(CallSettings settings) {

  /** Makes a call on the caller's thread. */
  public <T extends @Nullable Object, E extends Exception> T call(UpstreamCall<T, E> call)
      throws E {
    BlockingCall blocking = BlockingCall.of(settings.begin(), call::abort);
    try {
      return new Attempts(settings, blocking, settings::idempotent).make(call);
    } catch (ProblemException failure) {
      blocking.end();
      throw keepingTheFlag(failure);
    } finally {
      blocking.end();
    }
  }

  /** Makes a call that does not block. */
  public <T extends @Nullable Object> CompletableFuture<T> callAsync(
      Supplier<? extends CompletionStage<T>> supplier) {
    return begin(settings::idempotent, deadline -> supplier.get());
  }

  /** Returns the value from the JSON of an answer. */
  public <T> AnswerValue<T> value(Type type) {
    return settings.shared().answers().value(type);
  }

  /** Returns an answer with its status, headers and value, which is null without a body. */
  public <T> AnswerValue<UpstreamResponse<T>> response(Type type) {
    return settings.shared().answers().response(type);
  }

  /** Sends a request and reads the answer, on the caller's thread. */
  public <T extends @Nullable Object> T send(
      HttpClient client, HttpRequest request, AnswerValue<T> value) {
    Deadline deadline = settings.begin();
    JsonExchange exchange = new JsonExchange(settings);
    try {
      return new Attempts(settings, deadline, () -> exchange.mayRepeat(request))
          .make(() -> exchange.send(client, request, value, deadline));
    } catch (ProblemException failure) {
      throw keepingTheFlag(failure);
    } catch (ExecutionException passed) {
      throw new CompletionException(passed.getCause());
    }
  }

  /** Sends a request and reads the answer, without blocking. */
  public <T extends @Nullable Object> CompletableFuture<T> sendAsync(
      HttpClient client, HttpRequest request, AnswerValue<T> value) {
    JsonExchange exchange = new JsonExchange(settings);
    return begin(
        () -> exchange.mayRepeat(request),
        deadline -> exchange.sendAsync(client, request, value, deadline));
  }

  private <T extends @Nullable Object> CompletableFuture<T> begin(
      BooleanSupplier mayBeRepeated, Function<Deadline, ? extends CompletionStage<T>> supplier) {
    Deadline deadline;
    try {
      deadline = settings.begin();
    } catch (UpstreamException tooLate) {
      return CompletableFuture.failedFuture(tooLate);
    }
    return new AsyncAttempts<T>(settings, deadline, mayBeRepeated, supplier).make();
  }

  /** Throws if the status is not expected. */
  public void expectSuccess(int status) {
    if (!settings.limits().expects(status)) {
      throw new JsonExchange(settings).unexpectedStatus(UpstreamAnswer.of(status));
    }
  }

  private static ProblemException keepingTheFlag(ProblemException failure) {
    if (Verdict.isInterruption(failure)) {
      Thread.currentThread().interrupt();
    }
    return failure;
  }
}
