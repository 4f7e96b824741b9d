package dev.clearfault.internal.read;

import dev.clearfault.problem.Violation;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An entry of the list of all errors.
 *
 * @param places matches the errors at the places that it stands for
 */
record ListedError(PossibleError entry, Pattern places) {
  static ListedError of(PossibleError entry) {
    String told = steps(entry.violation()).replace(".**", "*").replace("/**", "*");
    String places = Pattern.quote(told).replace("*", "\\E[^ ]*\\Q");
    return new ListedError(entry, Pattern.compile(places));
  }

  /** Returns the place and the code of an error. */
  static String told(Violation each) {
    return each.field() + " " + each.pointer() + " " + each.code();
  }

  /** A step that nobody knows is written as that to a property. */
  private static String steps(Violation each) {
    return told(each).replace('[', '.').replace("]", "");
  }

  boolean isOf(Violation error) {
    Violation listed = entry.violation();
    return places.matcher(steps(error)).matches()
        && (!entry.hasDetail() || listed.detail().equals(error.detail()))
        && (!entry.hasHint() || Objects.equals(listed.hint(), error.hint()))
        && (!entry.hasExpected()
            || listed.expected().isEmpty()
            || listed.expected().equals(error.expected()));
  }
}
