package dev.clearfault.internal.read;

import dev.clearfault.Inputs;
import dev.clearfault.internal.json.JsonLimits;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The limits of input that a filter has; {@link Inputs} finds them in the request.
 *
 * <p>Immutable and thread-safe.
 *
 * @param maxInputSize the number of bytes of a body, from 1 to 1 GiB
 * @param maxDepth the number of levels of objects and arrays in a body
 * @param maxProperties the number of values in a body
 * @param maxParameters the number of parameters of a query or a form
 * @param maxErrors the number of errors that an answer lists
 * @param controlCharacters whether texts may have control characters and halves of characters
 */
public record InputLimits(
    int maxInputSize,
    int maxDepth,
    int maxProperties,
    int maxParameters,
    int maxErrors,
    boolean controlCharacters) {
  /** The limits of an application without a filter. */
  public static final InputLimits STANDARD = new InputLimits(1 << 20, 100, 100_000, 1000, 50, true);

  /** The request attribute for the {@link Holder}, which is the exchange of the filter. */
  public static final String HOLDER = "dev.clearfault.exchange";

  /**
   * The request attribute that is set while the library gets the parts of a form. Then a servlet
   * without multipart-config accepts no forms. If the application gets them, the missing
   * multipart-config is a fault of its set-up.
   */
  public static final String READING_PARTS = "dev.clearfault.readingParts";

  /** An object that knows the limits of a request. */
  public interface Holder {
    /** Returns the limits. */
    InputLimits inputLimits();

    /**
     * Returns how much of the body has been read from the container's stream or reader; 0 if the
     * body is coded, because a filter that decodes it has to read it.
     */
    long received();

    /** Called before the library reads the body, so that it is not remembered. */
    default void readsItself() {}
  }

  /** Faults are sorted before the list is cut, so more are collected than an answer lists. */
  private static final int MIN_FAULTS = 100;

  /** Returns the limits of the request's filter; the standard limits without a filter. */
  public static InputLimits of(HttpServletRequest request) {
    return request.getAttribute(HOLDER) instanceof Holder holder ? holder.inputLimits() : STANDARD;
  }

  static long received(HttpServletRequest request) {
    return request.getAttribute(HOLDER) instanceof Holder holder ? holder.received() : 0;
  }

  static void readsItself(HttpServletRequest request) {
    if (request.getAttribute(HOLDER) instanceof Holder holder) {
      holder.readsItself();
    }
  }

  /** Returns the limits of reading one JSON text. */
  public JsonLimits forJson() {
    return new JsonLimits(
        maxDepth, maxProperties, Math.max(MIN_FAULTS, maxErrors), controlCharacters);
  }
}
