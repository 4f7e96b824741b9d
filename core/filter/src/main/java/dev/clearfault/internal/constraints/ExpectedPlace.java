package dev.clearfault.internal.constraints;

import dev.clearfault.internal.constraints.Steps.Step;
import dev.clearfault.internal.json.WireType;
import jakarta.validation.metadata.CascadableDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A place in the classes of an application, with the type of its JSON and its constraints.
 *
 * @param origin the type of the input, or the last property on the way
 * @param container the list, map or wrapper that holds the place; null for the input and properties
 * @param elements how many lists, maps and wrappers were entered since the origin
 */
record ExpectedPlace(
    WireType type, Object origin, @Nullable ExpectedPlace container, int elements) {

  /** Returns the place of the whole input. */
  static ExpectedPlace whole(WireType type, Object root) {
    return new ExpectedPlace(type, root, null, 0);
  }

  /** Returns the place of a property. */
  static ExpectedPlace of(WireType.Property property) {
    return new ExpectedPlace(property.type().get(), property, null, 0);
  }

  /** Returns the place after one more step; null if the classes do not have it. */
  @Nullable ExpectedPlace next(Step step) {
    return switch (type.kind()) {
      case WRAPPER -> element().next(step);
      case LIST, MAP -> element();
      case VALUE -> null;
      case OBJECT -> {
        WireType.Property property = type.property(step.name());
        yield property == null ? null : of(property);
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
        element == null ? WireType.UNKNOWN : element.get(), origin, this, elements + 1);
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

  /** Returns the constraints. Those of a wrapper may be meant for what it holds. */
  List<ElementDescriptor> constraints(ExpectedSchema.Rules rules) {
    if (container == null) {
      return origin instanceof WireType.Property property ? rules.of(property) : List.of();
    }
    List<ElementDescriptor> outer = container.constraints(rules);
    WireType.Kind kind = container.type.kind();
    List<ElementDescriptor> inner =
        ExpectedSchema.Rules.ofElements(outer, kind == WireType.Kind.MAP ? 1 : 0);
    if (kind != WireType.Kind.WRAPPER) {
      return inner;
    }
    List<ElementDescriptor> both = new ArrayList<>(outer);
    both.addAll(inner);
    return both;
  }

  /**
   * Returns whether the validator goes into the value: into an input always, into another object if
   * it has {@code @Valid}, or its list or map has.
   */
  boolean isValidated(ExpectedSchema.Rules rules) {
    return (container != null
            ? container.isValidated(rules)
            : !(origin instanceof WireType.Property))
        || constraints(rules).stream()
            .anyMatch(each -> each instanceof CascadableDescriptor value && value.isCascaded());
  }
}
