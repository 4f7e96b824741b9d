package dev.clearfault.validation;

import dev.clearfault.problem.Language;
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
  private static final int MAX_KNOWN = 1000;

  /** How the keys of messages begin that come with the libraries. */
  private static final List<String> LIBRARIES =
      List.of("{jakarta.validation.constraints.", "{org.hibernate.validator.constraints.");

  private final ConstraintMessages messages;
  private final Map<Key, ConstraintWords> known = new ConcurrentHashMap<>();

  KnownConstraints(ConstraintMessages messages) {
    this.messages = messages;
  }

  /** What decides about the words: of the value no more than whether it is a text. */
  private record Key(ConstraintDescriptor<?> constraint, Language language, boolean ofText) {}

  ConstraintWords of(ConstraintViolation<?> violation, Language language) {
    ConstraintDescriptor<?> constraint = violation.getConstraintDescriptor();
    if (!violation.getMessageTemplate().equals(constraint.getMessageTemplate())) {
      return read(violation, language); // Written by the validator, with the value for all we know.
    }
    Key key = new Key(constraint, language, violation.getInvalidValue() instanceof CharSequence);
    ConstraintWords words = known.get(key);
    if (words == null) {
      words = read(violation, language);
      if (known.size() < MAX_KNOWN) {
        known.put(key, words);
      }
    }
    return words;
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
