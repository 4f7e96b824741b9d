package dev.clearfault.internal.constraints;

import dev.clearfault.internal.json.WireType;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Describes why a value is invalid and what to send instead. It never quotes the value.
 *
 * <p>Thread-safe.
 */
public final class ConstraintText {
  /** Attributes with code. */
  private static final List<String> EXPRESSIONS = List.of("regexp", "script");

  /** The beginnings of the libraries' message keys. */
  private static final List<String> LIBRARIES =
      List.of("{jakarta.validation.constraints.", "{org.hibernate.validator.constraints.");

  private final ConstraintMessages messages;
  private final Language english;
  private final KnownConstraints known = new KnownConstraints();

  /** Creates the texts of an application. */
  public ConstraintText(Languages languages) {
    messages = new ConstraintMessages(languages.application());
    english = languages.english();
  }

  /**
   * Returns a violation with the texts that a client may see.
   *
   * @param expected returns what the place accepts; null if only the broken rule is known
   */
  public LocatedViolation violation(
      ConstraintViolation<?> violation,
      ViolationPath path,
      Violation.@Nullable Source source,
      Language language,
      @Nullable Supplier<Map<String, Object>> expected) {
    String code =
        ConstraintCode.of(violation.getConstraintDescriptor().getAnnotation().annotationType());
    return new LocatedViolation(
        path,
        source,
        code,
        violation.getMessageTemplate(),
        () -> shown(violation, path, source, language, expected));
  }

  /**
   * Returns the violations that a constraint can have at a place, with the texts that its
   * violations have.
   *
   * @param whole whether the constraint is that of an object, or of what it computes
   * @param accepted what the place accepts
   */
  public List<Possible> possible(
      ConstraintDescriptor<?> constraint,
      WireType type,
      boolean whole,
      Language language,
      Map<String, Object> accepted) {
    return PossibleViolation.of(constraint, type).stream()
        .map(each -> possible(each, whole, language, accepted))
        .toList();
  }

  private Possible possible(
      PossibleViolation each, boolean whole, Language language, Map<String, Object> accepted) {
    ViolationPath nowhere = ViolationPath.of(List.of());
    boolean isOfLibrary = isOfLibrary(each);
    Violation violation =
        whole && isOfLibrary
            ? ofComputedProperty(each, nowhere, null, language)
            : shown(each, nowhere, null, language, () -> accepted);
    return new Possible(violation, isOfLibrary);
  }

  /**
   * A violation that a constraint can have.
   *
   * @param isFixed whether it always has these texts; a validator of an application may choose
   */
  public record Possible(Violation violation, boolean isFixed) {}

  private Violation shown(
      ConstraintViolation<?> violation,
      ViolationPath path,
      Violation.@Nullable Source source,
      Language language,
      @Nullable Supplier<Map<String, Object>> expected) {
    if (path.ofWholeBean() && isOfLibrary(violation)) {
      return ofComputedProperty(violation, path, source, language);
    }
    ConstraintWords words = known.of(violation, language, () -> read(violation, language));
    Map<String, Object> accepted = expected == null ? words.rule() : expected.get();
    if (isOfLibrary(violation)) {
      words = words.with(accepted.get("examples"), language);
    }
    return new Violation(
        source,
        path.field(),
        LocatedViolation.pointer(path, source),
        words.code(),
        detail(violation, words),
        accepted,
        List.of(),
        words.hint(),
        words.limits());
  }

  private ConstraintWords read(ConstraintViolation<?> violation, Language language) {
    ConstraintLimits limits = ConstraintLimits.of(violation.getConstraintDescriptor());
    String variant = limits.variant(violation.getInvalidValue());
    String fallback = limits.text(language, variant + ".detail");
    String example = isOfLibrary(violation) ? example(violation, limits) : null;
    boolean isPlain = example == null && ConstraintExample.isNeeded(limits.code());
    String hint = language.text(variant + (isPlain ? ".plain.hint" : ".hint"));
    return new ConstraintWords(
        limits.code(),
        limits.all(),
        detail(violation, limits, variant + ".detail", language),
        fallback == null ? language.required("invalid_value.detail") : fallback,
        Expectations.frozen(ConstraintKeywords.ofRule(violation)),
        limits.filled(with(example, hint)));
  }

  private static @Nullable String example(
      ConstraintViolation<?> violation, ConstraintLimits limits) {
    return ConstraintExample.of(limits.code(), violation.getConstraintDescriptor().getAttributes());
  }

  private static @Nullable String with(@Nullable String example, @Nullable String hint) {
    return example == null || hint == null ? hint : hint.replace("{example}", example);
  }

  /**
   * Describes a constraint on a method whose value no client can send. The values that it is
   * computed from have to change, so the bounds of the constraint would mislead.
   */
  private Violation ofComputedProperty(
      ConstraintViolation<?> violation,
      ViolationPath path,
      Violation.@Nullable Source source,
      Language language) {
    String key = "script_assert.detail";
    ConstraintLimits limits =
        new ConstraintLimits(
            ConstraintLimits.of(violation.getConstraintDescriptor()).code(), Map.of());
    boolean standard = isStandard(violation);
    String detail = standard ? null : detail(violation, limits, key, language);
    if (detail == null && !standard) {
      detail = applicationMessage(violation);
    }
    return new Violation(
        source,
        path.field(),
        LocatedViolation.pointer(path, source),
        limits.code(),
        detail == null ? language.required(key) : detail,
        Map.of(),
        language.text("script_assert.hint"));
  }

  /** Tells whether the code is that of a constraint of the libraries, and not of another one. */
  private static boolean isOfLibrary(ConstraintViolation<?> violation) {
    String name = violation.getConstraintDescriptor().getAnnotation().annotationType().getName();
    return name.startsWith("jakarta.validation.constraints.")
        || name.startsWith("org.hibernate.validator.constraints.");
  }

  /**
   * The application's text comes first, then the message, then the library's text. Returns null if
   * there is none of them.
   */
  private @Nullable String detail(
      ConstraintViolation<?> violation, ConstraintLimits limits, String key, Language language) {
    boolean standard = isStandard(violation);
    String text = standard ? limits.filled(language.own(key)) : null;
    if (text == null) {
      text = asPublic(messages.in(language, violation), violation);
    }
    if (text == null && standard) {
      text = limits.text(language, key);
    }
    return text == null ? asPublic(messages.in(english, violation), violation) : text;
  }

  private static String detail(ConstraintViolation<?> violation, ConstraintWords words) {
    if (words.detail() != null) {
      return words.detail();
    }
    String message = applicationMessage(violation);
    return message == null ? words.fallback() : message;
  }

  /** Tells whether the constraint's declaration, and not its use, defines the message. */
  private static boolean isStandard(ConstraintViolation<?> violation) {
    String template = violation.getMessageTemplate();
    Class<?> constraint = violation.getConstraintDescriptor().getAnnotation().annotationType();
    // Some validators of the libraries choose among several messages.
    return LIBRARIES.stream().anyMatch(template::startsWith)
        || template.equals(messageOf(constraint));
  }

  private static @Nullable Object messageOf(Class<?> constraint) {
    try {
      return constraint.getMethod("message").getDefaultValue();
    } catch (NoSuchMethodException notWrittenInJava) {
      return null;
    }
  }

  /**
   * Returns the message if it cannot show the value. A message from the constraint's own template
   * shows only attributes; a validator's message may show the value.
   */
  private static @Nullable String asPublic(
      @Nullable String message, ConstraintViolation<?> violation) {
    boolean isPublic =
        message != null
            && isReadable(message, violation)
            && (ConstraintMessages.hasOwnTemplate(violation)
                || !RejectedTexts.mayBeIn(message, violation.getInvalidValue()));
    return isPublic ? message : null;
  }

  /** Returns the message of the application's interpolator if it cannot show the value. */
  private static @Nullable String applicationMessage(ConstraintViolation<?> violation) {
    String message = ViolationCounter.withoutNumber(String.valueOf(violation.getMessage()));
    boolean isPublic =
        ConstraintMessages.mayBeInterpolated(violation)
            && isReadable(message, violation)
            && !RejectedTexts.mayBeIn(message, violation.getInvalidValue());
    return isPublic ? message : null;
  }

  /** A client must not see an expression that was not evaluated or a key without a message. */
  private static boolean isReadable(String message, ConstraintViolation<?> violation) {
    return !message.isBlank()
        && !message.contains("${")
        && (message.indexOf('{') < 0 || message.indexOf('}', message.indexOf('{')) < 0)
        && !quotesExpression(message, violation);
  }

  /** The standard message of {@code @Pattern} shows the pattern, which an author may not want. */
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
