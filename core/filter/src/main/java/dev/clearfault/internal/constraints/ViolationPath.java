package dev.clearfault.internal.constraints;

import dev.clearfault.internal.constraints.Steps.Step;
import dev.clearfault.internal.json.PropertyNames;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The place of a violation, in the names of the wire. It is found node by node, because the text of
 * a path is ambiguous when a key holds a dot or a bracket.
 *
 * <p>Immutable and thread-safe.
 */
public final class ViolationPath implements Comparable<ViolationPath> {
  /** How Jackson names a property with {@code @JsonUnwrapped} within itself. */
  private static final String UNWRAPPED = "@JsonUnwrapped/";

  private final Function<Class<?>, PropertyNames> names;
  private final Object @Nullable [] arguments;
  private final Steps steps;

  /** The steps that a pointer can follow, up to the first one that it cannot. */
  private final Steps placed;

  private final boolean hasPlace;
  private final @Nullable ElementKind kind;
  private final boolean ofExecutable;

  /** The type of the value at the end of the path. */
  private final @Nullable Type type;

  /** The value at the end of the path; null if it is not known. */
  private final @Nullable Object value;

  private ViolationPath(
      Function<Class<?>, PropertyNames> names,
      Object @Nullable [] arguments,
      @Nullable Type type,
      @Nullable Object value) {
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
   * @param value the input itself; null if it is not known
   * @param arguments those of the method whose parameters are the input; null for none
   * @param names returns the names that clients know
   */
  public static ViolationPath whole(
      @Nullable Type root,
      @Nullable Object value,
      Object @Nullable [] arguments,
      Function<Class<?>, PropertyNames> names) {
    return new ViolationPath(names, arguments, root == null ? Object.class : root, value);
  }

  /** Returns the path of a fault in something that no class describes. */
  public static ViolationPath of(List<Object> steps) {
    return of(Object.class, null, steps, any -> PropertyNames.ALIKE);
  }

  /**
   * Returns the path of a fault of reading, by its names and indexes on the wire; an alias becomes
   * the name that is documented, so that each property has one path.
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

  /** Returns the path that goes on with the node. */
  public ViolationPath next(Path.Node node) {
    // An index belongs to the container that the node before it named.
    boolean ofKey = Declarations.isOfKey(type, node); // It is, or holds, the rejected value itself.
    Step element = null;
    if (node.isInIterable() && !ofKey) {
      element = node.getIndex() == null ? key(node.getKey()) : Step.to(node.getIndex());
    }
    Object heldValue = Values.element(value, node);
    Type here = Declarations.ofValue(Declarations.elementType(type, node), heldValue);
    Step named = null;
    Type there = here;
    switch (node.getKind()) {
      case PROPERTY -> {
        named = property(here, node.getName());
        there = Declarations.propertyType(here, node.getName());
        heldValue = Values.property(heldValue, node.getName());
      }
      case PARAMETER -> {
        int index = node.as(Path.ParameterNode.class).getParameterIndex();
        named = node.getName() == null ? null : Step.to(node.getName(), index);
        heldValue = arguments == null || index >= arguments.length ? null : arguments[index];
        there = heldValue == null ? null : heldValue.getClass();
      }
      default -> {
        // The others stand for the value that the nodes before them named.
      }
    }
    boolean isPlace = hasPlace && !ofKey && (element == null || element.isPlace());
    return new ViolationPath(
        this, steps.plus(element).plus(named), isPlace, node.getKind(), there, heldValue);
  }

  /** Returns the path that goes on with an index or a name on the wire. */
  private ViolationPath next(Object name) {
    Class<?> container = Declarations.raw(type);
    if (name instanceof Integer || (container != null && Map.class.isAssignableFrom(container))) {
      return element(name instanceof Integer index ? Step.to(index) : Step.toKey(name), name);
    }
    PropertyNames known = namesIn(type);
    if (!known.contains((String) name) && !known.javaByWire().isEmpty()) {
      return goOn(Step.to((String) name, Integer.MAX_VALUE), null, null);
    }
    String java = known.java((String) name);
    return goOn(
        property(type, java), Declarations.propertyType(type, java), Values.property(value, java));
  }

  /** Returns the path that goes on with an element of a list, a value of a map, or one of a set. */
  public ViolationPath element(@Nullable Object indexOrKey) {
    return element(indexOrKey instanceof Integer i ? Step.to(i) : key(indexOrKey), indexOrKey);
  }

  private ViolationPath element(Step step, @Nullable Object indexOrKey) {
    return goOn(step, Declarations.elementType(type), Values.element(value, indexOrKey));
  }

  private ViolationPath goOn(@Nullable Step step, @Nullable Type there, @Nullable Object held) {
    boolean isPlace = hasPlace && (step == null || step.isPlace());
    return new ViolationPath(this, steps.plus(step), isPlace, null, there, held);
  }

  /** Returns the path that goes on with all nodes of a violation. */
  public ViolationPath next(Path nodes) {
    ViolationPath path = this;
    for (Path.Node node : nodes) {
      path = path.next(node);
    }
    return path;
  }

  /** Returns the same path, whose first step clients know by another name. */
  public ViolationPath calling(String first) {
    return new ViolationPath(this, steps.calling(first), hasPlace, kind, type, value);
  }

  /**
   * Returns the path as clients write it, such as {@code items[0].quantity}; one that is too long
   * is cut and ends in three dots.
   */
  public String field() {
    return steps.field();
  }

  /**
   * Returns the path as a JSON pointer in a URI fragment; null for parameters of a method. A path
   * that is too long ends early, at a value that holds the one that is meant.
   */
  public @Nullable String pointer() {
    return ofExecutable ? null : placed.pointer();
  }

  /** Returns the first name of the path; empty if it is the whole. */
  public String property() {
    return steps.first();
  }

  /** Tells whether the rule is one about an object as a whole. */
  boolean ofWholeBean() {
    return kind == ElementKind.BEAN;
  }

  Steps steps() {
    return steps;
  }

  @Override
  public int compareTo(ViolationPath other) {
    return steps.compareTo(other.steps);
  }

  /**
   * The elements of a set have no key; the text of a key of another class may be a different one.
   */
  private Step key(@Nullable Object key) {
    if (key instanceof Enum<?> constant) {
      return Step.toKey(names.apply(constant.getDeclaringClass()).wire(constant.name()));
    }
    return key != null && key.getClass().getName().startsWith("java.")
        ? Step.toKey(key)
        : Step.SOMEWHERE;
  }

  private @Nullable Step property(@Nullable Type owner, @Nullable String java) {
    if (java == null) {
      return null;
    }
    String wire = namesIn(owner).wire(java);
    // The properties of an object that is unwrapped stand beside those of its owner.
    return wire.startsWith(UNWRAPPED) ? null : Step.to(wire, Declarations.position(owner, java));
  }

  private PropertyNames namesIn(@Nullable Type owner) {
    Class<?> raw = Declarations.raw(owner);
    return raw == null ? PropertyNames.ALIKE : names.apply(raw);
  }
}
