package dev.clearfault.internal.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of one object up to where a parser is; not thread-safe. */
final class NamesSeen {
  private final @Nullable NamesSeen around;

  /** Most objects have few properties, for which a set would be too large. */
  private final String[] few = new String[8];

  private int count;
  private @Nullable Set<String> many;
  private @Nullable Set<String> reported;
  private PropertyNames names = PropertyNames.ALIKE;

  NamesSeen(@Nullable NamesSeen around) {
    this.around = around;
  }

  /** Returns those of the object around this one. */
  @Nullable NamesSeen around() {
    return around;
  }

  /** Sets the other names of properties, also for those that were seen before. */
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

  /** Tells whether no duplicate of the name was reported before. */
  boolean isFirstDuplicate(String name) {
    if (reported == null) {
      reported = new HashSet<>();
    }
    return reported.add(names.wireOf(name));
  }
}
