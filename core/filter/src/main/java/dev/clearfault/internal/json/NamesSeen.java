package dev.clearfault.internal.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The names that a parser has seen in one object; not thread-safe. */
final class NamesSeen {
  private final @Nullable NamesSeen parent;

  /** Most objects have few properties, and an array is smaller than a set. */
  private final String[] few = new String[8];

  private int count;
  private @Nullable Set<String> many;
  private @Nullable Set<String> reported;
  private @Nullable List<Unknown> unknown;
  private PropertyNames names = PropertyNames.UNCHANGED;
  private BooleanSupplier refused = () -> false;

  private record Unknown(int fault, List<String> known, @Nullable String renamed) {}

  NamesSeen(@Nullable NamesSeen parent) {
    this.parent = parent;
  }

  @Nullable NamesSeen parent() {
    return parent;
  }

  /** Sets the aliases of properties, also for the names that were seen before. */
  void useNames(PropertyNames others) {
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

  /** Sets what tells whether the name that the parser shows is no key of the map. */
  void refuse(BooleanSupplier names) {
    refused = names;
  }

  boolean isRefused() {
    return refused.getAsBoolean();
  }

  /** Adds a name; tells whether neither it nor an alias of it was seen before. */
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

  private boolean isSeen(String name) {
    return many == null ? Arrays.asList(few).subList(0, count).contains(name) : many.contains(name);
  }

  /**
   * Adds the fault of an unknown name.
   *
   * @param fault the index of the fault
   * @param known the names that the class reads
   * @param renamed the name in JSON if the unknown one is a name in Java; else null
   */
  void addUnknown(int fault, List<String> known, @Nullable String renamed) {
    if (unknown == null) {
      unknown = new ArrayList<>();
    }
    unknown.add(new Unknown(fault, known, renamed));
  }

  /**
   * Proposes a known name for each unknown one: at the end of the object, because a name that the
   * object already has would become a duplicate.
   */
  void propose(FaultList faults) {
    for (Unknown each : unknown == null ? List.<Unknown>of() : unknown) {
      List<String> absent = each.known().stream().filter(name -> !isSeen(name)).toList();
      String nearest = faults.propose(each.fault(), absent, each.renamed());
      if (nearest != null) {
        boolean unused = isNew(nearest);
      }
    }
  }

  /** Tells whether this is the first duplicate of the name to report. */
  boolean isFirstDuplicate(String name) {
    if (reported == null) {
      reported = new HashSet<>();
    }
    return reported.add(names.wireOf(name));
  }
}
