package dev.clearfault.validation;

import dev.clearfault.json.PropertyNames;
import dev.clearfault.problem.Violation;
import dev.clearfault.validation.Steps.Step;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a violation is, in the words of the wire: walked from the nodes of its path, for the text
 * of a path is ambiguous as soon as a key holds a dot or a bracket.
 *
 * <p>Immutable but for what it remembers to have been told of it, and thread-safe.
 */
final class ViolationPath implements Comparable<ViolationPath> {
  /** By constraint and language; more than these are not remembered. */
  private static final int MAX_TOLD = 16;

  private static final LocatedViolation[] NOTHING = {};

  private final Function<Class<?>, PropertyNames> names;
  private final Object @Nullable [] arguments;
  private final Steps steps;

  /** Those that a pointer can follow. */
  private final Steps placed;

  private final boolean hasPlace;
  private final boolean ofExecutable;
  private final boolean ofReturnValue;
  private final boolean ofWholeBean;

  /** Of what is here. */
  private final @Nullable Type type;

  private volatile LocatedViolation[] told = NOTHING;

  private ViolationPath(
      Function<Class<?>, PropertyNames> names, Object @Nullable [] arguments, @Nullable Type type) {
    this.names = names;
    this.arguments = arguments;
    this.type = type;
    steps = Steps.NONE;
    placed = Steps.NONE;
    hasPlace = true;
    ofExecutable = false;
    ofReturnValue = false;
    ofWholeBean = false;
  }

  private ViolationPath(
      ViolationPath before,
      Steps steps,
      boolean hasPlace,
      @Nullable ElementKind kind,
      @Nullable Type type) {
    names = before.names;
    arguments = before.arguments;
    this.steps = steps;
    this.hasPlace = hasPlace;
    placed = hasPlace ? steps : before.placed;
    ofExecutable =
        before.ofExecutable || kind == ElementKind.METHOD || kind == ElementKind.CONSTRUCTOR;
    ofReturnValue = before.ofReturnValue || kind == ElementKind.RETURN_VALUE;
    ofWholeBean = kind == ElementKind.BEAN;
    this.type = type;
  }

  /**
   * Returns the path of the whole.
   *
   * @param root the type of the input
   * @param arguments those of the method whose parameters are the input; null for none
   * @param names which names clients know
   */
  static ViolationPath whole(
      @Nullable Class<?> root,
      Object @Nullable [] arguments,
      Function<Class<?>, PropertyNames> names) {
    return new ViolationPath(names, arguments, root == null ? Object.class : root);
  }

  /** Returns the path of what was found while reading something that no class stands for. */
  static ViolationPath of(List<Object> steps) {
    return of(Object.class, steps, any -> PropertyNames.ALIKE);
  }

  /**
   * Returns the path of what was found while reading, by its names and indexes on the wire; an
   * alias becomes the name that is documented, so that there is one path for each property.
   */
  static ViolationPath of(
      Class<?> root, List<Object> steps, Function<Class<?>, PropertyNames> names) {
    ViolationPath path = whole(root, null, names);
    for (Object step : steps) {
      path = path.next(step);
    }
    return path;
  }

  /** Returns the path that goes on with the node. */
  ViolationPath next(Path.Node node) {
    // An index belongs to the container that the node before it named.
    boolean ofKey = Declarations.isOfKey(type, node); // It is, or holds, the rejected value itself.
    Step element = ofKey ? null : element(node);
    Type here = Declarations.elementType(type, node);
    Step named = null;
    Type there = here;
    switch (node.getKind()) {
      case PROPERTY -> {
        named = property(here, node.getName());
        there = Declarations.propertyType(here, node.getName());
      }
      case PARAMETER -> {
        int index = node.as(Path.ParameterNode.class).getParameterIndex();
        named = node.getName() == null ? null : Step.to(node.getName(), index);
        there = argumentType(index);
      }
      default -> {
        // The others stand for the value that the nodes before them named.
      }
    }
    // The elements of a set are in no order that a pointer could tell.
    boolean isPlace = hasPlace && !ofKey && (element != null || !node.isInIterable());
    return new ViolationPath(this, steps.plus(element).plus(named), isPlace, node.getKind(), there);
  }

  private ViolationPath next(Object name) {
    Class<?> container = Declarations.raw(type);
    if (name instanceof Integer index) {
      return next(Step.to(index), Declarations.elementType(type));
    }
    if (container != null && Map.class.isAssignableFrom(container)) {
      return next(Step.toKey(name), Declarations.elementType(type));
    }
    String java = namesIn(type).java((String) name);
    return next(property(type, java), Declarations.propertyType(type, java));
  }

  private ViolationPath next(@Nullable Step step, @Nullable Type there) {
    return new ViolationPath(this, steps.plus(step), true, null, there);
  }

  /**
   * Tells whether the node can be named by classes alone. A validator may call a property what a
   * client has made up, as it may the key of a map.
   */
  boolean declares(Path.Node node) {
    return switch (node.getKind()) {
      case PROPERTY ->
          node.getKey() == null
              && Declarations.declares(Declarations.elementType(type, node), node.getName());
      case BEAN, CONTAINER_ELEMENT -> node.getKey() == null;
      default -> false;
    };
  }

  /** Returns the path as clients write it, such as {@code items[0].quantity}. */
  String field() {
    return steps.field();
  }

  /** Returns the path as a JSON pointer in a URI fragment; null for parameters of a method. */
  @Nullable String pointer() {
    return ofExecutable ? null : placed.pointer();
  }

  /** Returns the first name of the path; empty if it is the whole. */
  String property() {
    return steps.first();
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
    return steps.isInLineWith(fault.steps)
        && (fault.steps.length() <= steps.length() || ofWholeBean);
  }

  @Override
  public int compareTo(ViolationPath other) {
    return steps.compareTo(other.steps);
  }

  /** Returns what has been told of this place in the same words; null if nothing. */
  @Nullable LocatedViolation told(
      Violation.@Nullable Source in, ConstraintWords words, String detail) {
    for (LocatedViolation each : told) {
      if (each.says(in, words, detail)) {
        return each;
      }
    }
    return null;
  }

  /** Remembers what is told of this place. */
  void remember(LocatedViolation violation) {
    LocatedViolation[] known = told;
    if (known.length < MAX_TOLD) {
      LocatedViolation[] more = Arrays.copyOf(known, known.length + 1);
      more[known.length] = violation;
      told = more; // What another thread adds meanwhile is lost, and added again.
    }
  }

  private static @Nullable Step element(Path.Node node) {
    if (!node.isInIterable()) {
      return null;
    }
    if (node.getIndex() != null) {
      return Step.to(node.getIndex());
    }
    return node.getKey() == null ? null : Step.toKey(node.getKey());
  }

  private @Nullable Step property(@Nullable Type owner, @Nullable String java) {
    return java == null
        ? null
        : Step.to(namesIn(owner).wire(java), Declarations.position(owner, java));
  }

  private PropertyNames namesIn(@Nullable Type owner) {
    Class<?> raw = Declarations.raw(owner);
    return raw == null ? PropertyNames.ALIKE : names.apply(raw);
  }

  private @Nullable Type argumentType(int index) {
    Object argument = arguments == null || index >= arguments.length ? null : arguments[index];
    return argument == null ? null : argument.getClass();
  }
}
