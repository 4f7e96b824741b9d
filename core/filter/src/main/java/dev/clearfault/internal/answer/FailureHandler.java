package dev.clearfault.internal.answer;

import dev.clearfault.internal.classify.Finding;
import dev.clearfault.internal.container.Container;
import dev.clearfault.internal.exchange.Doors;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.frameworks.Frameworks;
import dev.clearfault.internal.http.ClientAddress;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.problem.Problem;
import dev.clearfault.spi.Door;
import dev.clearfault.spi.Evidence;
import dev.clearfault.spi.Occurrence;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The only way out of an application for a failure, whichever door it takes. The method {@code
 * passStages} has the stages in their order:
 *
 * <ol>
 *   <li>{@link FailureMapping} decides which problem the failure is;
 *   <li>{@link Completion} makes the document of this occurrence;
 *   <li>{@link Answer} clears the response and writes the document, or the response is broken off,
 *       because it is under way;
 *   <li>{@link Listeners} report the occurrence to the log and to the listeners.
 * </ol>
 *
 * <p>Thread-safe.
 */
public final class FailureHandler implements Doors {
  private final FailureMapping mapping;
  private final Completion completion;
  private final Answer answer;
  private final Listeners listeners;

  /** Found with the first response. Two threads that look at the same time find the same. */
  private volatile @Nullable Container container;

  /** Creates a handler of these stages. */
  public FailureHandler(
      FailureMapping mapping, Completion completion, Answer answer, Listeners listeners) {
    this.mapping = mapping;
    this.completion = completion;
    this.answer = answer;
    this.listeners = listeners;
  }

  @Override
  public boolean thrown(Exchange exchange, Throwable thrown) {
    if (exchange.turn().waiting() instanceof WaitingAnswer waiting) {
      waiting.thrown = thrown;
      return false;
    }
    if (mapping.isForOthers(exchange, thrown)) {
      return true;
    }
    return exchange.markHandled(thrown)
        && !handle(exchange, Failure.thrown(thrown), exchange.turn().claimIfOpen())
        && exchange.rethrows()
        && !exchange.client().gone()
        && !exchange.container().isComplete(exchange.response());
  }

  /**
   * Answers inside the call of {@code sendError}, and does not send the message. What frameworks
   * leave in the request attribute for their error page is the reason.
   */
  @Override
  public void refused(Exchange exchange, int status, @Nullable String message) {
    AllowedMethods.addTo(exchange, status);
    boolean answers = exchange.turn().claimIfOpen();
    Failure failure = Failure.ofStatus(Door.SEND_ERROR, status, message);
    if (answers) {
      failure = failure.because(WaitingAnswer.reason(exchange));
      exchange.turn().waitWith(new WaitingAnswer(failure));
    }
    handle(exchange, failure, answers);
    if (!exchange.turn().inPass()) {
      // A worker called it; while the request's own thread is inside, the filter does this.
      exchange.completeAsync();
    }
  }

  @Override
  public void failedAsync(
      Exchange exchange, @Nullable Throwable thrown, String note, boolean mayAnswer) {
    boolean isNew =
        thrown == null
            ? !exchange.turn().answered()
            : exchange.markHandled(thrown) && !exchange.isEcho(thrown);
    if (isNew) {
      int status = thrown == null ? 500 : 0;
      Failure failure = Failure.ofStatus(Door.ASYNC, status, note).because(thrown);
      handle(exchange, failure, mayAnswer && exchange.turn().claimIfOpen());
    }
  }

  @Override
  public void errorPage(Exchange exchange, @Nullable Throwable thrown, int status) {
    Failure failure = Failure.ofStatus(Door.ERROR_DISPATCH, status, null);
    handle(exchange, failure.because(thrown), exchange.turn().claim());
  }

  @Override
  public void reported(Exchange exchange, Throwable thrown) {
    List<Throwable> mishaps = new ArrayList<>(0);
    try {
      Failure failure = Failure.reported(thrown);
      Finding finding = mapping.decide(exchange, failure, mishaps::add);
      report(exchange, failure, finding, mishaps);
    } catch (Throwable broken) {
      // The request must not suffer from a report.
    }
  }

  @Override
  public void unpromised(Exchange exchange, String note) {
    try {
      Failure failure = new Failure(Door.REPORT, List.of(), 0, note);
      Finding finding = new Finding(Problem.of(Doors.UNPROMISED), Evidence.NONE);
      report(exchange, failure, finding, new ArrayList<>(0));
    } catch (Throwable broken) {
      // The answer must not suffer from a report.
    }
  }

  /** After asynchronous processing the container may have given the request to another client. */
  private void report(
      Exchange exchange, Failure failure, Finding finding, List<Throwable> mishaps) {
    boolean live = !exchange.isAsync();
    Reply unsent = completion.complete(exchange, finding.problem(), live, mishaps::add);
    listeners.tell(occurrence(exchange, failure, finding, unsent, false, mishaps));
  }

  @Override
  public void swallowedReadError(Exchange exchange) {
    Throwable fault = exchange.client().thrown();
    handle(
        exchange,
        fault == null
            ? Failure.ofStatus(Door.THROWN, 400, "reading the request failed")
            : Failure.thrown(fault),
        exchange.turn().claimIfOpen());
  }

  /**
   * Handles a failure and never throws. If a stage throws, for lack of memory for example, the
   * client gets prepared bytes.
   *
   * @param answers whether this failure has the answer
   * @return whether the client has an answer, to this failure or to an earlier one
   */
  private boolean handle(Exchange exchange, Failure failure, boolean answers) {
    try {
      return passStages(exchange, failure, answers) || !answers;
    } catch (Throwable broken) {
      // A failure after the answer was written must not replace it.
      return !answers || exchange.turn().isSettled() || answer.writeLastResort(exchange.response());
    } finally {
      if (answers) {
        exchange.turn().settle();
      }
    }
  }

  /** The stages in their order. Without the right to answer, a failure skips those that write. */
  private boolean passStages(Exchange exchange, Failure found, boolean answers) {
    List<Throwable> mishaps = new ArrayList<>(0);
    // After an asynchronous answer, or when its client has left, the container may end the request
    // at any time and give it to another client.
    boolean live = !exchange.isAsync() || (answers && !exchange.client().gone());
    // The status that the container has chosen with a false commit.
    int lifted =
        answers && live
            ? exchange.container().liftFalseCommit(exchange.request(), exchange.response())
            : 0;
    if (lifted != 0) {
      exchange.turn().stopWaiting();
    }
    Failure failure = found.orStatus(lifted);

    Finding finding = mapping.decide(exchange, failure, mishaps::add);
    Reply reply = completion.complete(exchange, finding.problem(), live, mishaps::add);
    boolean delivered = answers && answer.write(exchange, reply, mishaps::add);
    if (answers) {
      Ending.end(exchange, delivered, lifted != 0 || failure.door() == Door.SEND_ERROR);
    }
    Occurrence occurrence = occurrence(exchange, failure, finding, reply, delivered, mishaps);
    if (answers && exchange.turn().waiting() instanceof WaitingAnswer waiting) {
      waiting.occurrence = occurrence;
    } else {
      listeners.tell(occurrence);
    }
    return delivered;
  }

  private static Occurrence occurrence(
      Exchange exchange,
      Failure failure,
      Finding finding,
      Reply reply,
      boolean delivered,
      List<Throwable> mishaps) {
    return new Occurrence(
        reply.document(),
        failure.door(),
        finding.evidence(),
        failure.causes(),
        delivered,
        exchange.facts(),
        failure.note(),
        mishaps);
  }

  @Override
  public void passEnded(Exchange exchange) {
    if (exchange.turn().stopWaiting() instanceof WaitingAnswer waiting) {
      Throwable followed = waiting.followed(exchange);
      if (followed == null) {
        tell(waiting.send(exchange));
      } else {
        passEnded(exchange, waiting, followed);
      }
    }
  }

  /**
   * The exception decides in place of a 5xx whose reason is not known, if that is not sent. It is
   * the reason of a 4xx, or a second failure.
   */
  private void passEnded(Exchange exchange, WaitingAnswer waiting, Throwable followed) {
    // A framework that has answered an exception with a 4xx leaves it as the reason.
    boolean refusal = waiting.failure.isRefusal() && followed != Frameworks.answered(exchange);
    boolean decided = refusal || !waiting.failure.causes().isEmpty();
    if (!decided && waiting.body != null && !exchange.response().isCommitted()) {
      handle(exchange, waiting.failure.because(followed), true);
      return;
    }
    Occurrence told = waiting.send(exchange);
    Failure second = Failure.thrown(followed);
    boolean reason = !decided || (refusal && mapping.isClientFault(exchange, second));
    tell(reason ? waiting.because(followed) : told);
    if (!reason) {
      handle(exchange, second, false);
    }
  }

  private void tell(@Nullable Occurrence occurrence) {
    if (occurrence != null) {
      listeners.tell(occurrence);
    }
  }

  @Override
  public boolean mayFollow(String header) {
    return HeaderPolicy.mayFollow(header);
  }

  @Override
  public boolean answersBareStatus() {
    return completion.answersBareStatus();
  }

  @Override
  public @Nullable ClientAddress clientAddress() {
    return completion.clientAddress();
  }

  @Override
  public InputLimits inputLimits() {
    return completion.inputLimits();
  }

  @Override
  public Container container(HttpServletResponse response) {
    Container known = container;
    if (known == null) {
      known = Container.of(response);
      if (known.isKnown()) { // A wrapper of the application may hide the server's response.
        container = known;
      }
    }
    return known;
  }
}
