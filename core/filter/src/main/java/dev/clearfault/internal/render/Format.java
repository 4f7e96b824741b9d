package dev.clearfault.internal.render;

import dev.clearfault.spi.ProblemRenderer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The JSON shapes that a problem can have; one of them for a whole application. */
public enum Format {
  /** RFC 9457 problem details; the default. */
  PROBLEM,
  /** An {@code error} object with a numeric code, a message and details. */
  ENVELOPE,
  /** A flat object with the problem's code and a list of {@code fields}. */
  FIELDS;

  /** Returns a renderer of this shape. */
  public ProblemRenderer renderer() {
    return switch (this) {
      case PROBLEM -> new ProblemJson();
      case ENVELOPE -> new EnvelopeJson();
      case FIELDS -> new FieldsJson();
    };
  }

  /** Returns the names used in options, separated by commas. */
  public static String optionNames() {
    return Arrays.stream(values()).map(Format::optionName).collect(Collectors.joining(", "));
  }

  /** Returns the name used in options, such as {@code envelope}. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
