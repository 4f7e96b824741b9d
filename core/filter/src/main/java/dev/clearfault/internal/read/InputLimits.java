package dev.clearfault.internal.read;

import dev.clearfault.Inputs;
import dev.clearfault.internal.json.JsonLimits;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The limits of input that the filter around a request was set up with; {@link Inputs} finds them
 * in the request.
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

  /** The request attribute whose value is a {@link Holder}: the exchange of the filter. */
  public static final String HOLDER = "dev.clearfault.exchange";

  /**
   * The request attribute that is set while the library itself asks for the parts of a form. Then a
   * servlet without multipart-config means that forms are not accepted; if the application asks, it
   * is a fault of its set-up.
   */
  public static final String READING_PARTS = "dev.clearfault.readingParts";

  /** An object that knows the limits of a request. */
  public interface Holder {
    /** Returns the limits. */
    InputLimits inputLimits();
  }

  /**
   * More faults than an answer lists are collected, because they are sorted before they are cut.
   */
  private static final int LEAST_FAULTS = 100;

  /** Returns the limits of the filter around the request; the standard ones without a filter. */
  public static InputLimits of(HttpServletRequest request) {
    return request.getAttribute(HOLDER) instanceof Holder holder ? holder.inputLimits() : STANDARD;
  }

  /** Returns the limits for a JSON text. */
  JsonLimits forJson() {
    return new JsonLimits(maxDepth, maxProperties, Math.max(LEAST_FAULTS, maxErrors));
  }
}
