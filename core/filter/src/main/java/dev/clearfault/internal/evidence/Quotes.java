package dev.clearfault.internal.evidence;

import dev.clearfault.internal.classify.Causes;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Knows how exceptions quote the text that they reject. */
final class Quotes {
  /**
   * A library that rejects texts itself.
   *
   * @param code the beginning of the names of its classes
   * @param before what stands in the message before the text
   * @param after what stands behind it
   * @param target what the text should become; null if that is open
   */
  private record Library(String code, String before, String after, @Nullable Class<?> target) {}

  private static final List<Library> LIBRARIES =
      List.of(
          new Library(
              "org.apache.commons.lang3.math.NumberUtils",
              "",
              " is not a valid number.",
              Number.class),
          new Library("org.joda.time.format.", "Invalid format: \"", "\"", null),
          new Library(
              "org.springframework.core.convert.support.StringToBooleanConverter",
              "Invalid boolean value '",
              "'",
              Boolean.class));

  private static final List<String> JDK =
      List.of("For input string: \"", "Unparseable date: \"", "Unparseable number: \"");

  private Quotes() {}

  /** Returns whether the exception of a conversion of the JDK quotes a text. */
  static Predicate<String> ofJdk(Throwable thrown) {
    String told = told(thrown);
    if (told != null) {
      return told::equals;
    }
    String message = Causes.message(thrown);
    for (String before : JDK) {
      if (message.startsWith(before)) {
        return text -> message.startsWith(before + text + '"');
      }
    }
    return text -> false;
  }

  /** Returns the text that the exception keeps beside its message; null if it keeps none. */
  static @Nullable String told(Throwable thrown) {
    if (thrown instanceof DateTimeParseException e) {
      return e.getParsedString();
    }
    if (thrown instanceof URISyntaxException e) {
      return e.getInput();
    }
    if (thrown instanceof PatternSyntaxException e) {
      return e.getPattern();
    }
    return thrown instanceof InvalidPathException e ? e.getInput() : null;
  }

  /** Returns the fault if a library rejected a text and quotes it; else null. */
  static @Nullable ConversionFault ofLibrary(Throwable thrown, StackTraceElement frame) {
    String message = Causes.message(thrown);
    for (Library library : LIBRARIES) {
      if (frame.getClassName().startsWith(library.code())
          && message.startsWith(library.before())
          && message.contains(library.after())) {
        return new ConversionFault(
            text -> message.startsWith(library.before() + text + library.after()),
            null,
            library.target(),
            List.of());
      }
    }
    return null;
  }
}
