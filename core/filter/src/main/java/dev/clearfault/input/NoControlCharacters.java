package dev.clearfault.input;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * Accepts a text only if it has no control character and no half of a character, because many
 * databases refuse them or cut the text there.
 *
 * <pre>{@code
 * record Comment(
 *     @NotBlank @NoControlCharacters String text,
 *     List<@NoControlCharacters String> tags) {}
 * }</pre>
 *
 * <p>Refused are U+0000 to U+001F but tab, line feed and carriage return, U+007F to U+009F, and a
 * surrogate without its other half. {@code null} is accepted. The option {@code controlCharacters}
 * of the filter does the same for every text of every input.
 */
@Documented
@Constraint(validatedBy = NoControlCharacters.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.METHOD,
  ElementType.FIELD,
  ElementType.ANNOTATION_TYPE,
  ElementType.CONSTRUCTOR,
  ElementType.PARAMETER,
  ElementType.TYPE_USE
})
public @interface NoControlCharacters {
  /** Returns the message; the default stands in the texts of Clearfault, in each language. */
  String message() default "{dev.clearfault.input.NoControlCharacters.message}";

  /** Returns the groups in which the constraint is checked; none is the default group. */
  Class<?>[] groups() default {};

  /** Returns what a client of the validator attaches to the constraint. */
  Class<? extends Payload>[] payload() default {};

  /** Checks a text. Thread-safe. */
  final class Check implements ConstraintValidator<NoControlCharacters, CharSequence> {

    /** For the provider of Jakarta Validation. */
    public Check() {}

    @Override
    public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
      return text == null || accepts(text);
    }

    /** Tells whether a text has none of these characters. */
    public static boolean accepts(CharSequence text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.isISOControl(c) ? c != '\t' && c != '\n' && c != '\r' : isHalf(text, i)) {
          return false;
        }
      }
      return true;
    }

    private static boolean isHalf(CharSequence text, int i) {
      char c = text.charAt(i);
      return Character.isHighSurrogate(c)
          ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
          : Character.isLowSurrogate(c)
              && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
  }
}
