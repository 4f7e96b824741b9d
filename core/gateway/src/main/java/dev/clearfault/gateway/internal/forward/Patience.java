package dev.clearfault.gateway.internal.forward;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import java.io.IOException;
import java.time.Duration;

/**
 * Tells whose slowness has used up the time of a call: of the client and the service, the one that
 * was waited for longer. A client that sends or reads slowly must not open the circuit of a
 * service. One thread waits at a time.
 */
final class Patience {
  private final long end;
  private final long most;
  private long waited;

  Patience(Duration deadline) {
    end = System.nanoTime() + deadline.toNanos();
    most = deadline.toNanos() / 2;
  }

  /** Something that waits. */
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
    long start = System.nanoTime();
    T result;
    try {
      result = wait.run();
    } catch (IOException broken) {
      if (isOver()) {
        throw late();
      }
      throw broken;
    } finally {
      waited += System.nanoTime() - start;
    }
    if (isOver()) {
      throw late();
    }
    return result;
  }

  /**
   * Waits for the service, and in between for the client.
   *
   * @throws ProblemException with status 408 if the deadline has passed, and the client has used
   *     most of the time
   */
  <T> T service(Wait<T> wait) throws IOException {
    try {
      return wait.run();
    } catch (IOException failure) {
      if (isOver() && waited > most) {
        throw late();
      }
      throw failure;
    }
  }

  private boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  private static ProblemException late() {
    return new ProblemException(Problem.of(ProblemType.ofStatus(408)));
  }
}
