package dev.clearfault.internal.observe;

/**
 * Replaces a throwable whose own text could forge lines of the log, or fill it.
 *
 * <p>Its text begins with the class name of the original. {@link #toString} does not add the name
 * of this class, so loggers that print this text show what they would show for the original.
 */
final class LoggedThrowable extends Throwable {
  private static final long serialVersionUID = 1L;

  private final String text;

  LoggedThrowable(String text) {
    super(text);
    this.text = text;
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // that would put the name of this class first
  public String toString() {
    return text;
  }

  /** Does nothing: the frames of the original are set later. */
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // there is no state to guard
  public Throwable fillInStackTrace() {
    return this;
  }
}
