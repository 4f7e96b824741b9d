package dev.clearfault.internal.constraints;

import dev.clearfault.internal.constraints.Steps.Step;
import dev.clearfault.internal.json.WireType;
import jakarta.validation.metadata.ElementDescriptor;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A place in the classes of an application, with the type of its JSON and its constraints.
 *
 * @param origin the type of the input, or the last property on the way
 * @param container the list, map or wrapper that holds the place; null for the input and properties
 * @param elements how many lists, maps and wrappers were entered since the origin
 * @param groups by which the validator checks the object that has the origin
 */
record ExpectedPlace(
    WireType type,
    Object origin,
    @Nullable ExpectedPlace container,
    int elements,
    CheckedGroups groups) {

  /** Returns the place of a whole input, or of a whole object of a subtype. */
  static ExpectedPlace whole(WireType type, Object root, CheckedGroups groups) {
    return new ExpectedPlace(type, root, null, 0, groups);
  }

  /** Returns the place of a property of the object that is here. */
  ExpectedPlace property(WireType.Property property, ExpectedRules rules) {
    return new ExpectedPlace(
        property.type().get(), property, null, 0, groups(property, inside(rules), rules));
  }

  /** Those of an unwrapped object are the groups of the property that holds it. */
  private static CheckedGroups groups(
      WireType.Property property, CheckedGroups outer, ExpectedRules rules) {
    WireType.Property holder = property.holder();
    return holder == null ? outer : through(rules.of(holder), groups(holder, outer, rules));
  }

  private static CheckedGroups through(List<ElementDescriptor> elements, CheckedGroups groups) {
    CheckedGroups found = CheckedGroups.NONE;
    for (ElementDescriptor each : elements) {
      found = found.and(groups.through(each));
    }
    return found;
  }

  /** Returns the place of a value of a subtype of the object that is here. */
  ExpectedPlace choice(WireType choice, ExpectedRules rules) {
    return whole(choice, choice, inside(rules));
  }

  /** Returns the place after one more step; null if the classes do not have it. */
  @Nullable ExpectedPlace next(Step step, ExpectedRules rules) {
    return switch (type.kind()) {
      case WRAPPER -> element().next(step, rules);
      case LIST, MAP -> element();
      case VALUE -> null;
      case OBJECT -> {
        WireType.Property property = type.property(step.name());
        yield property == null ? null : property(property, rules);
      }
    };
  }

  /**
   * Returns the place of the elements of a list, of the values of a map, or of what a wrapper
   * holds.
   */
  ExpectedPlace element() {
    Supplier<WireType> element = type.element();
    return new ExpectedPlace(
        element == null ? WireType.UNKNOWN : element.get(), origin, this, elements + 1, groups);
  }

  /** Returns the type in Java; null if it is not known. */
  @Nullable Type declared() {
    Type type =
        origin instanceof WireType.Property property
            ? Declarations.propertyType(property.owner(), property.java())
            : origin instanceof Type root ? root : null;
    for (int i = 0; i < elements && type != null; i++) {
      type = Declarations.elementType(type);
    }
    return type;
  }

  /** Returns what has the constraints. Those of a wrapper may be meant for what it holds. */
  List<ElementDescriptor> constrained(ExpectedRules rules) {
    List<ElementDescriptor> own = own(rules);
    if (container == null || container.type.kind() != WireType.Kind.WRAPPER) {
      return own;
    }
    List<ElementDescriptor> both = new ArrayList<>(container.constrained(rules));
    both.addAll(own);
    return both;
  }

  private List<ElementDescriptor> own(ExpectedRules rules) {
    if (container == null) {
      return origin instanceof WireType.Property property ? rules.of(property) : List.of();
    }
    int argument = container.type.kind() == WireType.Kind.MAP ? 1 : 0;
    return ExpectedRules.ofElements(container.constrained(rules), argument);
  }

  /**
   * Returns the groups by which the validator checks what is inside of the value. It goes into an
   * input and its elements always, and into another object only if it is told to.
   */
  CheckedGroups inside(ExpectedRules rules) {
    if (!(origin instanceof WireType.Property)) {
      return groups;
    }
    CheckedGroups found = through(own(rules), groups);
    return found.isNone() && container != null && container.isValidForElements()
        ? container.inside(rules)
        : found;
  }

  /**
   * Returns whether {@code @Valid} of the value is meant for its elements. Some providers have it
   * at the elements, too, and others do not.
   */
  private boolean isValidForElements() {
    Class<?> java = Declarations.raw(declared());
    return container == null
        && (java == null
            || java.isArray()
            || Iterable.class.isAssignableFrom(java)
            || Map.class.isAssignableFrom(java)
            || java == Optional.class);
  }
}
