package dev.clearfault.internal.evidence;

import dev.clearfault.internal.evidence.Replay.Likeness;
import dev.clearfault.problem.Violation.Source;
import java.math.BigDecimal;
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
  private final Budget budget;

  Rejections(ConversionFault fault, Budget budget) {
    this.fault = fault;
    this.budget = budget;
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
   * Finds a text for which the conversion fails in the same way; only one may do so. If the
   * exception tells nothing of the text, it must be the last one that the application asked for.
   */
  private @Nullable RejectedText replayed(List<AskedText> texts, Replay replay) {
    Set<String> forms = new HashSet<>();
    RejectedText found = null;
    boolean isTold = true;
    for (AskedText each : texts) {
      String form = each.text() == null ? null : form(each, each.text(), replay::of);
      if (form == null) {
        continue;
      }
      boolean tells = replay.tells(form);
      if (found == null && (tells || mayBeSilent(each, form))) {
        found = rejected(each, form, replay.of(form));
        isTold = tells;
        forms.add(form);
      } else if (found != null && (tells || (isOfKind(each, found.asked()) && !isKey(form)))) {
        forms.add(form);
      }
    }
    return forms.size() == 1 && (isTold || !budget.isShort()) ? found : null;
  }

  /** Applications ask for the path and for usual headers whatever they convert then. */
  private boolean mayBeSilent(AskedText asked, String form) {
    return (asked.age() == 0 || looksLikeANumber(asked, form))
        && !isKey(form)
        && asked.in() != Source.PATH
        && (!UsualHeaders.has(asked) || UsualHeaders.hasCredentials(asked));
  }

  /** A parameter that is almost a decimal is no word that was meant for another use. */
  private boolean looksLikeANumber(AskedText asked, String form) {
    return fault.target() == BigDecimal.class
        && (asked.in() == Source.QUERY || asked.in() == Source.FORM)
        && form.chars().anyMatch(Character::isDigit);
  }

  private static boolean isOfKind(AskedText one, AskedText other) {
    return one.in() == other.in() || (isParameter(one) && isParameter(other));
  }

  private static boolean isParameter(AskedText asked) {
    return asked.in() == Source.QUERY || asked.in() == Source.FORM;
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
    if (text.length() > TextForms.MAX_LENGTH || budget.isSpent()) {
      return null;
    }
    // Nothing is the value of many things, so it must be the parameter that was just asked for.
    boolean mayBeEmpty = asked.age() == 0 && asked.in() != Source.PATH;
    if (mayBeEmpty || !text.isBlank()) {
      String whole = whole(text, rejection);
      if (whole != null) {
        return whole;
      }
    }
    for (char separator : TextForms.SEPARATORS) {
      String form = element(asked, elements(asked, text, separator), separator, rejection);
      if (form != null) {
        return form;
      }
    }
    return null;
  }

  private @Nullable String whole(String text, Function<String, Likeness> rejection) {
    for (String form : budget.isSpent() ? Set.<String>of() : TextForms.whole(text)) {
      if (budget.hasForm() && rejection.apply(form) != Likeness.NONE) {
        return form;
      }
    }
    return null;
  }

  /** Returns what may be elements of a list; empty if the text is none. */
  private static List<String> elements(AskedText asked, String text, char separator) {
    List<String> elements = TextForms.elements(text, separator);
    return switch (asked.in()) {
      case BODY -> List.of();
      case HEADER -> {
        boolean isScheme = UsualHeaders.hasCredentials(asked) && elements.size() == 2;
        boolean isList = separator == ' ' ? isScheme : !UsualHeaders.hasCredentials(asked);
        yield isList && UsualHeaders.mayBeList(asked)
            ? elements.subList(separator == ' ' ? 1 : 0, elements.size())
            : List.of();
      }
      default -> elements;
    };
  }

  /**
   * Returns the form of a rejected element. Spaces also separate the words of a sentence, so there
   * the elements before it must be ones that the conversion accepts. An empty element proves
   * nothing.
   */
  private @Nullable String element(
      AskedText asked,
      List<String> elements,
      char separator,
      Function<String, Likeness> rejection) {
    boolean isSentence = separator == ' ' && asked.in() != Source.HEADER;
    for (String element : elements) {
      if (element.isBlank()) {
        continue;
      }
      String form = whole(element, rejection);
      if (form != null) {
        return form;
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
