package dev.clearfault;

import dev.clearfault.mapping.Causes;
import dev.clearfault.observe.Door;
import dev.clearfault.observe.Occurrence;
import dev.clearfault.problem.Problem;
import dev.clearfault.validation.InputLimits;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one way out of an application, whichever door a failure takes: decide, freeze, answer, tell.
 *
 * <p>Thread-safe.
 */
final class FailureHandler {
  private static final String ALLOW = "Allow";

  private final FailureMapping mapping;
  private final Freezer freezer;
  private final Answer answer;
  private final Listeners listeners;

  FailureHandler(FailureMapping mapping, Freezer freezer, Answer answer, Listeners listeners) {
    this.mapping = mapping;
    this.freezer = freezer;
    this.answer = answer;
    this.listeners = listeners;
  }

  /** Returns the limits of input that the filter was given. */
  InputLimits inputLimits() {
    return freezer.inputLimits();
  }

  /**
   * Deals with what came through the filter chain.
   *
   * @return whether the container must see the exception too, because the response was under way
   *     and only a broken connection can tell the client
   */
  boolean thrown(GuardedRequest exchange, Throwable thrown) {
    if (exchange.alreadyHandled(thrown)) {
      return false;
    }
    if (handle(exchange, Failure.thrown(Door.THROWN, thrown, 0, null), true)) {
      return false;
    }
    return !exchange.clientGone() && !TomcatSuspension.isComplete(exchange.target());
  }

  /** Deals with {@code sendError}: answers inside the call and drops the message. */
  void refused(GuardedRequest exchange, int status, @Nullable String message) {
    HttpServletResponse response = exchange.target();
    if (status == HttpServletResponse.SC_METHOD_NOT_ALLOWED && !response.containsHeader(ALLOW)) {
      String allowed = AllowedMethods.of(exchange);
      if (allowed != null) {
        response.setHeader(ALLOW, allowed);
      }
    }
    handle(exchange, Failure.refused(Door.SEND_ERROR, status, message), true);
    GuardedAsync async = exchange.async();
    if (async != null && !exchange.inPass()) {
      // A worker's; while the request's own thread is inside, the filter ends it after the chain.
      async.endAfterAnswer();
    }
  }

  /**
   * Deals with a failure of asynchronous processing.
   *
   * @param thrown null for a timeout
   * @param mayAnswer whether the application has left the answer to us
   */
  void failedAsync(
      GuardedRequest exchange, @Nullable Throwable thrown, String note, boolean mayAnswer) {
    if (thrown == null) {
      if (!exchange.answered()) {
        handle(exchange, Failure.refused(Door.ASYNC, 500, note), mayAnswer);
      }
    } else if (!exchange.alreadyHandled(thrown)
        && !isEchoOfTheAbort(exchange, thrown)
        && !isEchoOfTheClient(exchange, thrown)) {
      handle(exchange, Failure.thrown(Door.ASYNC, thrown, 0, note), mayAnswer);
    }
  }

  /**
   * Tomcat reports the connection that was broken off as a failure of its own, and a worker that
   * goes on to write is told so.
   */
  private static boolean isEchoOfTheAbort(GuardedRequest exchange, Throwable thrown) {
    return exchange.isBrokenOff()
        && (thrown instanceof IOException
            || Causes.chain(thrown).stream()
                .anyMatch(GuardedOutputStream.BrokenOff.class::isInstance));
  }

  /** A worker and the container both notice that the client has left; once is enough. */
  private static boolean isEchoOfTheClient(GuardedRequest exchange, Throwable thrown) {
    return exchange.answered()
        && exchange.clientGone()
        && FailureMapping.isClientFault(exchange, Causes.chain(thrown));
  }

  /**
   * Answers as the error page that the container dispatches to.
   *
   * @param thrown null if the container only has a status
   */
  void errorPage(GuardedRequest exchange, @Nullable Throwable thrown, int status) {
    Failure failure =
        thrown == null
            ? Failure.refused(Door.ERROR_DISPATCH, status, null)
            : Failure.thrown(Door.ERROR_DISPATCH, thrown, status, null);
    handle(exchange, failure, true);
  }

  /** Answers a read error that the application swallowed and Tomcat would answer with its page. */
  void swallowedReadError(GuardedRequest exchange) {
    Throwable fault = exchange.clientFault();
    handle(
        exchange,
        fault == null
            ? Failure.refused(Door.THROWN, 400, "reading the request failed")
            : Failure.thrown(Door.THROWN, fault, 0, null),
        true);
  }

  /**
   * Deals with a failure, and never fails itself: what cannot be handled, for want of memory say,
   * gets the prepared bytes.
   *
   * @return whether the client has an answer, to this failure or to an earlier one
   */
  private boolean handle(GuardedRequest exchange, Failure failure, boolean mayAnswer) {
    boolean ours = mayAnswer && exchange.claim();
    try {
      if (ours) {
        return answer(exchange, failure);
      }
      tellOnly(exchange, failure);
      return true;
    } catch (Throwable broken) {
      // What fails after an answer was written must not replace it.
      return !ours || exchange.isSettled() || answer.writeLastResort(exchange.target());
    } finally {
      if (ours) {
        exchange.settled();
      }
    }
  }

  private boolean answer(GuardedRequest exchange, Failure found) {
    HttpServletResponse response = exchange.target();
    int readError = TomcatSuspension.lift(exchange, response);
    Failure failure = readError != 0 && found.status() == 0 ? found.withStatus(readError) : found;
    List<Throwable> mishaps = new ArrayList<>(0);
    Consumer<Throwable> mishap = mishaps::add;
    Problem decided = mapping.decide(exchange, failure, mishap);
    Problem problem = freezer.freeze(exchange, decided, true, mishap);
    boolean delivered =
        !exchange.clientGone()
            && !response.isCommitted()
            && answer.write(exchange, problem, mishap);
    if (!delivered
        && !exchange.clientGone()
        && response.isCommitted()
        && !TomcatSuspension.isComplete(response)) {
      Answer.flushCommitted(exchange);
      exchange.breakOff();
      Abort.now(exchange, response);
    }
    if (delivered && (readError != 0 || failure.door() == Door.SEND_ERROR)) {
      // Nothing may be added: by the application, or by Tomcat to a request that it could not read.
      Answer.close(response);
    }
    exchange.settled();
    listeners.tell(occurrence(exchange, failure, problem, delivered, mishaps));
    return delivered;
  }

  /** After an answer; a worker's request and response may be somebody else's by now. */
  private void tellOnly(GuardedRequest exchange, Failure failure) {
    boolean live = exchange.async() == null;
    List<Throwable> mishaps = new ArrayList<>(0);
    Problem decided = mapping.decide(exchange, failure, mishaps::add);
    Problem problem = freezer.freeze(exchange, decided, live, mishaps::add);
    listeners.tell(occurrence(exchange, failure, problem, false, mishaps));
  }

  private static Occurrence occurrence(
      GuardedRequest exchange,
      Failure failure,
      Problem problem,
      boolean delivered,
      List<Throwable> mishaps) {
    RequestLine line = exchange.line();
    return new Occurrence(
        problem,
        failure.door(),
        failure.causes(),
        delivered,
        line.method(),
        line.path(),
        failure.note(),
        mishaps);
  }
}
