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

  /** networknt hands nothing of a check to its patterns. */
  private static final ThreadLocal<PatternBudget> CURRENT = new ThreadLocal<>();

  private long left = STEPS;

  private PatternBudget() {}

  /** Runs a check with a new budget. */
  static void spend(Runnable check) {
    CURRENT.set(new PatternBudget());
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
