package dev.clearfault.internal.exchange;

import dev.clearfault.internal.classify.OwnClient;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown to an application that writes what no client will read; an application that sends events
 * in a loop ends the loop by it. Each write gets a new one: closing a stream may write again, and
 * Java's try statement lets no throwable suppress itself.
 */
final class NotSentException extends IOException {
  private static final long serialVersionUID = 1L;

  NotSentException(String message, @Nullable Throwable cause) {
    super(message, cause);
    OwnClient.mark(this); // A call to an upstream may copy its answer to the client.
  }
}
