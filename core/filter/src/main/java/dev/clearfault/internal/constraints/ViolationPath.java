package dev.clearfault.internal.constraints;

import dev.clearfault.internal.constraints.Steps.Step;
import dev.clearfault.internal.json.PropertyNames;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The place of a violation, in the names of the wire. It is built node by node, because the text of
 * a path is ambiguous if a key has a dot or a bracket.
 *
 * <p>Immutable and thread-safe.
 */
public final class ViolationPath implements Comparable<ViolationPath> {
  private final WireNames names;
  private final Object @Nullable [] arguments;
  private final Steps steps;

  /** The first steps, as far as a pointer can follow them. */
  private final Steps placed;

  private final boolean hasPlace;
  private final @Nullable ElementKind kind;
  private final boolean ofExecutable;

  private final @Nullable Type type;

  /** The value at the end of the path; null if unknown. */
  private final @Nullable Object value;

  private ViolationPath(
      WireNames names, Object @Nullable [] arguments, @Nullable Type type, @Nullable Object value) {
    this.names = names;
    this.arguments = arguments;
    this.type = Declarations.ofValue(type, value);
    this.value = value;
    steps = Steps.NONE;
    placed = Steps.NONE;
    hasPlace = true;
    kind = null;
    ofExecutable = false;
  }

  private ViolationPath(
      ViolationPath before,
      Steps steps,
      boolean hasPlace,
      @Nullable ElementKind kind,
      @Nullable Type type,
      @Nullable Object value) {
    names = before.names;
    arguments = before.arguments;
    this.type = Declarations.ofValue(type, value);
    this.value = value;
    this.steps = steps;
    placed = hasPlace ? steps : before.placed;
    this.hasPlace = hasPlace;
    this.kind = kind;
    ofExecutable =
        before.ofExecutable || kind == ElementKind.METHOD || kind == ElementKind.CONSTRUCTOR;
  }

  /**
   * Returns the path of the whole input.
   *
   * @param root the type of the input
   * @param value the input itself; null if unknown
   * @param arguments the arguments of the validated method; null if there is none
   * @param names returns the JSON names of a class
   */
  public static ViolationPath whole(
      @Nullable Type root,
      @Nullable Object value,
      Object @Nullable [] arguments,
      Function<Class<?>, PropertyNames> names) {
    return new ViolationPath(
        new WireNames(names), arguments, root == null ? Object.class : root, value);
  }

  /** Returns the path of a fault in a value without a class. */
  public static ViolationPath of(List<Object> steps) {
    return of(Object.class, null, steps, type -> PropertyNames.UNCHANGED);
  }

  /**
   * Returns the path of a fault in a value without a class.
   *
   * @param positions for each name its position in the declaration, or -1 for a key that is not
   *     declared; for each index the index
   */
  public static ViolationPath of(List<Object> steps, List<Integer> positions) {
    ViolationPath path = of(List.of());
    for (int i = 0; i < steps.size(); i++) {
      Object step = steps.get(i);
      int position = positions.get(i);
      Step next = Step.to(position);
      if (step instanceof String name) {
        next = position < 0 ? Step.toKey(name) : Step.to(name, position);
      }
      path = path.extend(next, null, null);
    }
    return path;
  }

  /**
   * Returns the path of a reading fault from its names and indexes on the wire. An alias becomes
   * the documented name, so that each property has one path.
   */
  public static ViolationPath of(
      Type root,
      @Nullable Object value,
      List<Object> steps,
      Function<Class<?>, PropertyNames> names) {
    ViolationPath path = whole(root, value, null, names);
    for (Object step : steps) {
      path = path.next(step);
    }
    return path;
  }

  /** Returns the path with one more node. */
  public ViolationPath next(Path.Node node) {
    // An index belongs to the container of the previous node.
    boolean ofKey = Declarations.isOfKey(type, node); // A key is, or holds, the rejected value.
    Step element = null;
    if (node.isInIterable() && !ofKey) {
      element = node.getIndex() == null ? names.key(node.getKey()) : Step.to(node.getIndex());
    }
    Object child = Values.element(value, node);
    Type containerType = Declarations.ofValue(Declarations.elementType(type, node), child);
    Step named = null;
    Type childType = containerType;
    ElementKind nodeKind = node.getKind();
    switch (nodeKind) {
      case PROPERTY -> {
        if (names.isComputed(containerType, node.getName())) {
          nodeKind = ElementKind.BEAN; // A client can change only the rest of the object.
        } else {
          named = names.property(containerType, node.getName());
        }
        childType = Declarations.propertyType(containerType, node.getName());
        child = Values.property(child, node.getName());
      }
      case PARAMETER -> {
        int index = node.as(Path.ParameterNode.class).getParameterIndex();
        named = node.getName() == null ? null : Step.to(node.getName(), index);
        child = arguments == null || index >= arguments.length ? null : arguments[index];
        childType = child == null ? null : child.getClass();
      }
      default -> {
        // The other kinds add no name.
      }
    }
    boolean isPlace = hasPlace && !ofKey && (element == null || element.isPlace());
    return new ViolationPath(
        this, steps.plus(element).plus(named), isPlace, nodeKind, childType, child);
  }

  /** Returns the path with one more index or name on the wire. */
  private ViolationPath next(Object name) {
    Class<?> container = Declarations.raw(type);
    if (name instanceof Integer || (container != null && Map.class.isAssignableFrom(container))) {
      return element(name instanceof Integer index ? Step.to(index) : Step.toKey(name), name);
    }
    PropertyNames known = names.in(type);
    if (!known.contains((String) name) && !known.javaByWire().isEmpty()) {
      return extend(Step.to((String) name, Integer.MAX_VALUE), null, null);
    }
    String java = known.java((String) name);
    return extend(
        names.property(type, java),
        Declarations.propertyType(type, java),
        Values.property(value, java));
  }

  /** Returns the path with one more element of a list, a map or a set. */
  public ViolationPath element(@Nullable Object indexOrKey) {
    return element(
        indexOrKey instanceof Integer i ? Step.to(i) : names.key(indexOrKey), indexOrKey);
  }

  private ViolationPath element(Step step, @Nullable Object indexOrKey) {
    return extend(step, Declarations.elementType(type), Values.element(value, indexOrKey));
  }

  private ViolationPath extend(
      @Nullable Step step, @Nullable Type childType, @Nullable Object child) {
    boolean isPlace = hasPlace && (step == null || step.isPlace());
    return new ViolationPath(this, steps.plus(step), isPlace, null, childType, child);
  }

  /** Returns the path with all nodes of a violation. */
  public ViolationPath next(Path nodes) {
    ViolationPath path = this;
    for (Path.Node node : nodes) {
      path = path.next(node);
    }
    return path;
  }

  /** Returns the same path with another name for its first step. */
  public ViolationPath withFirstName(String first) {
    return new ViolationPath(this, steps.withFirstName(first), hasPlace, kind, type, value);
  }

  /**
   * Returns the path as clients write it, such as {@code items[0].quantity}; a path that is too
   * long is cut and ends in three dots.
   */
  public String field() {
    return steps.field();
  }

  /**
   * Returns the path as a JSON pointer in a URI fragment; null for parameters of a method. A path
   * that is too long ends at an object that holds the value.
   */
  public @Nullable String pointer() {
    return ofExecutable ? null : placed.pointer();
  }

  /** Returns the first name of the path; empty for the whole input. */
  public String property() {
    return steps.first();
  }

  /** Tells whether the constraint is on a class, or on a method that no property is for. */
  boolean ofWholeBean() {
    return kind == ElementKind.BEAN;
  }

  /** Tells whether the value has no place for an element that could not be read. */
  boolean losesElements() {
    return value instanceof Set || value instanceof Map;
  }

  Steps steps() {
    return steps;
  }

  @Override
  public int compareTo(ViolationPath other) {
    return steps.compareTo(other.steps);
  }
}
