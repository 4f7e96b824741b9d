package dev.clearfault.validation;

import dev.clearfault.json.JsonLimits;
import jakarta.servlet.ServletContext;

/**
 * What the filter was told about input, for {@link Inputs} to find in the servlet context.
 *
 * <p>Immutable and thread-safe.
 *
 * @param maxInputSize how many bytes a body may have, from 1 to 1 GiB
 * @param maxDepth how many levels of objects and arrays a body may have
 * @param maxProperties how many values a body may hold
 * @param maxParameters how many parameters a query or a form may have
 * @param maxErrors how many errors an answer lists
 */
public record InputLimits(
    int maxInputSize, int maxDepth, int maxProperties, int maxParameters, int maxErrors) {
  /** The limits of an application without a filter. */
  public static final InputLimits STANDARD = new InputLimits(1 << 20, 100, 100_000, 1000, 50);

  private static final String ATTRIBUTE = InputLimits.class.getName();

  /**
   * More faults than an answer lists are collected, because they are sorted before they are cut.
   */
  private static final int LEAST_FAULTS = 100;

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

  /** Returns those that hold while a JSON text is read. */
  JsonLimits forJson() {
    return new JsonLimits(maxDepth, maxProperties, Math.max(LEAST_FAULTS, maxErrors));
  }
}
