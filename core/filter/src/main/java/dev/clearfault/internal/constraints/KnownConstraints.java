package dev.clearfault.internal.constraints;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.text.Language;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the words for the constraints of an application. To find them costs more than the rest of
 * an answer, and they are the same every time.
 *
 * <p>Thread-safe.
 */
final class KnownConstraints {
  /** Limits the memory for an application that makes constraints while it runs. */
  private static final int MAX_KNOWN = 500;

  /** What of a value counts for the words. */
  private enum Kind {
    TEXT,
    NUMBER,
    LIST,
    MAP,
    OTHER;

    static Kind of(@Nullable Object value) {
      if (value instanceof CharSequence) {
        return TEXT;
      }
      if (value instanceof Number) {
        return NUMBER;
      }
      if (value instanceof Map<?, ?>) {
        return MAP;
      }
      return value instanceof Collection<?> || value instanceof Object[] ? LIST : OTHER;
    }
  }

  private final Map<Kind, Map<Language, Map<ConstraintDescriptor<?>, ConstraintWords>>> known =
      new EnumMap<>(Kind.class);

  KnownConstraints() {
    for (Kind kind : Kind.values()) {
      known.put(kind, new ConcurrentHashMap<>());
    }
  }

  /** Returns the words, which are read if they are not known or depend on the value. */
  ConstraintWords of(
      ConstraintViolation<?> violation, Language language, Supplier<ConstraintWords> reading) {
    if (!ConstraintMessages.hasOwnTemplate(violation)) {
      return reading.get(); // A validator may have put the value into the template.
    }
    ConstraintDescriptor<?> constraint = violation.getConstraintDescriptor();
    Map<ConstraintDescriptor<?>, ConstraintWords> ofKind =
        requireNonNull(known.get(Kind.of(violation.getInvalidValue())))
            .computeIfAbsent(language, first -> new ConcurrentHashMap<>());
    ConstraintWords words = ofKind.get(constraint);
    if (words == null) {
      words = reading.get();
      if (ofKind.size() < MAX_KNOWN) {
        ofKind.put(constraint, words);
      }
    }
    return words;
  }
}
