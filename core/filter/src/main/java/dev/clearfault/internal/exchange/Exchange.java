package dev.clearfault.internal.exchange;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.classify.OwnClient;
import dev.clearfault.internal.container.Container;
import dev.clearfault.internal.read.InputLimits;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One request of a client and the answer to it, over all dispatches and threads: whether an answer
 * was given, what happened to the client's connection, and the asynchronous context.
 *
 * <p>A request attribute holds it. Thread-safe.
 */
public final class Exchange implements InputLimits.Holder {
  private static final String ACCEPT_LANGUAGE = "Accept-Language";

  private static final AtomicReferenceFieldUpdater<Exchange, Phase> PHASE =
      AtomicReferenceFieldUpdater.newUpdater(Exchange.class, Phase.class, "phase");

  /** How far the answer to a failure is. */
  private enum Phase {
    /** There was no failure; the application answers. */
    OPEN,
    /** A thread answers a failure. */
    ANSWERING,
    /** A thread breaks off the response, because it had begun before the failure. */
    BREAKING_OFF,
    ANSWERED,
    BROKEN_OFF
  }

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final Doors doors;

  private volatile Phase phase = Phase.OPEN;
  private volatile boolean inPass;
  private volatile @Nullable Throwable clientFault;
  private volatile boolean clientGone;
  private volatile @Nullable RequestFault requestFault;
  private volatile @Nullable Throwable handled;
  private volatile @Nullable GuardedAsync async;
  private volatile @Nullable RequestLine line;

  /**
   * Begins an exchange.
   *
   * @param request the container's request of the first dispatch
   * @param response the container's response of the first dispatch
   */
  public Exchange(HttpServletRequest request, HttpServletResponse response, Doors doors) {
    this.request = request;
    this.response = response;
    this.doors = doors;
  }

  /** Returns the exchange that the request belongs to; null if none has begun. */
  public static @Nullable Exchange of(ServletRequest request) {
    // Another web application's copy of this class is another class.
    return request.getAttribute(InputLimits.HOLDER) instanceof Exchange exchange ? exchange : null;
  }

  /** Makes the exchange known to later dispatches. */
  public void publish() {
    request.setAttribute(InputLimits.HOLDER, this);
  }

  /** Returns the request of the first dispatch. After the end it may belong to another client. */
  public HttpServletRequest request() {
    return request;
  }

  /**
   * Returns the container's response of the first dispatch. Answers are written to no other one,
   * because the response of a later dispatch may be a wrapper that discards them.
   */
  public HttpServletResponse response() {
    return response;
  }

  /** Returns the server that the application runs on. */
  public Container container() {
    return doors.container(response);
  }

  @Override
  public InputLimits inputLimits() {
    return doors.inputLimits();
  }

  /** Returns what the client asked for, whatever dispatch this is. */
  public RequestLine line() {
    RequestLine remembered = line;
    return remembered == null ? RequestLine.of(request) : remembered;
  }

  /** Returns the languages that the client accepts; null if it names none. */
  public @Nullable Enumeration<String> acceptLanguage() {
    return header(ACCEPT_LANGUAGE) == null ? null : request.getHeaders(ACCEPT_LANGUAGE);
  }

  /** Returns a header field; null also if the container cannot read it. */
  public @Nullable String header(String name) {
    try {
      return request.getHeader(name);
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  /** Answers an exception that came through the filter chain; see {@link Doors#thrown}. */
  public boolean thrown(Throwable thrown) {
    return doors.thrown(this, thrown);
  }

  /** Answers {@code sendError}, or a status that the container has set by itself. */
  public void refused(int status, @Nullable String message) {
    doors.refused(this, status, message);
  }

  void failedAsync(@Nullable Throwable thrown, String note, boolean mayAnswer) {
    doors.failedAsync(this, thrown, note, mayAnswer);
  }

  /** Answers as the error page that the container dispatches to. */
  public void errorPage(@Nullable Throwable thrown, int status) {
    doors.errorPage(this, thrown, status);
  }

  /** Claims the right to answer; true for exactly one caller. */
  public boolean claim() {
    return PHASE.compareAndSet(this, Phase.OPEN, Phase.ANSWERING);
  }

  /** Returns whether a failure has an answer, or a thread is about to give it one. */
  public boolean answered() {
    return phase != Phase.OPEN;
  }

  /** Marks that the response is being broken off; for the thread that has claimed the answer. */
  public void breakOff() {
    PHASE.compareAndSet(this, Phase.ANSWERING, Phase.BREAKING_OFF);
  }

  boolean isBrokenOff() {
    Phase now = phase;
    return now == Phase.BREAKING_OFF || now == Phase.BROKEN_OFF;
  }

  /** Marks the end of the answer; for the thread that has claimed it. */
  public void settle() {
    Phase now = phase;
    if (now == Phase.ANSWERING) {
      phase = Phase.ANSWERED;
    } else if (now == Phase.BREAKING_OFF) {
      phase = Phase.BROKEN_OFF;
    }
  }

  /** Returns whether the answer to a failure is complete. */
  public boolean isSettled() {
    Phase now = phase;
    return now == Phase.ANSWERED || now == Phase.BROKEN_OFF;
  }

  /** Marks whether a thread is inside the filter chain for this exchange. */
  public void inPass(boolean inside) {
    inPass = inside;
  }

  /** Returns whether a thread is inside the filter chain for this exchange. */
  public boolean inPass() {
    return inPass;
  }

  /** Marks a failure as handled, so that another door does not report it again. */
  public void handles(Throwable failure) {
    handled = failure;
  }

  /** Returns whether the failure, or a failure that it is a cause of, was the last one handled. */
  public boolean hasHandled(Throwable failure) {
    Throwable before = handled;
    return before != null && Causes.contains(Causes.chain(before), failure);
  }

  /** Remembers that reading from the client failed; the client may still read an answer. */
  void cannotRead(Throwable fault) {
    OwnClient.mark(fault);
    clientFault = fault;
  }

  /** Remembers that writing to the client failed; no answer can reach it. */
  public void cannotWrite(Throwable fault) {
    OwnClient.mark(fault);
    clientFault = fault;
    clientGone = true;
  }

  /** Returns what reading from the client or writing to it last threw; null for nothing. */
  public @Nullable Throwable clientFault() {
    return clientFault;
  }

  /** Returns whether the client has left. */
  public boolean clientGone() {
    return clientGone;
  }

  /**
   * Returns whether one of the causes is that reading from the client or writing to it failed. A
   * worker and the container may both find out that the client has left, each by an exception of
   * its own.
   */
  public boolean isClientFault(List<Throwable> causes) {
    Throwable fault = clientFault;
    return fault != null
        && (Causes.contains(causes, fault)
            || (clientGone
                && causes.stream()
                    .anyMatch(c -> c instanceof IOException && container().threw(c))));
  }

  /**
   * Returns whether the failure only repeats what was handled before: the container reports that
   * the response was broken off or that the client has left, or a worker finds it out.
   */
  public boolean isEcho(Throwable thrown) {
    List<Throwable> causes = Causes.chain(thrown);
    boolean ofBreakingOff =
        isBrokenOff()
            && (thrown instanceof IOException
                || causes.stream().anyMatch(GuardedOutputStream.BrokenOff.class::isInstance));
    return ofBreakingOff || (answered() && clientGone && isClientFault(causes));
  }

  /** Remembers that the container could not parse the client's input. */
  void cannotTake(RequestFault fault) {
    OwnClient.mark(fault.thrown());
    requestFault = fault;
  }

  /** Returns what the container threw when it parsed the client's input; null for nothing. */
  public @Nullable RequestFault requestFault() {
    return requestFault;
  }

  /** Called for everything that the application does to its response. */
  void speaks() {
    GuardedAsync current = async;
    if (current != null) {
      current.speaks();
    }
  }

  @Nullable GuardedAsync async() {
    return async;
  }

  void async(GuardedAsync context) {
    // A worker may fail after the end, when the container has given its request to another client.
    line = line();
    async = context;
  }

  /** Returns whether asynchronous processing was ever started. */
  public boolean isAsync() {
    return async != null;
  }

  /** Ends asynchronous processing, if there is any, after an answer. */
  public void completeAsync() {
    GuardedAsync current = async;
    if (current != null) {
      current.endAfterAnswer();
    }
  }

  /**
   * Does what remains when the application has returned, with or without an answer.
   *
   * @param current the request of this dispatch
   * @param outer the response of this dispatch
   */
  public void returned(HttpServletRequest current, HttpServletResponse outer) {
    end(current, outer);
    container().forgetException(current, response);
  }

  private void end(HttpServletRequest current, HttpServletResponse outer) {
    GuardedAsync started = async;
    if (started != null && current.isAsyncStarted()) {
      if (isSettled()) {
        started.endAfterAnswer();
      } else if (!answered()) {
        started.watch();
      }
    } else if (answered()) {
      return;
    } else if (container().isFalselyCommitted(request, response)) {
      doors.swallowedReadError(this);
    } else if (started == null
        && current.getDispatcherType() == DispatcherType.REQUEST
        && outer instanceof GuardedResponse guarded
        && guarded.isRefusedByContainer()) {
      refused(guarded.getStatus(), "set by the container");
    }
  }
}
