package dev.clearfault.internal.calls;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.classify.ResponseTooLargeException;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a response's body up to a limit, which {@code java.net.http} has none of on Java 17. */
final class BoundedBody implements BodySubscriber<byte[]> {
  private final int max;
  private final boolean needed;
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private @Nullable Subscription subscription;

  /**
   * Prepares to collect.
   *
   * @param max how many bytes to take
   * @param needed whether more of them, or less than were promised, are a failure; the body of an
   *     error is not worth one
   */
  BoundedBody(int max, boolean needed) {
    this.max = max;
    this.needed = needed;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
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
        end();
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

  private void end() {
    requireNonNull(subscription).cancel();
    if (needed) {
      body.completeExceptionally(new ResponseTooLargeException(max));
    } else {
      onComplete();
    }
  }
}
