package dev.clearfault.internal.evidence;

import dev.clearfault.internal.evidence.Replay.Likeness;
import dev.clearfault.problem.Violation.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for the text that a conversion has rejected among those that the application asked for. */
final class Rejections {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final ConversionFault fault;

  Rejections(ConversionFault fault) {
    this.fault = fault;
  }

  /** Returns the missing text if the conversion failed for null. */
  @Nullable RejectedText missing(AskedText missing, Throwable thrown) {
    return rejected(missing, null, fault.ofNull(thrown));
  }

  /** Returns the text; null if none is proved to be the rejected one. */
  @Nullable RejectedText find(List<AskedText> texts) {
    for (AskedText each : texts) {
      String form = each.text() == null ? null : form(each, each.text(), this::quoted);
      if (form != null) {
        return rejected(each, form, quoted(form));
      }
    }
    return fault.replay() == null ? null : replayed(texts, fault.replay());
  }

  /**
   * Finds a text for which the conversion fails in the same way; only one may do so. If any other
   * text of its kind does so, too, it must be the last one that the application asked for, and
   * nothing that is clearly meant for another conversion.
   */
  private @Nullable RejectedText replayed(List<AskedText> texts, Replay replay) {
    Set<String> forms = new HashSet<>();
    RejectedText found = null;
    for (AskedText each : texts) {
      String form = each.text() == null ? null : form(each, each.text(), replay::of);
      if (form != null && (replay.tells(form) || (each.age() == 0 && !isKey(form)))) {
        forms.add(form);
        found = found == null ? rejected(each, form, replay.of(form)) : found;
      }
    }
    return forms.size() == 1 ? found : null;
  }

  /** Returns whether the text is one of those that requests mostly have: the key of a thing. */
  private static boolean isKey(String text) {
    return !text.isEmpty()
        && (text.chars().allMatch(Character::isDigit) || UUID_TEXT.matcher(text).matches());
  }

  /** Whether the exception quotes the form, and whether the usual method throws it. */
  private Likeness quoted(String form) {
    if (!fault.quotes().test(form)) {
      return Likeness.NONE;
    }
    Replay replay = fault.replay();
    Likeness again = replay == null ? Likeness.SAME : replay.of(form);
    return again == Likeness.NONE ? Likeness.QUOTED : again;
  }

  /** Returns the form of the text that was rejected: of all of it, or of an element of a list. */
  private @Nullable String form(
      AskedText asked, String text, Function<String, Likeness> rejection) {
    for (String form : TextForms.whole(text)) {
      if (rejection.apply(form) != Likeness.NONE) {
        return form;
      }
    }
    if (asked.in() != Source.BODY) {
      for (char separator : TextForms.SEPARATORS) {
        String form = element(asked, TextForms.elements(text, separator), separator, rejection);
        if (form != null) {
          return form;
        }
      }
    }
    return null;
  }

  /**
   * Returns the form of a rejected element. In a parameter spaces also separate the words of a
   * sentence, so there the elements before it must be ones that the conversion accepts.
   */
  private @Nullable String element(
      AskedText asked,
      List<String> elements,
      char separator,
      Function<String, Likeness> rejection) {
    boolean isSentence =
        separator == ' ' && (asked.in() == Source.QUERY || asked.in() == Source.FORM);
    for (String element : elements) {
      if (element.isEmpty() && separator == ' ') {
        continue; // Several spaces in a row separate no empty element.
      }
      for (String form : TextForms.whole(element)) {
        if (rejection.apply(form) != Likeness.NONE) {
          return form;
        }
      }
      if (isSentence && !fault.accepts(element)) {
        return null;
      }
    }
    return null;
  }

  private @Nullable RejectedText rejected(
      AskedText asked, @Nullable String form, Likeness likeness) {
    Class<?> target = fault.target();
    boolean isStandard =
        target != null
            // A number has no format: another method of the name also takes a text in decimal.
            && (likeness == Likeness.SAME
                || (likeness == Likeness.SAME_NAME && Number.class.isAssignableFrom(target)));
    return likeness == Likeness.NONE
        ? null
        : new RejectedText(asked, form, target, isStandard, fault.names());
  }
}
