package dev.clearfault.internal.calls;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.classify.ResponseTooLargeException;
import dev.clearfault.upstream.UpstreamResponse;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects the body of a response up to a limit. Java 17 has no limit of its own. */
final class BoundedBody implements BodySubscriber<byte[]> {
  private final ResponseInfo head;
  private final int max;
  private final boolean needed;
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private @Nullable Subscription subscription;

  /**
   * Prepares to collect.
   *
   * @param head status and headers of the response
   * @param max how many bytes to collect at most
   * @param needed whether a body that is longer, or that breaks off, is a failure; otherwise its
   *     first part is the body
   */
  BoundedBody(ResponseInfo head, int max, boolean needed) {
    this.head = head;
    this.max = max;
    this.needed = needed;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  /** Returns the response; null if it is not complete. */
  @Nullable UpstreamResponse<byte[]> response() {
    return body.isDone() && !body.isCompletedExceptionally()
        ? new UpstreamResponse<>(head.statusCode(), head.headers(), body.join())
        : null;
  }

  @Override
  public void onSubscribe(Subscription begun) {
    subscription = begun;
    begun.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (buffer.remaining() > max - collected.size()) {
        requireNonNull(subscription).cancel();
        onError(new ResponseTooLargeException(max));
        return;
      }
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      collected.writeBytes(bytes);
    }
    requireNonNull(subscription).request(1);
  }

  @Override
  public void onError(Throwable thrown) {
    if (needed) {
      body.completeExceptionally(thrown);
    } else {
      onComplete();
    }
  }

  @Override
  public void onComplete() {
    body.complete(collected.toByteArray());
  }
}
