package dev.clearfault.internal.exchange;

import jakarta.servlet.WriteListener;

/**
 * Answers what the application's listener throws; no container does.
 *
 * @param listener the application's
 * @param exchange the exchange that it belongs to
 */
record GuardedWriteListener(WriteListener listener, Exchange exchange) implements WriteListener {

  @Override
  public void onWritePossible() {
    try {
      listener.onWritePossible();
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
    exchange.cannotWrite(failure);
    if (!exchange.answered()) {
      failed(failure);
    }
  }

  private void failed(Throwable failure) {
    GuardedAsync.listenerFailed(exchange, failure, "in a WriteListener", listener::onError);
  }
}
