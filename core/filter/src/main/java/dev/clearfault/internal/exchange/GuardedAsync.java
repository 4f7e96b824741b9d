package dev.clearfault.internal.exchange;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous context as the application sees it: what fails in {@link #start} or is never
 * finished gets exactly one answer, and the application's own answer wins.
 *
 * <p>One for each {@code startAsync}. Thread-safe: worker threads, timeouts and the request's own
 * thread race for one phase.
 */
final class GuardedAsync implements AsyncContext {

  private enum Phase {
    OPEN,
    COMPLETED,
    DISPATCHED,
    ANSWERED
  }

  private final AsyncContext context;
  private final Exchange exchange;
  private final GuardedRequest request;
  private final @Nullable GuardedResponse ownResponse;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.OPEN);

  /** What a listener of a stream has thrown while it is asked what it has to say to that. */
  private volatile @Nullable Throwable pending;

  private volatile boolean spoken;

  /**
   * Wraps a context.
   *
   * @param request what to hand out as its request
   * @param ownResponse what to hand out as its request's counterpart; null if the application gave
   *     the container a pair of its own
   */
  GuardedAsync(
      AsyncContext context,
      Exchange exchange,
      GuardedRequest request,
      @Nullable GuardedResponse ownResponse) {
    this.context = context;
    this.exchange = exchange;
    this.request = request;
    this.ownResponse = ownResponse;
  }

  boolean wraps(AsyncContext other) {
    return context == other;
  }

  /** Deals with a failure that only this context knows of: in a worker, an error, a timeout. */
  void failed(@Nullable Throwable failure, String note) {
    boolean ours = phase.compareAndSet(Phase.OPEN, Phase.ANSWERED);
    if (ours || failure != null) {
      exchange.failedAsync(failure, note, ours);
    }
    if (ours) {
      completeQuietly();
    }
  }

  /**
   * Deals with a failure that the container reports. What the application throws was met before, so
   * mostly it is the connection: the client has left.
   *
   * @param thrown null if the container does not say
   */
  void reported(@Nullable Throwable thrown) {
    Throwable failure = thrown == null && exchange.clientGone() ? exchange.clientFault() : thrown;
    if (failure instanceof IOException
        && (exchange.clientGone() || exchange.container().threw(failure))) {
      exchange.cannotWrite(failure);
    }
    failed(failure, "asynchronous processing failed");
  }

  /**
   * Deals with what a listener of a stream threw. It is not rethrown: Tomcat would close the
   * connection, and Jetty answer 200 with nothing.
   */
  static void listenerFailed(
      Exchange exchange, Throwable failure, String note, Consumer<Throwable> onError) {
    GuardedAsync current = exchange.async();
    if (current != null) {
      current.pending = failure;
    }
    try {
      onError.accept(failure);
    } catch (Throwable second) {
      // The first failure is the one to answer.
    }
    if (current != null) {
      current.pending = null;
      current.failed(failure, note);
    }
  }

  /** Remembers that the application answers by itself what it was told of. */
  void speaks() {
    spoken |= pending != null;
  }

  /** Ends asynchronous processing after an answer, unless the application has done so. */
  void endAfterAnswer() {
    if (phase.compareAndSet(Phase.OPEN, Phase.ANSWERED)) {
      completeQuietly();
    }
  }

  /**
   * Returns whether the container has ended the request by itself, because its client has left,
   * while the application was still using it.
   */
  boolean wasEndedByContainer(Throwable thrown) {
    Phase now = phase.get();
    return now != Phase.COMPLETED
        && now != Phase.DISPATCHED
        && exchange.container().hasEnded(thrown);
  }

  /** Watches over the context from now on, after the listeners of the application. */
  void watch() {
    try {
      context.addListener(new AsyncWatch(this));
    } catch (IllegalStateException over) {
      // A worker has completed it in the meantime.
    }
  }

  private void completeQuietly() {
    try {
      context.complete();
    } catch (RuntimeException over) {
      // The container ended it by itself; Tomcat may then throw a NullPointerException.
    }
  }

  @Override
  public void complete() {
    Throwable unanswered = pending;
    if (unanswered != null && !spoken) {
      // An onError that does no more than this would leave the client with an empty 200.
      failed(unanswered, "in a listener of a stream");
      return;
    }
    boolean open = phase.compareAndSet(Phase.OPEN, Phase.COMPLETED);
    if (phase.get() == Phase.ANSWERED) {
      return;
    }
    try {
      context.complete();
    } catch (RuntimeException e) {
      // The client has left and the container has ended it by itself, before the application did.
      boolean over =
          exchange.clientGone()
              ? exchange.container().threw(e)
              : open && exchange.container().hasEnded(e);
      if (!exchange.answered() && !over) {
        throw e;
      }
    }
  }

  private void dispatched(Runnable dispatch) {
    Phase before = phase.getAndSet(Phase.DISPATCHED);
    try {
      dispatch.run();
    } catch (IllegalStateException e) {
      phase.set(before);
      throw e;
    }
  }

  @Override
  public void dispatch() {
    dispatched(context::dispatch);
  }

  @Override
  public void dispatch(String path) {
    dispatched(() -> context.dispatch(path));
  }

  @Override
  public void dispatch(ServletContext servletContext, String path) {
    dispatched(() -> context.dispatch(servletContext, path));
  }

  @Override
  public void start(Runnable task) {
    context.start(
        () -> {
          try {
            task.run();
          } catch (Throwable failure) {
            if (wasEndedByContainer(failure)) {
              exchange.cannotWrite(failure);
            }
            failed(failure, "in AsyncContext.start");
          }
        });
  }

  @Override
  public ServletRequest getRequest() {
    return ownResponse == null ? context.getRequest() : request;
  }

  @Override
  public ServletResponse getResponse() {
    return ownResponse == null ? context.getResponse() : ownResponse;
  }

  @Override
  public boolean hasOriginalRequestAndResponse() {
    return context.hasOriginalRequestAndResponse();
  }

  @Override
  public void addListener(AsyncListener listener) {
    context.addListener(new GuardedAsyncListener(listener, this));
  }

  @Override
  public void addListener(
      AsyncListener listener, ServletRequest request, ServletResponse response) {
    context.addListener(new GuardedAsyncListener(listener, this), request, response);
  }

  @Override
  public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
    return context.createListener(type);
  }

  @Override
  public void setTimeout(long milliseconds) {
    context.setTimeout(milliseconds);
  }

  @Override
  public long getTimeout() {
    return context.getTimeout();
  }
}
