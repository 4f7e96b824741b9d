package dev.clearfault.internal.json;

/**
 * How much work one text may cause. The caller limits the number of bytes, and so the length of a
 * string in the text.
 *
 * @param maxDepth how many levels of objects and arrays
 * @param maxProperties how many values, in objects and arrays together
 * @param maxFaults how many faults are collected; reading stops at the next one
 */
public record JsonLimits(int maxDepth, int maxProperties, int maxFaults) {
  /** The limits of a reader that was not given others. */
  public static final JsonLimits STANDARD = new JsonLimits(100, 100_000, 100);
}
