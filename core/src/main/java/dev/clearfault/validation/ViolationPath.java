package dev.clearfault.validation;

import dev.clearfault.json.PropertyNames;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a violation is, in the words of the wire: walked from the nodes of its path, for the text
 * of a path is ambiguous as soon as a key holds a dot or a bracket.
 */
final class ViolationPath implements Comparable<ViolationPath> {
  private final List<Step> steps = new ArrayList<>(4);
  private final Object @Nullable [] arguments;
  private boolean hasPlace = true;

  /** How many steps a pointer can follow. */
  private int placed;

  private boolean ofReturnValue;
  private boolean ofExecutable;
  private boolean ofWholeBean;
  private final Function<Class<?>, PropertyNames> names;
  private @Nullable Type owner;

  private ViolationPath(
      Class<?> root, Object @Nullable [] arguments, Function<Class<?>, PropertyNames> names) {
    owner = root;
    this.arguments = arguments;
    this.names = names;
  }

  /** Returns the path in the words of Java, for what was never read from JSON. */
  static ViolationPath of(ConstraintViolation<?> violation) {
    return of(violation, type -> PropertyNames.ALIKE);
  }

  /** Returns the path in the words of the wire, which the names say of each class. */
  static ViolationPath of(
      ConstraintViolation<?> violation, Function<Class<?>, PropertyNames> names) {
    Class<?> root = violation.getRootBeanClass();
    ViolationPath path =
        new ViolationPath(
            root == null ? Object.class : root, violation.getExecutableParameters(), names);
    for (Path.Node node : violation.getPropertyPath()) {
      path.add(node);
    }
    return path;
  }

  /** Returns the path of what was found while reading something that no class stands for. */
  static ViolationPath of(Class<?> root, List<Object> steps) {
    return of(root, steps, type -> PropertyNames.ALIKE);
  }

  /**
   * Returns the path of what was found while reading, by its names and indexes on the wire; an
   * alias becomes the name that is documented, so that there is one path for each property.
   */
  static ViolationPath of(
      Class<?> root, List<Object> steps, Function<Class<?>, PropertyNames> names) {
    ViolationPath path = new ViolationPath(root, null, names);
    steps.forEach(path::add);
    return path;
  }

  /** Returns the path as clients write it, such as {@code items[0].quantity}. */
  String field() {
    if (steps.size() == 1 && steps.get(0).kind == Kind.NAME) {
      return steps.get(0).name;
    }
    StringBuilder field = new StringBuilder();
    for (Step step : steps) {
      switch (step.kind) {
        case NAME -> field.append(field.isEmpty() ? "" : ".").append(step.name);
        case INDEX -> field.append('[').append(step.position).append(']');
        case KEY -> field.append('[').append(step.name).append(']');
      }
    }
    return field.toString();
  }

  /** Returns the path as a JSON pointer in a URI fragment; null for parameters of a method. */
  @Nullable String pointer() {
    if (ofExecutable) {
      return null;
    }
    if (placed == 1 && steps.get(0).kind == Kind.NAME) {
      return "#/" + JsonPointer.segment(steps.get(0).name);
    }
    StringBuilder pointer = new StringBuilder(32).append('#');
    for (Step step : steps.subList(0, placed)) {
      pointer.append('/');
      if (step.kind == Kind.INDEX) {
        pointer.append(step.position);
      } else {
        pointer.append(JsonPointer.segment(step.name));
      }
    }
    return pointer.toString();
  }

  /** Returns the first name of the path; empty if it is the whole. */
  String property() {
    return steps.isEmpty() ? "" : steps.get(0).name;
  }

  /** Tells whether a method of the application broke its own promise. */
  boolean ofReturnValue() {
    return ofReturnValue;
  }

  /**
   * Tells whether a fault in reading is behind the violation: at or above the same place, or, for a
   * rule about an object as a whole, somewhere inside.
   */
  boolean isSpoiltBy(ViolationPath fault) {
    int common = Math.min(steps.size(), fault.steps.size());
    return steps.subList(0, common).equals(fault.steps.subList(0, common))
        && (fault.steps.size() <= steps.size() || ofWholeBean);
  }

  @Override
  public int compareTo(ViolationPath other) {
    int common = Math.min(steps.size(), other.steps.size());
    for (int i = 0; i < common; i++) {
      int order = steps.get(i).compareTo(other.steps.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(steps.size(), other.steps.size());
  }

  private void add(Path.Node node) {
    // An index belongs to the container that the node before it named.
    if (Declarations.isOfKey(owner, node)) {
      hasPlace = false; // The key is, or holds, the rejected value itself.
    } else if (node.isInIterable()) {
      element(node);
    }
    owner = Declarations.elementType(owner, node);
    ofWholeBean = node.getKind() == ElementKind.BEAN;
    switch (node.getKind()) {
      case PROPERTY -> property(node.getName());
      case PARAMETER -> {
        int index = node.as(Path.ParameterNode.class).getParameterIndex();
        name(node.getName(), index);
        owner = argumentType(index);
      }
      case METHOD, CONSTRUCTOR -> ofExecutable = true;
      case RETURN_VALUE -> ofReturnValue = true;
      case BEAN, CROSS_PARAMETER, CONTAINER_ELEMENT -> {
        // These stand for the value that the nodes before them named.
      }
    }
  }

  private void add(Object name) {
    Class<?> container = Declarations.raw(owner);
    if (name instanceof Integer index) {
      element(index);
      owner = Declarations.elementType(owner);
    } else if (container != null && Map.class.isAssignableFrom(container)) {
      key(name);
      owner = Declarations.elementType(owner);
    } else {
      property(namesHere().java((String) name));
    }
  }

  private void property(@Nullable String java) {
    if (java != null) {
      name(namesHere().wire(java), Declarations.position(owner, java));
    }
    owner = Declarations.propertyType(owner, java);
  }

  private PropertyNames namesHere() {
    Class<?> type = Declarations.raw(owner);
    return type == null ? PropertyNames.ALIKE : names.apply(type);
  }

  private void element(Path.Node node) {
    if (node.getIndex() != null) {
      element(node.getIndex());
    } else if (node.getKey() != null) {
      key(node.getKey());
    } else {
      // The elements of a set are in no order that a pointer could tell.
      hasPlace = false;
    }
  }

  private void element(int index) {
    add(new Step(index, "", Kind.INDEX));
  }

  private void key(Object key) {
    add(new Step(0, key.toString(), Kind.KEY));
  }

  private void name(@Nullable String name, int position) {
    if (name != null) {
      add(new Step(position, name, Kind.NAME));
    }
  }

  private void add(Step step) {
    steps.add(step);
    if (hasPlace) {
      placed++;
    }
  }

  private @Nullable Type argumentType(int index) {
    Object argument = arguments == null || index >= arguments.length ? null : arguments[index];
    return argument == null ? null : argument.getClass();
  }

  /** How a step is written. */
  private enum Kind {
    NAME,
    INDEX,
    KEY
  }

  /** One step of a path: by position or index first, then by name. */
  private record Step(int position, String name, Kind kind) implements Comparable<Step> {

    @Override
    public int compareTo(Step other) {
      int order = Integer.compare(position, other.position);
      return order != 0 ? order : name.compareTo(other.name);
    }
  }
}
