package dev.clearfault.internal.calls;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.classify.UpstreamProblems;
import dev.clearfault.internal.http.MediaType;
import dev.clearfault.internal.http.Methods;
import dev.clearfault.problem.Problem;
import dev.clearfault.upstream.UpstreamAnswer;
import dev.clearfault.upstream.UpstreamException;
import dev.clearfault.upstream.UpstreamResponse;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One call by {@code java.net.http}: sends the request, for each attempt again, and reads the JSON
 * of the answer.
 */
final class JsonExchange {
  private static final String PROBLEM_JSON = "application/problem+json";
  private static final int MAX_LOGGED = 200;

  private final CallSettings settings;
  private volatile @Nullable BoundedBody body;

  JsonExchange(CallSettings settings) {
    this.settings = settings;
  }

  /** Returns whether the request may be sent again. It may not if an answer has begun. */
  boolean mayRepeat(HttpRequest request) {
    return body == null && (settings.idempotent() || Methods.isIdempotent(request.method()));
  }

  <T extends @Nullable Object> T send(
      HttpClient client, HttpRequest request, AnswerValue<T> value, Deadline deadline)
      throws ExecutionException, InterruptedException, TimeoutException {
    value.preparation().run();
    CompletableFuture<UpstreamResponse<byte[]>> answer =
        begin(client, request, value.needsBody(), deadline);
    try {
      return read(answer.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS), value);
    } finally {
      answer.cancel(true); // Ends the exchange if it is still under way.
    }
  }

  <T extends @Nullable Object> CompletableFuture<T> sendAsync(
      HttpClient client, HttpRequest request, AnswerValue<T> value, Deadline deadline) {
    value.preparation().run();
    return begin(client, request, value.needsBody(), deadline)
        .thenApply(response -> read(response, value));
  }

  private CompletableFuture<UpstreamResponse<byte[]>> begin(
      HttpClient client, HttpRequest request, boolean needsBody, Deadline deadline) {
    BodyHandler<byte[]> handler =
        head -> {
          BoundedBody begun =
              new BoundedBody(
                  head,
                  settings.limits().maxResponseSize(),
                  needsBody && CallLimits.isSuccess(head.statusCode()));
          body = begun;
          return begun;
        };
    return client
        .sendAsync(settings.caller().onto(request, deadline), handler)
        .handle((ignored, failure) -> collected(failure));
  }

  /**
   * Returns the answer. {@code java.net.http} may report a body that breaks off, although {@link
   * BoundedBody} does not need all of it: two of its threads race.
   */
  private UpstreamResponse<byte[]> collected(@Nullable Throwable failure) {
    BoundedBody begun = body;
    UpstreamResponse<byte[]> answer = begun == null ? null : begun.response();
    if (answer == null) {
      throw new CompletionException(failure == null ? null : Causes.completedBy(failure));
    }
    return answer;
  }

  private <T extends @Nullable Object> T read(
      UpstreamResponse<byte[]> response, AnswerValue<T> value) {
    if (!settings.limits().expects(response.status())) {
      throw unexpectedStatus(answer(response));
    }
    return value.reading().apply(response);
  }

  /** Returns what the application and the log get of such an answer. */
  private UpstreamAnswer answer(UpstreamResponse<byte[]> response) {
    String label = response.headers().firstValue("Content-Type").orElse("");
    return MediaType.of(label).name().equals(PROBLEM_JSON)
        ? settings
            .shared()
            .answers()
            .readProblem(response.status(), requireNonNull(response.value()))
        : UpstreamAnswer.of(response.status());
  }

  /** Returns the failure of an answer whose status is not expected. */
  UpstreamException unexpectedStatus(UpstreamAnswer answer) {
    UpstreamProblems kind =
        CallLimits.isSuccess(answer.status())
            ? UpstreamProblems.INVALID_RESPONSE
            : UpstreamProblems.ERROR_STATUS;
    Problem problem = kind.problem(false).toBuilder().upstream(settings.name()).build();
    return new UpstreamException(problem, new UncountedAnswer(text(answer)), answer);
  }

  /** Returns the sentence for the log. */
  private static String text(UpstreamAnswer answer) {
    return "the upstream answered with status "
        + answer.status()
        + member("type", answer.type())
        + member("title", answer.title())
        + member("detail", answer.detail())
        + member("instance", answer.instance())
        + member("code", answer.code());
  }

  private static String member(String name, @Nullable String value) {
    if (value == null) {
      return "";
    }
    String part = value.length() <= MAX_LOGGED ? value : value.substring(0, MAX_LOGGED) + "...";
    return ", " + name + " '" + part + "'";
  }
}
