package dev.clearfault.internal.constraints;

import jakarta.validation.GroupSequence;
import jakarta.validation.groups.Default;
import jakarta.validation.metadata.CascadableDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.GroupConversionDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The groups of constraints by which the validator checks an object. None means that it does not
 * come to the object, because {@code @Valid} is missing on the way.
 *
 * <p>Immutable and thread-safe.
 *
 * @param all without group sequences, and with the groups that others extend
 */
record CheckedGroups(Set<Class<?>> all) {
  /** Those of an object that the validator does not come to. */
  static final CheckedGroups NONE = new CheckedGroups(Set.of());

  private static final Comparator<ConstraintDescriptor<?>> ORDER =
      Comparator.<ConstraintDescriptor<?>, String>comparing(
              each -> ConstraintCode.of(each.getAnnotation().annotationType()))
          .reversed()
          .thenComparing(each -> each.getAttributes().toString());

  /** Returns the groups that a caller asks for; the default if there are none. */
  static CheckedGroups of(Collection<Class<?>> asked) {
    Set<Class<?>> all = new LinkedHashSet<>();
    (asked.isEmpty() ? List.of(Default.class) : asked).forEach(each -> expand(each, all));
    all.removeIf(each -> each.isAnnotationPresent(GroupSequence.class));
    return new CheckedGroups(Collections.unmodifiableSet(all));
  }

  /** The metadata of Jakarta Validation finds nothing for a sequence. */
  private static void expand(Class<?> group, Set<Class<?>> all) {
    if (all.add(group)) {
      GroupSequence sequence = group.getAnnotation(GroupSequence.class);
      for (Class<?> each : sequence == null ? group.getInterfaces() : sequence.value()) {
        expand(each, all);
      }
    }
  }

  /** Returns the groups for what is inside of an element of an object that is checked by these. */
  CheckedGroups through(ElementDescriptor element) {
    if (isNone() || !(element instanceof CascadableDescriptor value && value.isCascaded())) {
      return NONE;
    }
    Set<Class<?>> converted = new LinkedHashSet<>(all);
    CheckedGroups targets = NONE;
    for (GroupConversionDescriptor each : value.getGroupConversions()) {
      if (all.contains(each.getFrom())) {
        converted.remove(each.getFrom());
        targets = targets.and(of(List.of(each.getTo())));
      }
    }
    return targets.isNone() ? this : new CheckedGroups(converted).and(targets);
  }

  CheckedGroups and(CheckedGroups others) {
    if (isNone() || others.isNone()) {
      return isNone() ? others : this;
    }
    Set<Class<?>> both = new LinkedHashSet<>(all);
    both.addAll(others.all);
    return new CheckedGroups(Collections.unmodifiableSet(both));
  }

  boolean isNone() {
    return all.isEmpty();
  }

  Class<?>[] array() {
    return all.toArray(Class<?>[]::new);
  }

  /** Returns the constraints of elements that apply, always in the same order. */
  List<ConstraintDescriptor<?>> matching(List<ElementDescriptor> elements) {
    List<ConstraintDescriptor<?>> found = new ArrayList<>();
    for (ElementDescriptor each : elements) {
      Set<ConstraintDescriptor<?>> matching = new HashSet<>();
      for (Class<?> group : all) {
        // A class can say what its default is. The groups that another one extends may be
        // converted.
        each.findConstraints().unorderedAndMatchingGroups(group).getConstraintDescriptors().stream()
            .filter(one -> group == Default.class || one.getGroups().contains(group))
            .forEach(matching::add);
      }
      found.addAll(matching);
    }
    // A provider has them in any order, and a schema must always be the same.
    found.sort(ORDER);
    return found;
  }
}
