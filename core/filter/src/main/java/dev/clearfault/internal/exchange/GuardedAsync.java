package dev.clearfault.internal.exchange;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The asynchronous context as the application sees it; see {@link AsyncCycle}. */
final class GuardedAsync implements AsyncContext {
  private final AsyncContext context;
  private final AsyncCycle cycle;
  private volatile @Nullable ServletRequest ownRequest;
  private final @Nullable ServletResponse ownResponse;

  private GuardedAsync(
      AsyncContext context,
      AsyncCycle cycle,
      @Nullable ServletRequest ownRequest,
      @Nullable ServletResponse ownResponse) {
    this.context = context;
    this.cycle = cycle;
    this.ownRequest = ownRequest;
    this.ownResponse = ownResponse;
  }

  /**
   * Begins a cycle of an exchange.
   *
   * @param ownRequest the request to give to the application; null for the container's
   * @param ownResponse the response to give to the application; null for the container's
   */
  static AsyncContext begin(
      AsyncContext context,
      Exchange exchange,
      @Nullable ServletRequest ownRequest,
      @Nullable ServletResponse ownResponse) {
    AsyncCycle cycle = new AsyncCycle(context, exchange);
    GuardedAsync guarded = new GuardedAsync(context, cycle, ownRequest, ownResponse);
    cycle.show(guarded);
    exchange.begin(cycle);
    return guarded;
  }

  /** Gives the application this request, which is around its own. */
  void show(ServletRequest request) {
    ownRequest = request;
  }

  @Override
  public void complete() {
    cycle.complete();
  }

  @Override
  public void dispatch() {
    cycle.dispatch(context::dispatch);
  }

  @Override
  public void dispatch(String path) {
    cycle.dispatch(() -> context.dispatch(path));
  }

  @Override
  public void dispatch(ServletContext servletContext, String path) {
    cycle.dispatch(() -> context.dispatch(servletContext, path));
  }

  @Override
  public void start(Runnable task) {
    context.start(
        () -> {
          try {
            task.run();
          } catch (Throwable failure) {
            cycle.workerFailed(failure);
          }
        });
  }

  @Override
  public ServletRequest getRequest() {
    ServletRequest own = ownRequest;
    return own == null ? context.getRequest() : own;
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
    context.addListener(new Listener(listener));
  }

  @Override
  public void addListener(
      AsyncListener listener, ServletRequest request, ServletResponse response) {
    context.addListener(new Listener(listener), request, response);
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

  /** Shows this context to a listener of the application in place of the container's. */
  private final class Listener implements AsyncListener {
    private final AsyncListener listener;

    Listener(AsyncListener listener) {
      this.listener = listener;
    }

    private AsyncEvent own(AsyncEvent event) {
      ServletRequest request = event.getSuppliedRequest();
      ServletResponse response = event.getSuppliedResponse();
      return new AsyncEvent(
          GuardedAsync.this,
          request == null ? getRequest() : request,
          response == null ? getResponse() : response,
          event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) throws IOException {
      listener.onComplete(own(event));
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
      listener.onTimeout(own(event));
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
      listener.onError(own(event));
    }

    @Override
    public void onStartAsync(AsyncEvent event) throws IOException {
      listener.onStartAsync(own(event));
    }
  }
}
