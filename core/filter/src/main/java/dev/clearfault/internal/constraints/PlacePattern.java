package dev.clearfault.internal.constraints;

/**
 * The places of a request that an error can be at: {@code *} stands for an index or for the name of
 * a property that is not known, and {@code **} for any number of steps.
 *
 * @param field as answers have it
 * @param pointer as answers have it, also where they leave it out
 * @param isInside whether the place is inside of a property
 * @param isPlace whether a pointer can follow all steps
 */
public record PlacePattern(String field, String pointer, boolean isInside, boolean isPlace) {
  /** The whole input. */
  public static final PlacePattern WHOLE = new PlacePattern("", "#", false, true);

  /** Returns the place of a property. */
  public PlacePattern property(String name) {
    return named(name, JsonPointer.segment(name));
  }

  /** Returns the places of properties whose names are not known. */
  public PlacePattern anyProperty() {
    return named("*", "*");
  }

  /** Returns this place and all that is inside. */
  public PlacePattern anyDepth() {
    return named("**", "**");
  }

  /** Returns the places of the elements of a list. */
  public PlacePattern element() {
    return new PlacePattern(field + "[*]", pointed("*"), isInside, isPlace);
  }

  /** Returns the places of the values of a map, which have its keys. */
  public PlacePattern value() {
    return new PlacePattern(field + "[*]", pointed("*"), !field.isEmpty(), isPlace);
  }

  /** Returns the places of elements that have no name for clients, such as those of a set. */
  public PlacePattern unnamed() {
    return new PlacePattern(field, pointer, isInside, false);
  }

  private PlacePattern named(String name, String segment) {
    return new PlacePattern(
        field.isEmpty() ? name : field + "." + name, pointed(segment), !field.isEmpty(), isPlace);
  }

  /** A pointer ends at the object that holds what it cannot name. */
  private String pointed(String segment) {
    return isPlace ? pointer + "/" + segment : pointer;
  }
}
