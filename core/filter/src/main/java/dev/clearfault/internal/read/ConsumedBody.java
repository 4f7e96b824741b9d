package dev.clearfault.internal.read;

import org.jspecify.annotations.Nullable;

/** Says that somebody has read a body before this library, which is a fault of the set-up. */
public final class ConsumedBody {
  private ConsumedBody() {}

  /** Returns the exception to throw. A wrapper that hands out the body once more is no fault. */
  public static IllegalStateException exception(@Nullable Throwable cause) {
    return new IllegalStateException(
        "Clearfault cannot read the body of this request, because a filter or the servlet has read"
            + " it before. Leave the body to Clearfault, or let that filter hand on a request whose"
            + " getInputStream and getParts return the whole body once more",
        cause);
  }
}
