package dev.clearfault.internal.calls;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The value that a call makes of a successful answer.
 *
 * @param <T> the type of the value
 * @param preparation fails if the value cannot be made, before anything is asked of the upstream
 * @param needsBody whether a body that breaks off, or is too large, is a failure
 * @param reading makes the value of the body
 */
record AnswerValue<T extends @Nullable Object>(
    Runnable preparation, boolean needsBody, Function<byte[], T> reading) {

  /** No value: the status says all. */
  static final AnswerValue<@Nullable Void> NONE = new AnswerValue<>(() -> {}, false, body -> null);

  /** Returns the value that the JSON of the answer becomes. */
  static <T> AnswerValue<T> json(JsonAnswers answers, Class<T> type) {
    return new AnswerValue<>(() -> answers.prepare(type), true, body -> answers.read(body, type));
  }
}
