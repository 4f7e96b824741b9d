package dev.clearfault.internal.constraints;

import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Violation;
import jakarta.validation.ConstraintViolation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a value and what to send instead, without ever quoting the value.
 *
 * <p>Thread-safe.
 */
public final class ConstraintText {
  /** Attributes that are for programs to evaluate. */
  private static final List<String> EXPRESSIONS = List.of("regexp", "script");

  private final KnownConstraints words;
  private final Language english;

  /** Creates the texts of an application. */
  public ConstraintText(Languages languages) {
    words = new KnownConstraints(new ConstraintMessages(languages.application()));
    english = languages.english();
  }

  /** Returns what a client may be shown of a violation. */
  public LocatedViolation violation(
      ConstraintViolation<?> violation,
      ViolationPath path,
      Violation.@Nullable Source source,
      Language language) {
    return new LocatedViolation(
        path,
        source,
        ConstraintCode.of(violation.getConstraintDescriptor().getAnnotation().annotationType()),
        violation.getMessageTemplate(),
        () -> told(violation, path, source, language));
  }

  private Violation told(
      ConstraintViolation<?> violation,
      ViolationPath path,
      Violation.@Nullable Source source,
      Language language) {
    ConstraintWords said = words.of(violation, language);
    return new Violation(
        source,
        path.field(),
        LocatedViolation.pointer(path, source),
        said.code(),
        detail(said, violation, language),
        said.limits(),
        said.hint());
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
      text = madeByTheApplication(violation);
    }
    if (text == null) {
      text = said.ours();
    }
    return text == null ? language.required("invalid_value.detail") : text;
  }

  /**
   * A message that was made from the constraint's own template holds nothing but attributes. One
   * that the validator has written may hold the value.
   */
  private static @Nullable String asPublic(
      @Nullable String message, ConstraintViolation<?> violation) {
    boolean isPublic =
        message != null
            && isReadable(message, violation)
            && (KnownConstraints.areFixed(violation)
                || !RejectedTexts.mayBeIn(message, violation.getInvalidValue()));
    return isPublic ? message : null;
  }

  /** What an interpolator of the application's own has made, if it shows nothing of the value. */
  private static @Nullable String madeByTheApplication(ConstraintViolation<?> violation) {
    String message = Counting.withoutNumber(String.valueOf(violation.getMessage()));
    boolean isPublic =
        ConstraintMessages.mayBeInterpolated(violation)
            && isReadable(message, violation)
            && !RejectedTexts.mayBeIn(message, violation.getInvalidValue());
    return isPublic ? message : null;
  }

  /** An expression that was not evaluated and a key that was not found are no texts for clients. */
  private static boolean isReadable(String message, ConstraintViolation<?> violation) {
    return !message.isBlank()
        && !message.contains("${")
        && (message.indexOf('{') < 0 || message.indexOf('}', message.indexOf('{')) < 0)
        && !quotesExpression(message, violation);
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
