package dev.clearfault.internal.exchange;

import jakarta.servlet.ReadListener;

/**
 * Answers what the application's listener throws; no container does.
 *
 * @param listener the application's
 * @param exchange the exchange that it belongs to
 */
record GuardedReadListener(ReadListener listener, Exchange exchange) implements ReadListener {

  @Override
  public void onDataAvailable() {
    try {
      listener.onDataAvailable();
    } catch (Throwable failure) {
      failed(failure);
    }
  }

  @Override
  public void onAllDataRead() {
    try {
      listener.onAllDataRead();
    } catch (Throwable failure) {
      failed(failure);
    }
  }

  /**
   * The container's own word: the client's connection has failed. The application may have met that
   * before, in what it called itself.
   */
  @Override
  public void onError(Throwable failure) {
    exchange.cannotRead(failure);
    if (!exchange.answered()) {
      failed(failure);
    }
  }

  private void failed(Throwable failure) {
    GuardedAsync.listenerFailed(exchange, failure, "in a ReadListener", listener::onError);
  }
}
