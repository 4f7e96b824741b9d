package dev.clearfault.internal.constraints;

import org.jspecify.annotations.Nullable;

/**
 * The way from an input to one of its values. It is the way to the object around the value and one
 * step more, so that the values of one object share it.
 *
 * <p>Immutable and thread-safe.
 */
final class Steps implements Comparable<Steps> {
  /**
   * A longer path is cut: names come from clients, and the same long names would be repeated for
   * each fault below them.
   */
  private static final int MAX_LENGTH = 500;

  private static final String CUT = "...";

  /** The way to the input as a whole. */
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

  /** Returns the way with one step more; the same if there is none. */
  Steps plus(@Nullable Step step) {
    return step == null ? this : new Steps(this, step);
  }

  /** Returns the same way with another name for its first step. */
  Steps calling(String first) {
    return length > 1
        ? new Steps(before.calling(first), last)
        : new Steps(NONE, new Step(last.position, first, last.kind));
  }

  /** Returns the way as clients write it, such as {@code items[0].quantity}; cut if too long. */
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
   * Returns the way as a JSON pointer in a URI fragment (RFC 6901 section 6), as far as it is not
   * too long: the value to which it leads then holds the one that is meant.
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

  /** Returns the steps in their order. */
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

  /** How a step is written. */
  private enum Kind {
    NAME,
    INDEX,
    KEY,
    SOMEWHERE
  }

  /**
   * One step: sorted by position or index first, then by name.
   *
   * @param position in the declaration, or the index
   * @param name on the wire, or the key; empty for an index
   */
  record Step(int position, String name, Kind kind) implements Comparable<Step> {
    /** To an element that has no name: of a set, or of a map whose keys clients do not know. */
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

    /** Tells whether a client can follow it. */
    boolean isPlace() {
      return kind != Kind.SOMEWHERE;
    }

    /** Returns what tells it from its neighbours, wherever it stands in the declaration. */
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
