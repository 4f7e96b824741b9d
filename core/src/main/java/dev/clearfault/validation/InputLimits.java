package dev.clearfault.validation;

import jakarta.servlet.ServletContext;

/**
 * What the filter was told about input, for {@link Inputs} to find in the servlet context.
 *
 * <p>Immutable and thread-safe.
 *
 * @param maxInputSize how many bytes a body may have, from 1 to 1 GiB
 * @param maxDepth how many levels of objects and arrays a body may have
 * @param maxProperties how many values a body may hold
 * @param maxParameters how many parameters a query may have
 */
public record InputLimits(int maxInputSize, int maxDepth, int maxProperties, int maxParameters) {
  /** What holds without a filter. */
  public static final InputLimits STANDARD = new InputLimits(1 << 20, 100, 100_000, 1000);

  private static final String ATTRIBUTE = InputLimits.class.getName();

  /**
   * Where the reader is that was made with them; here, for it needs libraries that may be absent.
   */
  static final String READER = "dev.clearfault.validation.InputReader";

  /** Makes the limits known in the application. */
  public void publish(ServletContext context) {
    // A filter that started before may have made one with other limits.
    context.removeAttribute(READER);
    context.setAttribute(ATTRIBUTE, this);
  }

  static InputLimits of(ServletContext context) {
    return context.getAttribute(ATTRIBUTE) instanceof InputLimits limits ? limits : STANDARD;
  }
}
