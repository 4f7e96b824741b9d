package dev.clearfault.internal.evidence;

import dev.clearfault.internal.classify.UpstreamFailures;
import dev.clearfault.problem.Violation.Source;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a conversion failed for a text of this request. The frames show which
 * conversion it was. Two things prove which text it was: the exception quotes the text, or the same
 * conversion of the text throws the same exception again.
 */
public final class Conversions {
  private Conversions() {}

  /**
   * Returns the rejected text; null if it is not proved to be one that the application has asked
   * for.
   *
   * @param chain the failure and its causes, outermost first
   * @param asked returns the texts that the application has asked for, those of the last call first
   * @param application finds the enums of the application
   */
  public static @Nullable RejectedText find(
      List<Throwable> chain, Supplier<List<AskedText>> asked, ClassLoader application) {
    List<AskedText> texts = null;
    for (Throwable thrown : chain) {
      if (UpstreamFailures.isOfClientLibrary(thrown)) {
        return null; // It converted something of an answer, or of what it should send.
      }
      if (ConversionFault.isLikely(thrown)) {
        texts = texts == null ? asked.get() : texts;
        RejectedText found = texts.isEmpty() ? null : find(thrown, texts, application);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable RejectedText find(
      Throwable thrown, List<AskedText> texts, ClassLoader application) {
    AskedText missing = missing(texts);
    if (missing == null && thrown instanceof NullPointerException) {
      return null;
    }
    for (ConversionFault fault : ConversionFault.of(thrown, application)) {
      RejectedText found = missing == null ? null : new Rejections(fault).missing(missing, thrown);
      if (found == null) {
        found = new Rejections(fault).find(texts);
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /**
   * Returns the last parameter or header that the application has asked for, if it is missing. Code
   * that logs a failure asks for headers that are there, so these do not count.
   */
  private static @Nullable AskedText missing(List<AskedText> texts) {
    for (AskedText each : texts) {
      if (each.text() == null) {
        return each;
      }
      if (each.in() == Source.QUERY || each.in() == Source.FORM) {
        return null;
      }
    }
    return null;
  }
}
