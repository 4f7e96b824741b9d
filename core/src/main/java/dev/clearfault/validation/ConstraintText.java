package dev.clearfault.validation;

import dev.clearfault.problem.Language;
import dev.clearfault.problem.Languages;
import dev.clearfault.problem.Violation;
import jakarta.validation.ConstraintViolation;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a value and what to send instead, without ever quoting the value.
 *
 * <p>Thread-safe.
 */
final class ConstraintText {
  /** Attributes that are for programs to evaluate. */
  private static final List<String> EXPRESSIONS = List.of("regexp", "script");

  private final KnownConstraints words;
  private final Language english;

  ConstraintText(Languages languages) {
    words =
        new KnownConstraints(
            new ConstraintMessages(languages.application(), InputValidator.interpolator()));
    english = languages.english();
  }

  LocatedViolation violation(
      ConstraintViolation<?> violation,
      ViolationPath path,
      Violation.@Nullable Source source,
      Language language) {
    ConstraintWords said = words.of(violation, language);
    String detail = detail(said, violation, language);
    LocatedViolation told = path.told(source, said, detail);
    if (told == null) {
      told = LocatedViolation.of(path, source, said, detail);
      if (KnownConstraints.areFixed(violation) && said.has(detail)) {
        path.remember(told);
      }
    }
    return told;
  }

  private String detail(ConstraintWords said, ConstraintViolation<?> violation, Language language) {
    String text = said.own();
    if (text == null) {
      text = asPublic(said.message(), violation);
    }
    if (text == null && said.standard()) {
      text = said.ours();
    }
    if (text == null) {
      text = asPublic(words.message(english, violation), violation);
    }
    if (text == null) {
      text = asPublic(violation.getMessage(), violation);
    }
    if (text == null) {
      text = said.ours();
    }
    return text == null ? language.required("invalid_value.detail") : text;
  }

  private static @Nullable String asPublic(
      @Nullable String message, ConstraintViolation<?> violation) {
    return message != null && isPublic(message, violation) ? message : null;
  }

  /**
   * An expression that nobody evaluated and a key that nobody found are no texts for clients, and
   * neither is a message that quotes the value, whether by its template or because the validator's
   * author put it there.
   */
  private static boolean isPublic(String message, ConstraintViolation<?> violation) {
    String template = violation.getMessageTemplate();
    boolean unresolved =
        message.contains("${") || (message.startsWith("{") && message.endsWith("}"));
    return !message.isBlank()
        && !unresolved
        && !template.contains("validatedValue")
        && !quotesExpression(message, violation)
        && !quotes(message, violation.getInvalidValue());
  }

  private static boolean quotes(String message, @Nullable Object value) {
    if (value instanceof Integer number && number > -10 && number < 100) {
      return false; // Too short to count, and not worth a text.
    }
    if (value instanceof Number) {
      return quotesNumber(message, value.toString());
    }
    return (value instanceof CharSequence || value instanceof TemporalAccessor)
        && value.toString().length() > 2
        && message.contains(value.toString());
  }

  /** As a whole: 100 is not what "must be greater than or equal to 1000" quotes. */
  private static boolean quotesNumber(String message, String number) {
    for (int i = message.indexOf(number); i >= 0; i = message.indexOf(number, i + 1)) {
      int end = i + number.length();
      boolean starts = i == 0 || !Character.isDigit(message.charAt(i - 1));
      boolean ends = end == message.length() || !Character.isDigit(message.charAt(end));
      if (number.length() > 2 && starts && ends) {
        return true;
      }
    }
    return false;
  }

  /** The standard message of a pattern shows it; only the constraint's author may want that. */
  private static boolean quotesExpression(String message, ConstraintViolation<?> violation) {
    String template = violation.getMessageTemplate();
    Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
    for (String name : EXPRESSIONS) {
      if (attributes.get(name) instanceof String expression
          && message.contains(expression)
          && !template.contains(expression)
          && !template.contains("{" + name + "}")) {
        return true;
      }
    }
    return false;
  }
}
