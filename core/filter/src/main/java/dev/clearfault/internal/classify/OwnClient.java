package dev.clearfault.internal.classify;

import java.io.IOException;
import java.util.List;

/**
 * Marks what the streams of the request and the response threw, because an upstream's connection
 * throws the same classes, and the thread may be another one.
 *
 * <p>Thread-safe.
 */
public final class OwnClient {
  private static final String MARK = "thrown by the connection to our own client";

  private OwnClient() {}

  /** Marks the exception; one that refuses suppressed exceptions stays as it is. */
  public static void mark(Throwable thrown) {
    if (!isMarked(thrown)) {
      // A class of the JDK: a container may keep the exception for longer than the application.
      thrown.addSuppressed(new IOException(MARK));
    }
  }

  static boolean threwOneOf(List<Throwable> chain) {
    return chain.stream().anyMatch(OwnClient::isMarked);
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
