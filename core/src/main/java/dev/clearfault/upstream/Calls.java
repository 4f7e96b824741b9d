package dev.clearfault.upstream;

import dev.clearfault.internal.classify.Causes;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of an {@link Upstream}: each within its deadline, and with what it throws judged.
 *
 * @param settings how
 * @param answers reads and checks what {@code java.net.http} brings
 */
record Calls(CallSettings settings, JsonAnswers answers) {

  Calls with(CallSettings changed) {
    return new Calls(changed, answers);
  }

  <T extends @Nullable Object> T call(Callable<T> callable) {
    BlockingCall call = BlockingCall.of(settings.allowance());
    try {
      return new Attempts(settings, call, settings::idempotent).make(callable);
    } catch (Throwable failure) {
      call.end();
      throw thrown(failure);
    } finally {
      call.end();
    }
  }

  <T> T send(HttpClient client, HttpRequest request, Class<T> type) {
    Deadline deadline = Deadline.in(settings.allowance());
    JsonExchange exchange = exchange();
    try {
      return new Attempts(settings, deadline, () -> exchange.mayRepeat(request))
          .make(() -> exchange.send(client, request, type, deadline));
    } catch (Throwable failure) {
      throw thrown(failure);
    }
  }

  <T> CompletableFuture<T> sendAsync(HttpClient client, HttpRequest request, Class<T> type) {
    JsonExchange exchange = exchange();
    return begin(
        () -> exchange.mayRepeat(request),
        deadline -> exchange.sendAsync(client, request, type, deadline));
  }

  <T extends @Nullable Object> CompletableFuture<T> begin(
      BooleanSupplier mayBeRepeated, Function<Deadline, ? extends CompletionStage<T>> supplier) {
    Deadline deadline;
    try {
      deadline = Deadline.in(settings.allowance());
    } catch (UpstreamException tooLate) {
      return CompletableFuture.failedFuture(tooLate);
    }
    return new AsyncAttempts<T>(settings, deadline, mayBeRepeated, supplier).make();
  }

  void expectSuccess(int status) {
    JsonExchange exchange = exchange();
    if (!exchange.isExpected(status)) {
      throw exchange.refusal(UpstreamAnswer.of(status));
    }
  }

  private JsonExchange exchange() {
    return new JsonExchange(settings, answers);
  }

  private static RuntimeException thrown(Throwable failure) {
    if (Verdict.isInterruption(failure)) {
      Thread.currentThread().interrupt();
    }
    return Causes.asUnchecked(failure);
  }
}
