package dev.clearfault.internal.evidence;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.evidence.Replay.Likeness;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A conversion that rejected a text.
 *
 * @param quotes whether the exception quotes a text
 * @param replay repeats the conversion; null if it cannot be repeated
 * @param target the class that the text should become; null if that is not known
 * @param names the names that an enum accepts; else empty
 */
record ConversionFault(
    Predicate<String> quotes,
    @Nullable Replay replay,
    @Nullable Class<?> target,
    List<String> names) {
  private static final List<String> JDK = List.of("java.", "jdk.internal.", "sun.");

  /** A text that the JDK's own clients convert is that of an answer. */
  private static final List<String> NETWORK =
      List.of("jdk.internal.net.", "sun.net.", "java.net.http.");

  /** Returns whether conversions throw exceptions of this class. */
  static boolean isLikely(Throwable thrown) {
    return thrown instanceof IllegalArgumentException
        || thrown instanceof DateTimeException
        || thrown instanceof NullPointerException
        || thrown instanceof ParseException
        || thrown instanceof URISyntaxException
        || thrown instanceof MalformedURLException
        || thrown instanceof IllformedLocaleException;
  }

  /** Returns the conversions that the frames show, the outermost first; mostly none or one. */
  static List<ConversionFault> of(
      Throwable thrown, List<AskedText> texts, ClassLoader application, Budget budget) {
    StackTraceElement[] frames = Causes.frames(thrown);
    if (frames.length == 0) {
      return List.of(); // The JVM leaves out the frames of an exception that is thrown very often.
    }
    ConversionFault ofLibrary = Quotes.ofLibrary(thrown, frames[0]);
    if (ofLibrary != null) {
      return List.of(ofLibrary);
    }
    List<ConversionFault> faults = new ArrayList<>();
    int end = endOfJdk(frames);
    for (int i = end - 1; i >= 0 && !startsWithAny(frames[i], NETWORK); i--) {
      if (JdkConversions.isConversion(frames[i])) {
        faults.add(
            Enums.isValueOf(frames[i])
                ? ofEnum(thrown, Enums.find(thrown, frames, i, texts, application))
                : new ConversionFault(
                    Quotes.ofJdk(thrown),
                    new Replay(thrown, frames, i, budget),
                    JdkConversions.target(frames[i]),
                    List.of()));
      }
    }
    return faults;
  }

  private static ConversionFault ofEnum(Throwable thrown, @Nullable Class<?> type) {
    String message = Causes.message(thrown);
    String before = type == null ? "" : Enums.NO_CONSTANT + type.getCanonicalName() + '.';
    return new ConversionFault(
        text -> type != null && message.equals(before + text),
        null,
        type,
        type == null ? List.of() : Enums.names(type));
  }

  /** Returns the index of the first frame that is not the JDK's. */
  private static int endOfJdk(StackTraceElement[] frames) {
    int end = 0;
    while (end < frames.length && startsWithAny(frames[end], JDK)) {
      end++;
    }
    return end;
  }

  private static boolean startsWithAny(StackTraceElement frame, List<String> prefixes) {
    String name = frame.getClassName();
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the exception is that of a conversion of null. */
  Likeness ofNull(Throwable thrown) {
    if (replay != null) {
      return replay.of(null);
    }
    boolean isOfEnum = Causes.message(thrown).equals("Name is null");
    return isOfEnum ? Likeness.SAME : Likeness.NONE;
  }

  /** Returns whether the conversion accepts one of the forms of a text. */
  boolean accepts(String text) {
    Stream<String> forms = TextForms.whole(text).stream();
    return replay == null ? forms.anyMatch(names::contains) : forms.anyMatch(replay::accepts);
  }
}
