package dev.clearfault.internal.constraints;

import dev.clearfault.internal.constraints.Steps.Step;
import dev.clearfault.internal.json.PropertyNames;
import java.lang.reflect.Type;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the steps that clients know to properties and keys.
 *
 * @param byClass returns the JSON names of a class
 */
record WireNames(Function<Class<?>, PropertyNames> byClass) {
  /** Jackson's internal prefix for a property with {@code @JsonUnwrapped}. */
  private static final String UNWRAPPED = "@JsonUnwrapped/";

  /** An element of a set has no key. A key of an application's class may have another JSON text. */
  Step key(@Nullable Object key) {
    if (key instanceof Enum<?> constant) {
      return Step.toKey(byClass.apply(constant.getDeclaringClass()).wire(constant.name()));
    }
    return key != null && isKnown(key.getClass()) ? Step.toKey(key) : Step.SOMEWHERE;
  }

  /** Returns whether clients know the keys of a class; also of one that is not known itself. */
  static boolean isKnown(@Nullable Class<?> key) {
    return key == null || key.isEnum() || key.getName().startsWith("java.");
  }

  @Nullable Step property(@Nullable Type owner, @Nullable String java) {
    if (java == null) {
      return null;
    }
    String wire = in(owner).wire(java);
    // JSON holds the properties of an unwrapped object beside those of its owner.
    return wire.startsWith(UNWRAPPED) ? null : Step.to(wire, Declarations.position(owner, java));
  }

  /** Tells whether a property is a method of an object whose value no client can send. */
  boolean isComputed(@Nullable Type owner, @Nullable String java) {
    Class<?> raw = Declarations.raw(owner);
    if (raw == null || java == null || Declarations.field(raw, java) != null) {
      return false;
    }
    PropertyNames known = in(owner);
    return known.javaByWire().isEmpty() ? raw.isRecord() : !known.wireByJava().containsKey(java);
  }

  PropertyNames in(@Nullable Type owner) {
    Class<?> raw = Declarations.raw(owner);
    return raw == null ? PropertyNames.UNCHANGED : byClass.apply(raw);
  }
}
