package dev.clearfault.internal.constraints;

import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import jakarta.validation.ConstraintViolation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The messages of constraints in a client's language, from the application's {@code
 * ValidationMessages} bundles and from Hibernate Validator's bundles.
 *
 * <p>The bundles are read here, because {@link java.util.ResourceBundle} uses the machine's
 * language if it does not find the client's. Thread-safe.
 */
final class ConstraintMessages {
  /** Every constraint has these attributes. */
  private static final Set<String> NEVER_SHOWN = Set.of("groups", "payload", "message");

  /** The most references to other messages in one message. */
  private static final int MAX_REFERENCES = 20;

  private final ClassLoader application;

  /** By the ends of the bundles' names. */
  private final Map<List<String>, Map<String, String>> messages = new ConcurrentHashMap<>();

  ConstraintMessages(ClassLoader application) {
    this.application = application;
  }

  /**
   * Returns the message with the attributes of its constraint in it. Returns null if the language
   * has no message, if the message needs expressions, or if its template may hold a text of the
   * client, which must not be interpolated.
   */
  @Nullable String in(Language language, ConstraintViolation<?> violation) {
    if (!mayBeInterpolated(violation)) {
      return null;
    }
    String template = violation.getMessageTemplate();
    Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
    Map<String, String> known = messages.computeIfAbsent(language.bundles(), this::read);
    String resolved = resolve(template, known, attributes);
    return resolved == null || resolved.contains("${") ? null : filled(resolved, attributes);
  }

  /**
   * Tells whether a client may see the interpolated message: not if the template has expressions or
   * class names, or may hold a text of the client.
   */
  static boolean mayBeInterpolated(ConstraintViolation<?> violation) {
    String template = violation.getMessageTemplate();
    return !template.contains("${")
        && NEVER_SHOWN.stream().noneMatch(name -> template.contains("{" + name + "}"))
        && (hasOwnTemplate(violation) || !RejectedTexts.containBraces(violation.getInvalidValue()));
  }

  /** Tells whether the constraint declares the template; a validator's may hold the value. */
  static boolean hasOwnTemplate(ConstraintViolation<?> violation) {
    return violation
        .getMessageTemplate()
        .equals(violation.getConstraintDescriptor().getMessageTemplate());
  }

  /** Replaces attribute names by their values (Jakarta Validation 3.1 section 6.3.1.1). */
  private static @Nullable String filled(String message, Map<String, Object> attributes) {
    StringBuilder text = new StringBuilder(message.length());
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      if (c == '\\' && i + 1 < message.length()) {
        i++;
        text.append(message.charAt(i));
      } else if (c == '{') {
        int end = message.indexOf('}', i);
        String attribute = end < 0 ? null : text(attributes.get(message.substring(i + 1, end)));
        if (attribute == null) {
          return null;
        }
        text.append(attribute);
        i = end;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Returns an attribute as a text; null for classes and annotations, which clients never see. */
  private static @Nullable String text(@Nullable Object attribute) {
    if (attribute instanceof Object[] several) {
      String[] texts = new String[several.length];
      for (int i = 0; i < texts.length; i++) {
        String each = text(several[i]);
        if (each == null) {
          return null;
        }
        texts[i] = each;
      }
      return Arrays.toString(texts);
    }
    return attribute instanceof Number
            || attribute instanceof Boolean
            || attribute instanceof CharSequence
            || attribute instanceof Character
            || attribute instanceof Enum<?>
        ? attribute.toString()
        : null;
  }

  /** Replaces keys by their messages; returns null if a key has no message. */
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
      } else if (attributes.containsKey(key) && !NEVER_SHOWN.contains(key)) {
        start = end;
      } else {
        return null;
      }
      start = open(text, start);
    }
    return text.toString();
  }

  /** Returns the next brace that is not escaped and does not begin an expression. */
  private static int open(StringBuilder text, int from) {
    int start = text.indexOf("{", from);
    while (start > 0 && "\\$".indexOf(text.charAt(start - 1)) >= 0) {
      start = text.indexOf("{", start + 1);
    }
    return start;
  }

  /**
   * The application's bundle counts before a more special one of the provider, as it does there.
   */
  private Map<String, String> read(List<String> bundles) {
    Map<String, String> all = new HashMap<>();
    for (String name : Languages.CONSTRAINT_MESSAGES) {
      if (bundles.contains(Languages.ENGLISH)) {
        read(name + ".properties", all);
      }
      bundles.forEach(bundle -> read(name + "_" + bundle + ".properties", all));
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
      // The provider has logged the fault.
    }
  }
}
