package dev.clearfault.internal.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text of this request that a conversion of the application has rejected.
 *
 * @param asked the text as it was sent
 * @param form what the application made of it before the conversion; null if it was not sent
 * @param target the class that it should become; null if that is not known
 * @param isStandard whether the conversion accepts the usual form of the class, and not one that
 *     the application has chosen
 * @param names the names that an enum accepts; else empty
 */
public record RejectedText(
    AskedText asked,
    @Nullable String form,
    @Nullable Class<?> target,
    boolean isStandard,
    List<String> names) {

  /** Copies the names. */
  public RejectedText {
    names = List.copyOf(names);
  }
}
