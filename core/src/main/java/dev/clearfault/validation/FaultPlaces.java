package dev.clearfault.validation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places of all faults that were found while an input was read, as a tree: to compare each
 * violation with each fault would cost the product of their numbers. Not thread-safe.
 */
final class FaultPlaces {
  private final Place root = new Place();
  private final boolean isEmpty;

  FaultPlaces(List<ViolationPath> faults) {
    isEmpty = faults.isEmpty();
    for (ViolationPath fault : faults) {
      Place place = root;
      for (Steps.Step step : fault.steps().all()) {
        place = place.below.computeIfAbsent(step.key(), first -> new Place());
      }
      place.isFault = true;
    }
  }

  boolean isEmpty() {
    return isEmpty;
  }

  /**
   * Tells whether a fault explains the violation: one at the same place or above it, or, for a rule
   * about an object as a whole, one inside of the object.
   */
  boolean explain(ViolationPath violation) {
    if (isEmpty) {
      return false;
    }
    @Nullable Place place = root;
    for (Steps.Step step : violation.steps().all()) {
      if (place.isFault) {
        return true;
      }
      place = place.below.get(step.key());
      if (place == null) {
        return false;
      }
    }
    return place.isFault || violation.ofWholeBean();
  }

  /** One place, and those below it. */
  private static final class Place {
    private final Map<Object, Place> below = new HashMap<>(2);
    private boolean isFault;
  }
}
