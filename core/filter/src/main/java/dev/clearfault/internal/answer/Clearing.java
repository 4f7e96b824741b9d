package dev.clearfault.internal.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/**
 * Removes the status, the header fields and the body of a response that is not committed.
 *
 * <p>{@code reset()} alone is not enough: a server may parse a header field of the client there,
 * and throw for it.
 */
final class Clearing {
  private Clearing() {}

  /**
   * Clears the response by {@code reset()}, or step by step where that throws.
   *
   * @throws RuntimeException what {@code reset()} threw, if the response is committed
   */
  static void clear(HttpServletResponse response) {
    try {
      response.reset();
    } catch (RuntimeException e) {
      if (response.isCommitted()) {
        throw e;
      }
      clearWithoutReset(response);
    }
  }

  /** Clears what can be cleared, and never throws: no step needs another. */
  static void clearWithoutReset(HttpServletResponse response) {
    attempt(response::resetBuffer);
    attempt(() -> response.setContentType(null));
    attempt(
        () -> {
          for (String name : List.copyOf(response.getHeaderNames())) {
            attempt(() -> remove(response, name));
          }
        });
  }

  /** Not every container removes a field whose value is null; an empty one does no harm. */
  @SuppressWarnings("NullAway") // Servlet 6.1 gives null this meaning.
  private static void remove(HttpServletResponse response, String name) {
    attempt(() -> response.setHeader(name, null));
    if (response.containsHeader(name)) {
      response.setHeader(name, "");
    }
  }

  /** Makes one call of the container that may fail without harm. */
  static void attempt(Runnable call) {
    try {
      call.run();
    } catch (Throwable failed) {
      // The next step does not need this one.
    }
  }
}
