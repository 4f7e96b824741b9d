package dev.clearfault.internal.exchange;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * Answers a timeout or an error that no listener of the application's has answered. Not added again
 * in {@code onStartAsync}: the pass that started anew adds its own.
 *
 * @param context the context that it watches over
 */
record AsyncWatch(GuardedAsync context) implements AsyncListener {

  @Override
  public void onTimeout(AsyncEvent event) {
    context.failed(null, "asynchronous processing timed out");
  }

  @Override
  public void onError(AsyncEvent event) {
    context.reported(event.getThrowable());
  }

  @Override
  public void onComplete(AsyncEvent event) {}

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
