package dev.clearfault.internal.json;

/**
 * The work that one text may cause. The caller limits the number of bytes, and so the length of
 * each string.
 *
 * @param maxDepth the number of levels of objects and arrays
 * @param maxProperties the number of values in all objects and arrays
 * @param maxFaults the number of faults to collect; reading stops at the next one
 * @param controlCharacters whether texts may have control characters and halves of characters
 */
public record JsonLimits(
    int maxDepth, int maxProperties, int maxFaults, boolean controlCharacters) {
  /** The default limits. */
  public static final JsonLimits STANDARD = new JsonLimits(100, 100_000, 100);

  /** Sets limits for texts with any characters. */
  public JsonLimits(int maxDepth, int maxProperties, int maxFaults) {
    this(maxDepth, maxProperties, maxFaults, true);
  }
}
