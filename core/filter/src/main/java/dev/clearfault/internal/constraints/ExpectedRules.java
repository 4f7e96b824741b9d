package dev.clearfault.internal.constraints;

import dev.clearfault.internal.json.WireType;
import jakarta.validation.Validator;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The constraints of the classes of an application, from annotations, XML or code.
 *
 * <p>Thread-safe.
 */
record ExpectedRules(Validator validator, Examples examples) {
  List<ElementDescriptor> of(WireType.Property property) {
    ElementDescriptor found = element(validator, property);
    return found == null ? List.of() : List.of(found);
  }

  /** Returns the constraints of a property and of what is inside of it, in all groups. */
  static List<ConstraintDescriptor<?>> all(Validator validator, WireType.Property property) {
    ElementDescriptor found = element(validator, property);
    return found == null ? List.of() : List.copyOf(found.getConstraintDescriptors());
  }

  private static @Nullable ElementDescriptor element(
      Validator validator, WireType.Property property) {
    return validator
        .getConstraintsForClass(property.owner())
        .getConstraintsForProperty(property.java());
  }

  /** Returns the constraints of a type argument. */
  static List<ElementDescriptor> ofElements(List<ElementDescriptor> containers, int argument) {
    List<ElementDescriptor> found = new ArrayList<>();
    for (ElementDescriptor each : containers) {
      if (each instanceof ContainerDescriptor container) {
        for (ContainerElementTypeDescriptor element :
            container.getConstrainedContainerElementTypes()) {
          Integer index = element.getTypeArgumentIndex(); // An array has none.
          if (index == null || index == argument) {
            found.add(element);
          }
        }
      }
    }
    return found;
  }

  /** Returns whether it makes a difference that the validator comes to an object. */
  boolean isConstrained(WireType object) {
    return Stream.concat(
            object.properties().values().stream(),
            object.choices().stream()
                .map(Supplier::get)
                .flatMap(each -> each.properties().values().stream()))
        .anyMatch(this::isInConstrainedClass);
  }

  private boolean isInConstrainedClass(WireType.Property property) {
    WireType.Property holder = property.holder();
    return validator.getConstraintsForClass(property.owner()).isBeanConstrained()
        || (holder != null && isInConstrainedClass(holder));
  }
}
