package dev.clearfault.internal.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;

/**
 * Sees the answer to a failure of one request after it was written, for a comparison with what the
 * application has promised. A module puts it into the request.
 */
public interface AnswerWatch {
  /** The request attribute that has the watch. */
  String ATTRIBUTE = AnswerWatch.class.getName();

  /**
   * Receives the answer. What it throws harms nothing.
   *
   * @param response has the status and the header fields; it is not to be changed
   * @param body nobody may change it
   */
  void answered(HttpServletResponse response, byte[] body);

  /** Tells the watch of a request, if it has one. */
  static void tell(
      HttpServletRequest request,
      HttpServletResponse response,
      byte[] body,
      Consumer<Throwable> mishaps) {
    if (request.getAttribute(ATTRIBUTE) instanceof AnswerWatch watch) {
      try {
        watch.answered(response, body);
      } catch (Throwable mishap) {
        mishaps.accept(mishap);
      }
    }
  }
}
