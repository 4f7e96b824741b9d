package com.example.shop;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ExceptionMapper;

/** A client library whose exceptions nobody has heard of. */
public final class UnknownClient {
  static final ProblemType QUEUE_FAILURE =
      ProblemType.of("upstream_failure", 502, "Upstream failure");

  private UnknownClient() {}

  /** What its calls throw. */
  public static final class QueueClientException extends RuntimeException {
    final int sent;

    /** Makes one that tells how many bytes were sent. */
    public QueueClientException(int sent) {
      this.sent = sent;
    }
  }

  /** What the application says of it. */
  public static final class QueueMapper implements ExceptionMapper<QueueClientException> {
    @Override
    public Problem map(QueueClientException e) {
      return Problem.builder(QUEUE_FAILURE).upstream("queue").nothingWasDone(e.sent == 0).build();
    }
  }
}
