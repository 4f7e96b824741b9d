package dev.clearfault.json;

/**
 * How much one text may make us do. How long it may be is up to whoever has the bytes, and how long
 * a text in it may be follows from that.
 *
 * @param maxDepth how many levels of objects and arrays
 * @param maxProperties how many values, in objects and arrays together
 */
public record JsonLimits(int maxDepth, int maxProperties) {
  /** What holds if nobody says otherwise. */
  public static final JsonLimits STANDARD = new JsonLimits(100, 100_000);
}
