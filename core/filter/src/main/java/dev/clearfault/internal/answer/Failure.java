package dev.clearfault.internal.answer;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.spi.Door;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure before {@link FailureMapping} decides which problem it is.
 *
 * @param door how it left the application
 * @param causes what was thrown and its causes, outermost first; empty if nothing was thrown
 * @param status the status if the causes do not decide another one; 0 for none
 * @param note a remark for the operator; never rendered
 */
record Failure(Door door, List<Throwable> causes, int status, @Nullable String note) {

  /** A failure that came through the filter chain. */
  static Failure thrown(Throwable thrown) {
    return new Failure(Door.THROWN, Causes.chain(thrown), 0, null);
  }

  /** A failure of which only listeners are told. */
  static Failure reported(Throwable thrown) {
    return new Failure(Door.REPORT, Causes.chain(thrown), 0, Reported.note(thrown));
  }

  /**
   * A failure without an exception: {@code sendError}, a time-out, or a status of the container.
   */
  static Failure ofStatus(Door door, int status, @Nullable String note) {
    return new Failure(door, List.of(), status, note);
  }

  /** Returns this failure, with what was thrown as its reason; null for nothing. */
  Failure because(@Nullable Throwable thrown) {
    return thrown == null ? this : new Failure(door, Causes.chain(thrown), status, note);
  }

  /**
   * Returns whether the application has chosen the status, and has said that the client is wrong.
   */
  boolean isRefusal() {
    return door == Door.SEND_ERROR && status < 500;
  }

  /** Returns this failure, with the other status if it has none. */
  Failure orStatus(int other) {
    return status != 0 || other == 0 ? this : new Failure(door, causes, other, note);
  }
}
