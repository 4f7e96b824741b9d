package dev.clearfault.internal.exchange;

import dev.clearfault.internal.classify.ClientConnection;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thrown to an application that writes what no client will read. A loop that sends events ends by
 * it. Each write gets a new one: closing a stream may write again, and in a try statement of Java
 * no throwable may suppress itself.
 */
final class NotSentException extends IOException {
  private static final long serialVersionUID = 1L;

  NotSentException(String message, @Nullable Throwable cause) {
    super(message, cause);
    ClientConnection.mark(this); // A call to an upstream may copy its answer to the client.
  }

  /** Returns whether one of the causes is such an exception. */
  static boolean isIn(List<Throwable> causes) {
    return causes.stream().anyMatch(NotSentException.class::isInstance);
  }
}
