package dev.clearfault.internal.exchange;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * Shows the application's listener our context in place of the container's.
 *
 * @param listener the application's
 * @param context the context that it listens to
 */
record GuardedAsyncListener(AsyncListener listener, GuardedAsync context) implements AsyncListener {

  private AsyncEvent own(AsyncEvent event) {
    ServletRequest request = event.getSuppliedRequest();
    ServletResponse response = event.getSuppliedResponse();
    return new AsyncEvent(
        context,
        request == null ? context.getRequest() : request,
        response == null ? context.getResponse() : response,
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
