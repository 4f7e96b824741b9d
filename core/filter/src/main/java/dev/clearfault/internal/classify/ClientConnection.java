package dev.clearfault.internal.classify;

import java.io.IOException;
import java.util.List;

/**
 * Marks the exceptions of the connection to the client, thrown by the streams of the request and
 * the response. The connection to an upstream throws the same classes, so the class cannot decide.
 *
 * <p>Thread-safe.
 */
public final class ClientConnection {
  private static final String MARK = "thrown by the connection to the client";

  private ClientConnection() {}

  /** Marks the exception, unless it cannot have suppressed exceptions. */
  public static void mark(Throwable thrown) {
    if (!isMarked(thrown)) {
      // A class of the JDK: a container may keep the exception for longer than the application.
      thrown.addSuppressed(new IOException(MARK));
    }
  }

  static boolean threwOneOf(List<Throwable> chain) {
    return chain.stream().anyMatch(ClientConnection::isMarked);
  }

  private static boolean isMarked(Throwable thrown) {
    for (Throwable suppressed : thrown.getSuppressed()) {
      if (suppressed instanceof IOException && MARK.equals(Causes.message(suppressed))) {
        return true;
      }
    }
    return false;
  }
}
