package dev.clearfault.upstream.clients;

import java.util.List;
import java.util.concurrent.ExecutionException;

/** The exceptions of its own that an application puts around those of a client library. */
public final class OwnWrappers {

  private OwnWrappers() {}

  /** Returns the exception in each of the wrappers. */
  public static List<Throwable> around(Throwable thrown) {
    Throwable named = new OrderFailedException(7);
    named.initCause(thrown);
    return List.of(
        new ServiceException("the order could not be stored", thrown),
        new StoreException(new StoreException(thrown)),
        new ExecutionException(named));
  }

  private static final class ServiceException extends Exception {
    private static final long serialVersionUID = 1L;

    ServiceException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private static final class StoreException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    StoreException(Throwable cause) {
      super(cause);
    }
  }

  private static final class OrderFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int order;

    OrderFailedException(int order) {
      this.order = order;
    }

    @Override
    public String getMessage() {
      return "order " + order;
    }
  }
}
