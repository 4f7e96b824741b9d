package dev.clearfault.internal.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
  private boolean hasNull;

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

  /** Marks that a property is null, so that an unknown one may stand for it. */
  void noteNull() {
    hasNull = true;
  }

  /**
   * Proposes a known name for each unknown one: at the end of the object, because a name that the
   * object already has would become a duplicate. It is certain only if no other unknown name may
   * stand for the same one. To leave a property out is certain only if all the others are there.
   */
  void propose(FaultList faults) {
    List<Unknown> all = unknown == null ? List.of() : unknown;
    Map<String, Integer> wanted = new HashMap<>();
    for (Unknown each : all) {
      NearestName nearest = nearest(each, faults);
      if (nearest != null) {
        wanted.merge(nearest.name(), 1, Integer::sum);
      }
    }
    for (Unknown each : all) {
      NearestName nearest = nearest(each, faults);
      JsonFault fault = faults.get(each.fault());
      if (nearest == null) {
        faults.set(each.fault(), fault.certain(!hasNull && absent(each).isEmpty()));
      } else {
        boolean isAlone = wanted.getOrDefault(nearest.name(), 1) == 1;
        faults.set(
            each.fault(),
            fault.allowing(
                List.of(), new NearestName(nearest.name(), nearest.isCertain() && isAlone)));
        boolean unused = isNew(nearest.name());
      }
    }
  }

  private @Nullable NearestName nearest(Unknown unknown, FaultList faults) {
    return FaultList.nearest(faults.get(unknown.fault()), absent(unknown), unknown.renamed());
  }

  private List<String> absent(Unknown unknown) {
    return unknown.known().stream().filter(name -> !isSeen(name)).toList();
  }

  /** Tells whether this is the first duplicate of the name to report. */
  boolean isFirstDuplicate(String name) {
    if (reported == null) {
      reported = new HashSet<>();
    }
    return reported.add(names.wireOf(name));
  }
}
