package dev.clearfault.validation;

import dev.clearfault.problem.Language;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The messages of constraints in a client's language: those of the application's {@code
 * ValidationMessages} bundles, and of Hibernate Validator's own.
 *
 * <p>The bundles are read here, because a {@link java.util.ResourceBundle} that is not found is
 * replaced by that of the machine's language. Thread-safe.
 */
final class ConstraintMessages {
  private static final String ENGLISH = "en";

  /** A later one overrides an earlier one. */
  private static final List<String> BUNDLES =
      List.of(
          "org/hibernate/validator/ValidationMessages",
          "ContributorValidationMessages",
          "ValidationMessages");

  /** More often no message refers to another one. */
  private static final int MAX_REFERENCES = 20;

  private final ClassLoader application;
  private final @Nullable MessageInterpolator interpolator;

  /** By the tags of languages that have a bundle, of which there are few. */
  private final Map<String, Map<String, String>> messages = new ConcurrentHashMap<>();

  ConstraintMessages(ClassLoader application, @Nullable MessageInterpolator interpolator) {
    this.application = application;
    this.interpolator = interpolator;
  }

  /** Returns the message; null if there is none in the language, or it needs expressions. */
  @Nullable String in(Language language, ConstraintViolation<?> violation) {
    if (interpolator == null) {
      return null;
    }
    Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
    Map<String, String> known = messages.computeIfAbsent(language.tag(), this::read);
    String resolved = resolve(violation.getMessageTemplate(), known, attributes);
    // An expression would only be complained of, and left as it is.
    if (resolved == null || resolved.contains("${")) {
      return null;
    }
    return isFinished(resolved)
        ? resolved
        : interpolator.interpolate(resolved, new Context(violation), Locale.ROOT);
  }

  /** Most messages have nothing to put in, which need not be found out at a greater price. */
  private static boolean isFinished(String message) {
    for (int i = 0; i < message.length(); i++) {
      if ("{}$\\".indexOf(message.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Puts messages in place of their keys; null if there is no message for one of them. */
  private static @Nullable String resolve(
      String template, Map<String, String> known, Map<String, Object> attributes) {
    StringBuilder text = new StringBuilder(template);
    int references = 0;
    int start = open(text, 0);
    while (start >= 0) {
      int end = text.indexOf("}", start);
      String key = end < 0 ? "" : text.substring(start + 1, end);
      String message = known.get(key);
      if (message != null && references++ < MAX_REFERENCES) {
        text.replace(start, end + 1, message);
      } else if (attributes.containsKey(key)) {
        start = end;
      } else {
        return null;
      }
      start = open(text, start);
    }
    return text.toString();
  }

  /** Returns the next brace that is neither escaped nor that of an expression. */
  private static int open(StringBuilder text, int from) {
    int start = text.indexOf("{", from);
    while (start > 0 && "\\$".indexOf(text.charAt(start - 1)) >= 0) {
      start = text.indexOf("{", start + 1);
    }
    return start;
  }

  private Map<String, String> read(String tag) {
    Map<String, String> all = new HashMap<>();
    for (String bundle : BUNDLES) {
      if (tag.equals(ENGLISH)) {
        read(bundle + ".properties", all);
      }
      read(bundle + "_" + tag + ".properties", all);
    }
    return Map.copyOf(all);
  }

  private void read(String resource, Map<String, String> target) {
    try (InputStream in = application.getResourceAsStream(resource)) {
      if (in != null) {
        PropertyResourceBundle bundle = new PropertyResourceBundle(in);
        bundle.keySet().forEach(key -> target.put(key, bundle.getString(key)));
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      // The provider has told so; what is in the other bundles remains.
    }
  }

  /** What an interpolator asks about a violation. */
  private record Context(ConstraintViolation<?> violation) implements MessageInterpolator.Context {

    @Override
    public ConstraintDescriptor<?> getConstraintDescriptor() {
      return violation.getConstraintDescriptor();
    }

    @Override
    public @Nullable Object getValidatedValue() {
      return violation.getInvalidValue();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
      return type.cast(this);
    }
  }
}
