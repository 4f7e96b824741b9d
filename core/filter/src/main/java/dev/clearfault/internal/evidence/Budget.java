package dev.clearfault.internal.evidence;

/**
 * How much work one failure may cost: a client chooses how many texts it sends, and how long they
 * are. All exceptions of the chain and all texts share it.
 */
final class Budget {
  private static final int FORMS = 10_000;
  private static final int REPLAYS = 64;

  private int forms = FORMS;
  private int replays = REPLAYS;

  /** Returns whether one more form of a text may be compared. */
  boolean hasForm() {
    return forms-- > 0;
  }

  /** Returns whether one more conversion may be made again. */
  boolean hasReplay() {
    return replays-- > 0;
  }

  /** Returns whether nothing more may be compared. */
  boolean isSpent() {
    return forms <= 0;
  }

  /** Returns whether a conversion may not have been repeated for each text. */
  boolean isShort() {
    return forms < 0 || replays < 0;
  }
}
