package dev.clearfault.internal.evidence;

import dev.clearfault.internal.classify.UpstreamFailures;
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
    Budget budget = new Budget();
    for (Throwable thrown : chain) {
      if (UpstreamFailures.isOfClientLibrary(thrown)) {
        return null; // It converted something of an answer, or of what it should send.
      }
      if (ConversionFault.isLikely(thrown)) {
        texts = texts == null ? asked.get() : texts;
        RejectedText found = texts.isEmpty() ? null : find(thrown, texts, application, budget);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable RejectedText find(
      Throwable thrown, List<AskedText> texts, ClassLoader application, Budget budget) {
    AskedText missing = missing(texts);
    if (missing == null && thrown instanceof NullPointerException) {
      return null;
    }
    for (ConversionFault fault : ConversionFault.of(thrown, texts, application, budget)) {
      Rejections rejections = new Rejections(fault, budget);
      RejectedText found = missing == null ? null : rejections.missing(missing, thrown);
      if (found == null) {
        found = rejections.find(texts);
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /**
   * Returns the last text that the application has asked for, if it is missing. Usual headers are
   * missing in most requests, so these do not count.
   */
  private static @Nullable AskedText missing(List<AskedText> texts) {
    AskedText last = texts.get(0);
    return last.age() == 0 && last.text() == null && !UsualHeaders.has(last) ? last : null;
  }
}
