package dev.clearfault.contract.internal.schema;

import dev.clearfault.contract.internal.schema.Engine.StoppedException;

/**
 * The characters that the patterns of one check may look at. Some expressions need time that
 * doubles with each character, and nothing in them shows it.
 */
final class PatternBudget {
  /** About ten milliseconds. */
  private static final int STEPS = 1_000_000;

  /** An expression without a fault looks at a character a few times. */
  private static final int STEPS_FOR_CHARACTER = 50;

  /** A short name may be looked at a little longer. */
  private static final int STEPS_FOR_NAME = 1000;

  /** networknt hands nothing of a check to its patterns. */
  private static final ThreadLocal<PatternBudget> CURRENT = new ThreadLocal<>();

  private long left;

  private PatternBudget(long left) {
    this.left = left;
  }

  /** Runs a check with a new budget. */
  static void spend(Runnable check) {
    CURRENT.set(new PatternBudget(STEPS));
    try {
      check.run();
    } finally {
      CURRENT.remove();
    }
  }

  /** Returns the text, whose characters are counted when they are looked at. */
  static CharSequence counted(String text) {
    PatternBudget budget = CURRENT.get();
    if (budget == null) {
      return text;
    }
    budget.left += (long) STEPS_FOR_CHARACTER * text.length();
    return new Counted(text, budget);
  }

  /**
   * Returns a name of which one expression looks at few characters, because a request may have many
   * names: all together cost no more than their number of characters allows.
   */
  static CharSequence ofName(String name) {
    return new Counted(
        name, new PatternBudget(STEPS_FOR_NAME + (long) STEPS_FOR_CHARACTER * name.length()));
  }

  private void take() {
    if (left-- <= 0) {
      throw new StoppedException(true);
    }
  }

  private record Counted(CharSequence text, PatternBudget budget) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      budget.take();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
