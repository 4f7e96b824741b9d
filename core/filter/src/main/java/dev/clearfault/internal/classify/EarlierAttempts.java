package dev.clearfault.internal.classify;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * Knows whether a client library has repeated a call by itself. What it throws is about its last
 * attempt, which may have sent nothing. The upstream may have acted on an attempt before.
 */
final class EarlierAttempts {
  /** The code of OkHttp that sends a request on a connection that is ready. */
  private static final List<String> EXCHANGES = List.of("okhttp3.internal.http");

  private static final String HTTP_URL_CONNECTION = "sun.net.www.http.HttpClient";

  private EarlierAttempts() {}

  /**
   * Returns whether an upstream may have acted on an attempt before the last one.
   *
   * @param isUnsent whether a failed attempt has certainly sent nothing
   */
  static boolean mayHaveActed(List<Throwable> part, Predicate<Throwable> isUnsent) {
    for (Throwable each : part) {
      if (each instanceof IOException
          && (isRepeatedByJdk(each) || hasEarlierExchange(each, isUnsent))) {
        return true;
      }
    }
    return false;
  }

  /** HttpURLConnection repeats a request, also a POST, if the connection ends before the answer. */
  private static boolean isRepeatedByJdk(Throwable thrown) {
    for (StackTraceElement frame : Causes.frames(thrown)) {
      if (frame.getMethodName().startsWith("parseHTTP")
          && frame.getClassName().equals(HTTP_URL_CONNECTION)) {
        return true;
      }
    }
    return false;
  }

  /** OkHttp keeps the failures of its attempts before as suppressed exceptions. */
  private static boolean hasEarlierExchange(Throwable thrown, Predicate<Throwable> isUnsent) {
    for (Throwable attempt : thrown.getSuppressed()) {
      if (ThrowingCode.includes(attempt, EXCHANGES) && !isUnsent.test(attempt)) {
        return true;
      }
    }
    return false;
  }
}
