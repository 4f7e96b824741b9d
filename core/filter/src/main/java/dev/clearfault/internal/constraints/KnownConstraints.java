package dev.clearfault.internal.constraints;

import dev.clearfault.internal.text.Language;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the words for each constraint of an application, for most of the work of telling a
 * violation is to find them, and they are the same every time.
 *
 * <p>Thread-safe.
 */
final class KnownConstraints {
  /** Beyond these nothing is kept: somebody makes constraints while the application runs. */
  private static final int MAX_KNOWN = 500;

  /** How the keys of messages begin that come with the libraries. */
  private static final List<String> LIBRARIES =
      List.of("{jakarta.validation.constraints.", "{org.hibernate.validator.constraints.");

  private final ConstraintMessages messages;

  /** By language; of a value no more counts than whether it is a text. */
  private final Map<Language, Map<ConstraintDescriptor<?>, ConstraintWords>> ofTexts =
      new ConcurrentHashMap<>();

  private final Map<Language, Map<ConstraintDescriptor<?>, ConstraintWords>> ofOthers =
      new ConcurrentHashMap<>();

  KnownConstraints(ConstraintMessages messages) {
    this.messages = messages;
  }

  ConstraintWords of(ConstraintViolation<?> violation, Language language) {
    if (!areFixed(violation)) {
      return read(violation, language);
    }
    ConstraintDescriptor<?> constraint = violation.getConstraintDescriptor();
    Map<ConstraintDescriptor<?>, ConstraintWords> known =
        (violation.getInvalidValue() instanceof CharSequence ? ofTexts : ofOthers)
            .computeIfAbsent(language, first -> new ConcurrentHashMap<>());
    ConstraintWords words = known.get(constraint);
    if (words == null) {
      words = read(violation, language);
      // The first ones stay, by which what was told before is known again.
      ConstraintWords first =
          known.size() < MAX_KNOWN ? known.putIfAbsent(constraint, words) : null;
      words = first == null ? words : first;
    }
    return words;
  }

  /** Tells whether nothing was written by the validator, with the value in it for all we know. */
  static boolean areFixed(ConstraintViolation<?> violation) {
    return violation
        .getMessageTemplate()
        .equals(violation.getConstraintDescriptor().getMessageTemplate());
  }

  /** Returns the constraint's message; null if there is none in the language. */
  @Nullable String message(Language language, ConstraintViolation<?> violation) {
    return messages.in(language, violation);
  }

  private ConstraintWords read(ConstraintViolation<?> violation, Language language) {
    ConstraintDescriptor<?> constraint = violation.getConstraintDescriptor();
    Class<? extends Annotation> type = constraint.getAnnotation().annotationType();
    String code = ConstraintCode.of(type);
    ConstraintLimits limits = ConstraintLimits.of(code, constraint.getAttributes());
    String variant = limits.variant(violation.getInvalidValue());
    String key = variant + ".detail";
    boolean standard = isStandard(violation.getMessageTemplate(), type);
    return new ConstraintWords(
        code,
        limits.all(),
        standard,
        standard ? limits.filled(language.own(key)) : null,
        messages.in(language, violation),
        limits.text(language, key),
        limits.text(language, variant + ".hint"));
  }

  private static boolean isStandard(String template, Class<? extends Annotation> constraint) {
    // Some validators of the libraries choose among several messages.
    return LIBRARIES.stream().anyMatch(template::startsWith)
        || template.equals(messageOf(constraint));
  }

  private static @Nullable Object messageOf(Class<? extends Annotation> constraint) {
    try {
      return constraint.getMethod("message").getDefaultValue();
    } catch (NoSuchMethodException notWrittenInJava) {
      return null;
    }
  }
}
