package dev.clearfault.gateway.internal.forward;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import java.io.IOException;
import java.time.Duration;

/**
 * Tells whose slowness has used up the time of a call. A client that sends or reads slowly must not
 * open the circuit of a service.
 */
final class Patience {
  private final long end;

  Patience(Duration deadline) {
    end = System.nanoTime() + deadline.toNanos();
  }

  /** Something that waits for the client. */
  interface Wait<T> {
    T run() throws IOException;
  }

  /**
   * Waits for the client.
   *
   * @throws ProblemException with status 408 if the deadline has passed after that, whatever the
   *     stream has thrown
   */
  <T> T client(Wait<T> wait) throws IOException {
    T result;
    try {
      result = wait.run();
    } catch (IOException broken) {
      if (isOver()) {
        throw late();
      }
      throw broken;
    }
    if (isOver()) {
      throw late();
    }
    return result;
  }

  private boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  private static ProblemException late() {
    return new ProblemException(Problem.of(ProblemType.ofStatus(408)));
  }
}
