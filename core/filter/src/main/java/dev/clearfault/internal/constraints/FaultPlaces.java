package dev.clearfault.internal.constraints;

import dev.clearfault.internal.constraints.Steps.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree of the places that could not be read. Without it, each violation would be compared with
 * each fault. Not thread-safe.
 */
public final class FaultPlaces {
  private final Place root = new Place();
  private final boolean isEmpty;

  /** Creates the tree. */
  public FaultPlaces(List<ViolationPath> faults) {
    isEmpty = faults.isEmpty();
    for (ViolationPath fault : faults) {
      Place place = root;
      for (Step step : fault.steps().all()) {
        place = place.below.computeIfAbsent(step.key(), key -> new Place());
      }
      place.isFault = true;
    }
  }

  /** Tells whether everything could be read. */
  public boolean isEmpty() {
    return isEmpty;
  }

  /**
   * Tells whether a fault explains the violation. The fault is at the same place or above it, or
   * inside an object that breaks a class constraint, or at an element that a set or a map therefore
   * does not have.
   */
  public boolean explain(ViolationPath violation) {
    return !isEmpty && root.explains(violation, violation.steps().all(), 0);
  }

  private static final class Place {
    private final Map<Object, Place> below = new HashMap<>(2);
    private boolean isFault;

    private boolean hasFaultBelow() {
      return below.values().stream().anyMatch(each -> each.isFault);
    }

    /** Follows the steps from an index; an element without a name may be any of those below. */
    private boolean explains(ViolationPath violation, Step[] steps, int from) {
      if (isFault) {
        return true;
      }
      if (from == steps.length) {
        return violation.ofWholeBean() || (violation.losesElements() && hasFaultBelow());
      }
      if (!steps[from].isPlace()) {
        return below.values().stream().anyMatch(each -> each.explains(violation, steps, from + 1));
      }
      Place next = below.get(steps[from].key());
      return next != null && next.explains(violation, steps, from + 1);
    }
  }
}
