package dev.clearfault.internal.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of one object up to where a parser is; not thread-safe. */
final class NamesSeen {
  private final @Nullable NamesSeen around;

  /** Most objects have few properties, of which a set would be larger than the object. */
  private final String[] few = new String[8];

  private int count;
  private @Nullable Set<String> many;
  private @Nullable Set<String> told;
  private PropertyNames names = PropertyNames.ALIKE;

  NamesSeen(@Nullable NamesSeen around) {
    this.around = around;
  }

  /** Returns those of the object around this one. */
  @Nullable NamesSeen around() {
    return around;
  }

  /** Says by which other names properties may be called, those that were seen before included. */
  void alsoKnownBy(PropertyNames others) {
    names = others;
    for (int i = 0; i < count; i++) {
      few[i] = others.wireOf(few[i]);
    }
    if (many != null) {
      Set<String> renamed = new HashSet<>();
      many.forEach(name -> renamed.add(others.wireOf(name)));
      many = renamed;
    }
  }

  /** Tells whether no property of the name, or of another name for it, has been there before. */
  boolean isNew(String name) {
    String known = names.wireOf(name);
    if (many != null) {
      return many.add(known);
    }
    for (int i = 0; i < count; i++) {
      if (few[i].equals(known)) {
        return false;
      }
    }
    if (count < few.length) {
      few[count++] = known;
      return true;
    }
    many = new HashSet<>(Arrays.asList(few));
    return many.add(known);
  }

  /** Tells whether it is the first time that a duplicate of the name is told. */
  boolean isToldFirst(String name) {
    if (told == null) {
      told = new HashSet<>();
    }
    return told.add(names.wireOf(name));
  }
}
