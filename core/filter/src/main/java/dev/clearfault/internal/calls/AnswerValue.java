package dev.clearfault.internal.calls;

import dev.clearfault.upstream.UpstreamResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a call makes a value from a successful answer.
 *
 * @param preparation fails if the value cannot be made, before anything is sent
 * @param needsBody whether a body that breaks off, or is too large, is a failure
 * @param reading makes the value from the answer
 * @param <T> the type of the value
 */
public record AnswerValue<T extends @Nullable Object>(
    Runnable preparation, boolean needsBody, Function<UpstreamResponse<byte[]>, T> reading) {

  /** No value: only the status counts. */
  public static final AnswerValue<@Nullable Void> NONE =
      new AnswerValue<>(() -> {}, false, answer -> null);
}
