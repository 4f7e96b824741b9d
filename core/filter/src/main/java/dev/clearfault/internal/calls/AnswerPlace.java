package dev.clearfault.internal.calls;

/**
 * A place in an answer, for the log, such as {@code lines[0].quantity}. The upstream chooses how
 * deep its answer is and how long the names are, so only the beginning is kept.
 */
final class AnswerPlace {
  private static final int MAX_LENGTH = 150;

  private final StringBuilder text = new StringBuilder();

  /** Begins at a place; empty for the top. */
  AnswerPlace(String around) {
    add(around);
  }

  AnswerPlace property(String name) {
    return add(text.isEmpty() ? "" : ".").add(name);
  }

  /** Adds an index between brackets. */
  AnswerPlace element(String index) {
    return add("[").add(index).add("]");
  }

  private AnswerPlace add(String part) {
    text.append(part, 0, Math.min(part.length(), MAX_LENGTH + 1 - text.length()));
    return this;
  }

  @Override
  public String toString() {
    if (text.isEmpty()) {
      return "the top";
    }
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text.toString();
  }
}
