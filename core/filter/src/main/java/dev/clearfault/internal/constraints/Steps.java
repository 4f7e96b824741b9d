package dev.clearfault.internal.constraints;

import org.jspecify.annotations.Nullable;

/**
 * The steps from an input to one of its values: the steps to the object that holds the value, which
 * all values of the object share, and one more.
 *
 * <p>Immutable and thread-safe.
 */
final class Steps implements Comparable<Steps> {
  /** Names come from clients, and each fault below a long name would repeat it. */
  private static final int MAX_LENGTH = 500;

  private static final String CUT = "...";

  /** The steps to the input itself. */
  static final Steps NONE = new Steps();

  private final Steps before;
  private final Step last;
  private final int length;

  private Steps() {
    before = this;
    last = Step.to("", 0);
    length = 0;
  }

  private Steps(Steps before, Step last) {
    this.before = before;
    this.last = last;
    length = before.length + 1;
  }

  /** Adds a step; null adds nothing. */
  Steps plus(@Nullable Step step) {
    return step == null ? this : new Steps(this, step);
  }

  Steps withFirstName(String first) {
    return length > 1
        ? new Steps(before.withFirstName(first), last)
        : new Steps(NONE, new Step(last.position, first, last.kind));
  }

  /** Tells whether the steps lead into an object that is the value of the first step. */
  boolean isInsideProperty() {
    return length > 1 && (last.hasName() || before.isInsideProperty());
  }

  /** Returns the path as clients write it, such as {@code items[0].quantity}; cut if too long. */
  String field() {
    StringBuilder text = new StringBuilder(32);
    for (Step step : all()) {
      step.writeField(text);
      if (text.length() > MAX_LENGTH) {
        int end = MAX_LENGTH - CUT.length();
        text.setLength(Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
        return text.append(CUT).toString();
      }
    }
    return text.toString();
  }

  /**
   * Returns the path as a JSON pointer in a URI fragment (RFC 6901 section 6). A path that is too
   * long ends at an object that holds the value.
   */
  String pointer() {
    StringBuilder text = new StringBuilder(32).append('#');
    for (Step step : all()) {
      int before = text.length();
      if (step.name.length() <= MAX_LENGTH) {
        step.writePointer(text);
      }
      if (text.length() == before || text.length() > MAX_LENGTH) {
        text.setLength(before);
        break;
      }
    }
    return text.toString();
  }

  /** Returns the steps to the object that holds the value. */
  Steps parent() {
    return before;
  }

  /** Returns the path as a JSON pointer (RFC 6901); null if it is too long. */
  @Nullable String path() {
    StringBuilder text = new StringBuilder(32);
    for (Step step : all()) {
      text.append('/');
      text.append(step.kind == Kind.INDEX ? step.position : JsonPointer.plain(step.name));
      if (text.length() > MAX_LENGTH) {
        return null;
      }
    }
    return text.toString();
  }

  Step[] all() {
    Step[] steps = new Step[length];
    Steps each = this;
    for (int i = length - 1; i >= 0; i--) {
      steps[i] = each.last;
      each = each.before;
    }
    return steps;
  }

  /** Returns the name of the first step; empty if there is no step. */
  String first() {
    return upTo(1).last.name;
  }

  @Override
  public int compareTo(Steps other) {
    int order = orderOfCommon(other);
    return order != 0 ? order : Integer.compare(length, other.length);
  }

  /** The first step that differs decides. */
  private int orderOfCommon(Steps other) {
    int common = Math.min(length, other.length);
    Steps one = upTo(common);
    Steps another = other.upTo(common);
    int order = 0;
    while (one != another) {
      int here = one.last.compareTo(another.last);
      order = here == 0 ? order : here;
      one = one.before;
      another = another.before;
    }
    return order;
  }

  private Steps upTo(int count) {
    Steps steps = this;
    while (steps.length > count) {
      steps = steps.before;
    }
    return steps;
  }

  private enum Kind {
    NAME,
    INDEX,
    KEY,
    SOMEWHERE
  }

  /**
   * One step, sorted by position and then by name.
   *
   * @param position the position in the declaration, or the index
   * @param name the name on the wire, or the key; empty for an index
   */
  record Step(int position, String name, Kind kind) implements Comparable<Step> {
    /** To an element without a name: of a set, or of a map whose keys clients do not know. */
    static final Step SOMEWHERE = new Step(0, "", Kind.SOMEWHERE);

    /** To a property. */
    static Step to(String name, int position) {
      return new Step(position, name, Kind.NAME);
    }

    /** To an element of a list. */
    static Step to(int index) {
      return new Step(index, "", Kind.INDEX);
    }

    /** To a value of a map. */
    static Step toKey(Object key) {
      return new Step(0, key.toString(), Kind.KEY);
    }

    /** Tells whether a client can follow the step. */
    boolean isPlace() {
      return kind != Kind.SOMEWHERE;
    }

    private boolean hasName() {
      return kind == Kind.NAME || kind == Kind.KEY;
    }

    /** Returns what distinguishes the step from its neighbours. */
    Object key() {
      return kind == Kind.INDEX ? (Object) position : name;
    }

    private void writeField(StringBuilder text) {
      switch (kind) {
        case NAME -> text.append(text.isEmpty() ? "" : ".").append(name);
        case INDEX -> text.append('[').append(position).append(']');
        case KEY -> text.append('[').append(name).append(']');
        case SOMEWHERE -> {
          // The element has no name.
        }
      }
    }

    private void writePointer(StringBuilder text) {
      text.append('/');
      if (kind == Kind.INDEX) {
        text.append(position);
      } else {
        text.append(JsonPointer.segment(name));
      }
    }

    @Override
    public int compareTo(Step other) {
      int order = Integer.compare(position, other.position);
      order = order == 0 ? name.compareTo(other.name) : order;
      return order == 0 ? kind.compareTo(other.kind) : order;
    }
  }
}
