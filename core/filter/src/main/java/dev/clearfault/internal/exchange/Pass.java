package dev.clearfault.internal.exchange;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One pass of a dispatch through the filter chain. */
public final class Pass {
  private Pass() {}

  /**
   * Takes a dispatch through the chain, and answers what the chain throws.
   *
   * @throws IOException what the chain threw, if the container must get it too; the same holds for
   *     all other exceptions
   */
  public static void through(
      FilterChain chain,
      Exchange exchange,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, ServletException {
    HttpServletRequest inner =
        GuardedRequest.isAround(request) ? request : new GuardedRequest(request, exchange);
    HttpServletResponse outer =
        GuardedResponse.isAround(response) ? response : new GuardedResponse(response, exchange);
    AsyncCycle before = exchange.async;
    exchange.turn().inPass(true);
    try {
      chain.doFilter(inner, outer);
    } catch (Throwable failure) {
      if (exchange.doors.thrown(exchange, failure)) {
        throw failure;
      }
    } finally {
      exchange.turn().inPass(false);
      exchange.doors.passEnded(exchange);
      finish(exchange, before, inner, outer);
      exchange.container().forgetException(inner, exchange.response());
    }
  }

  /**
   * Does what remains when the application has returned, with or without an answer.
   *
   * @param before the cycle that led to this pass by a dispatch; null for the first pass
   */
  private static void finish(
      Exchange exchange,
      @Nullable AsyncCycle before,
      HttpServletRequest request,
      HttpServletResponse response) {
    AsyncCycle cycle = exchange.async;
    if (cycle != null && request.isAsyncStarted()) {
      if (exchange.turn().isSettled()) {
        cycle.endAfterAnswer();
      } else if (!exchange.turn().answered()) {
        cycle.watch();
      }
    } else if (!exchange.turn().answered()) {
      findSilentRefusal(exchange, request, response);
    }
    // Not while a dispatch is to come: its target may use the same objects outside of this filter.
    // Not while a worker is about to answer its failure: it could not claim the answer any more.
    if ((cycle == null || cycle == before) ? !request.isAsyncStarted() : cycle.isCompleted()) {
      exchange.turn().end();
    }
  }

  /** Answers what the container has refused without an exception. */
  private static void findSilentRefusal(
      Exchange exchange, HttpServletRequest request, HttpServletResponse response) {
    if (exchange.container().isFalselyCommitted(exchange.request(), exchange.response())) {
      exchange.doors.swallowedReadError(exchange);
    } else if (!exchange.isAsync()
        && request.getDispatcherType() == DispatcherType.REQUEST
        && response instanceof GuardedResponse guarded) {
      if (guarded.isRefusedByContainer()) {
        exchange.doors.refused(exchange, guarded.getStatus(), "set by the container");
      } else if (exchange.doors.answersBareStatus() && guarded.isBareStatus()) {
        exchange.doors.refused(exchange, guarded.getStatus(), "set by setStatus");
      }
    }
  }
}
