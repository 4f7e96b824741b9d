package dev.clearfault.unchanged.conversions;

/** What the layers of an application put around each exception. */
final class ServiceException extends Exception {
  private static final long serialVersionUID = 1L;

  ServiceException(String message, Throwable cause) {
    super(message, cause);
  }
}
