package dev.clearfault.validation;

import org.jspecify.annotations.Nullable;

/**
 * The way from an input to one of its values. It is the way to where the value is, and one step
 * more, so that the values of one object share what they have in common.
 *
 * <p>Immutable and thread-safe.
 */
final class Steps implements Comparable<Steps> {
  /** The way to the input as a whole. */
  static final Steps NONE = new Steps();

  private final Steps before;
  private final Step last;
  private final int length;

  /** Made when first asked for; two threads that ask at a time make the same. */
  private @Nullable String field;

  private @Nullable String pointer;

  private Steps() {
    before = this;
    last = Step.to("", 0);
    length = 0;
    field = "";
    pointer = "#";
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

  /** Returns the way as clients write it, such as {@code items[0].quantity}. */
  String field() {
    String known = field;
    if (known == null) {
      StringBuilder text = new StringBuilder(32);
      writeField(text);
      known = text.toString();
      field = known;
    }
    return known;
  }

  /** Returns the way as a JSON pointer in a URI fragment (RFC 6901 section 6). */
  String pointer() {
    String known = pointer;
    if (known == null) {
      StringBuilder text = new StringBuilder(32).append('#');
      writePointer(text);
      known = text.toString();
      pointer = known;
    }
    return known;
  }

  /** Returns the name of the first step; empty if there is no step. */
  String first() {
    return upTo(1).last.name;
  }

  /** Tells whether one of the two is the beginning of the other. */
  boolean isInLineWith(Steps other) {
    return orderOfCommon(other) == 0;
  }

  int length() {
    return length;
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

  private void writeField(StringBuilder text) {
    if (length == 0) {
      return;
    }
    before.writeField(text);
    switch (last.kind) {
      case NAME -> text.append(text.isEmpty() ? "" : ".").append(last.name);
      case INDEX -> text.append('[').append(last.position).append(']');
      case KEY -> text.append('[').append(last.name).append(']');
    }
  }

  private void writePointer(StringBuilder text) {
    if (length == 0) {
      return;
    }
    before.writePointer(text);
    text.append('/');
    if (last.kind == Kind.INDEX) {
      text.append(last.position);
    } else {
      text.append(JsonPointer.segment(last.name));
    }
  }

  /** How a step is written. */
  private enum Kind {
    NAME,
    INDEX,
    KEY
  }

  /**
   * One step: sorted by position or index first, then by name.
   *
   * @param position in the declaration, or the index
   * @param name on the wire, or the key; empty for an index
   */
  record Step(int position, String name, Kind kind) implements Comparable<Step> {

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

    @Override
    public int compareTo(Step other) {
      int order = Integer.compare(position, other.position);
      order = order == 0 ? name.compareTo(other.name) : order;
      return order == 0 ? kind.compareTo(other.kind) : order;
    }
  }
}
