package dev.clearfault.internal.constraints;

import dev.clearfault.internal.constraints.Steps.Step;
import dev.clearfault.internal.json.WireType;
import jakarta.validation.metadata.ElementDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A place in the classes of an application, with the type of its JSON and its constraints.
 *
 * @param origin the type of the input, or the last property on the way
 * @param elements how many lists, maps and wrappers were entered since
 */
record ExpectedPlace(
    WireType type, List<ElementDescriptor> constraints, Object origin, int elements) {

  /** Returns the place of the whole input. */
  static ExpectedPlace whole(WireType type, Object root) {
    return new ExpectedPlace(type, List.of(), root, 0);
  }

  /** Returns the place of a property. */
  static ExpectedPlace of(WireType.Property property, ExpectedSchema.Rules rules) {
    return new ExpectedPlace(property.type().get(), rules.of(property), property, 0);
  }

  /** Returns the place after one more step; null if the classes do not have it. */
  @Nullable ExpectedPlace next(Step step, ExpectedSchema.Rules rules) {
    return switch (type.kind()) {
      case WRAPPER -> element(0).next(step, rules);
      case LIST -> element(0);
      case MAP -> element(1);
      case VALUE -> null;
      case OBJECT -> {
        WireType.Property property = type.property(step.name());
        yield property == null ? null : of(property, rules);
      }
    };
  }

  /**
   * Returns the place of the elements of a list, of the values of a map, or of what a wrapper
   * holds. A wrapper's own constraints may be meant for what it holds.
   *
   * @param argument the number of the type argument that the elements have
   */
  ExpectedPlace element(int argument) {
    Supplier<WireType> element = type.element();
    List<ElementDescriptor> rules = new ArrayList<>();
    if (type.kind() == WireType.Kind.WRAPPER) {
      rules.addAll(constraints);
    }
    rules.addAll(ExpectedSchema.Rules.ofElements(constraints, argument));
    return new ExpectedPlace(
        element == null ? WireType.UNKNOWN : element.get(), rules, origin, elements + 1);
  }
}
