package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.InputPlace;
import dev.clearfault.internal.constraints.PlacePattern;
import dev.clearfault.problem.Violation.Source;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place that an error can be at, and by which rules it is read.
 *
 * @param place what it accepts
 * @param pattern where reading finds it
 * @param checkedAs where the validator finds it, for which an element of a set has no name
 * @param path one of the places that the pattern stands for
 * @param source where the value comes from
 * @param isRoot whether it is the whole input
 * @param isElementOfRoot whether it is an element of an input that is a list or a map
 * @param isJson whether it is read as JSON
 */
record Spot(
    InputPlace place,
    PlacePattern pattern,
    PlacePattern checkedAs,
    List<Object> path,
    Source source,
    boolean isRoot,
    boolean isElementOfRoot,
    boolean isJson) {

  /** Returns the whole input. */
  static Spot whole(InputPlace place, Source source, boolean isJson) {
    PlacePattern whole = PlacePattern.WHOLE;
    return new Spot(place, whole, whole, List.of(), source, true, false, isJson);
  }

  /** Returns the place of a component that does not come from the body. */
  static Spot outside(InputPlace place, InputDescription.Part part, boolean isJson) {
    PlacePattern where = PlacePattern.WHOLE.property(part.name());
    List<Object> path = List.of(part.property());
    return new Spot(place, where, where, path, part.source(), false, false, isJson);
  }

  /** Returns the place of a property. */
  Spot property(InputPlace next, String name) {
    return to(next, pattern.property(name), checkedAs.property(name), name, false);
  }

  /** Returns the places of the properties that the class does not have. */
  Spot unknown() {
    return to(place, pattern.anyProperty(), checkedAs.anyProperty(), "*", false);
  }

  /** Returns the places of the elements of a list. */
  Spot element(InputPlace next) {
    PlacePattern checked = place.hasNamedElements() ? checkedAs.element() : checkedAs.unnamed();
    return to(next, pattern.element(), checked, 0, true);
  }

  /** Returns the places of the values of a map. */
  Spot value(InputPlace next) {
    PlacePattern checked = place.hasNamedElements() ? checkedAs.value() : checkedAs.unnamed();
    return to(next, pattern.value(), checked, "*", true);
  }

  private Spot to(
      InputPlace next, PlacePattern where, PlacePattern checked, Object step, boolean isElement) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    boolean ofRoot = isElement && (isRoot || isElementOfRoot);
    return new Spot(next, where, checked, longer, source, false, ofRoot, isJson);
  }

  /** Returns the place of a value of a subtype. */
  Spot as(InputPlace choice) {
    return new Spot(choice, pattern, checkedAs, path, source, false, false, isJson);
  }

  /** Returns this place and all that is inside. */
  Spot anyDepth() {
    return new Spot(
        place,
        pattern.anyDepth(),
        checkedAs.anyDepth(),
        path,
        source,
        isRoot,
        isElementOfRoot,
        isJson);
  }

  boolean isProperty() {
    return !path.isEmpty() && path.get(path.size() - 1) instanceof String;
  }

  /** Returns a pointer to one of the two patterns; null outside of JSON. */
  @Nullable String pointer(PlacePattern where) {
    boolean isShown = source == Source.BODY || (source == Source.FORM && where.isInside());
    return isShown ? where.pointer() : null;
  }
}
