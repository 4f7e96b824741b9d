package dev.clearfault.internal.read;

import dev.clearfault.input.DefaultValue;
import dev.clearfault.input.From;
import dev.clearfault.internal.constraints.Declarations;
import dev.clearfault.internal.json.PropertyNames;
import dev.clearfault.problem.Violation.Source;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a request that the components of an input come from.
 *
 * @param components in the order of their declaration
 * @param hasOneSource whether no component has annotations, so that all come from the body, the
 *     query or the form
 */
record InputShape(List<Component> components, boolean hasOneSource) {

  InputShape {
    components = List.copyOf(components);
  }

  /**
   * One component.
   *
   * @param property the name in the class
   * @param source the part of the request; null for the request's default source
   * @param explicitName the name in {@code @From}; empty for the JSON name
   * @param segment the number of the path segment in {@code @From}
   * @param defaultValue the text to use if the client sends none; null if there is none
   */
  record Component(
      String property,
      @Nullable Source source,
      String explicitName,
      int segment,
      @Nullable String defaultValue,
      Type type) {

    Source sourceOr(Source defaultSource) {
      return source == null ? defaultSource : source;
    }

    String name(PropertyNames names) {
      return explicitName.isEmpty() || source == Source.BODY ? names.wire(property) : explicitName;
    }

    boolean isFile() {
      return FileParts.isFileType(type);
    }
  }

  /**
   * Tells whether posted forms are accepted. Only an input with a component from a form accepts
   * them: a page of another site can make a browser send a form, but JSON only if this site allows
   * it.
   */
  boolean acceptsForms() {
    return components.stream().anyMatch(component -> component.source() == Source.FORM);
  }

  /** Tells whether an input that accepts forms also accepts a JSON body. */
  boolean acceptsJson() {
    return components.stream().noneMatch(Component::isFile)
        && components.stream()
            .anyMatch(component -> component.sourceOr(Source.BODY) == Source.BODY);
  }

  /**
   * Returns the shape of a type.
   *
   * @throws IllegalStateException if its annotations contradict each other; the message says where
   */
  static InputShape of(Type type) {
    List<Component> components = new ArrayList<>();
    Class<?> raw = Declarations.raw(type);
    if (raw != null && raw.isRecord()) {
      for (RecordComponent each : raw.getRecordComponents()) {
        components.add(component(type, each, each.getName(), each.getGenericType()));
      }
    } else if (raw != null) {
      collect(type, raw, components);
    }
    String misplaced = misplacedBeside(type, raw);
    if (misplaced != null) {
      throw new IllegalStateException(
          "Clearfault cannot read "
              + type.getTypeName()
              + ": its elements or subtypes hold "
              + misplaced
              + ", which is a file or has a @From or @DefaultValue, and has no effect there: read one"
              + " record that has it");
    }
    if (FileParts.isNamedIn(type)) {
      throw new IllegalStateException(
          "Clearfault cannot read "
              + type.getTypeName()
              + ": a file has the name of a field, so read a record with a component for it");
    }
    boolean hasOneSource =
        components.stream().allMatch(c -> c.source() == null && c.defaultValue() == null);
    return new InputShape(components, hasOneSource);
  }

  @Nullable Component find(String property) {
    for (Component component : components) {
      if (component.property().equals(property)) {
        return component;
      }
    }
    return null;
  }

  /** Searches the types of elements, type arguments and subtypes. */
  private static @Nullable String misplacedBeside(Type type, @Nullable Class<?> raw) {
    List<Type> types = new ArrayList<>();
    addArguments(type, types);
    if (type instanceof GenericArrayType array) {
      types.add(array.getGenericComponentType());
    } else if (raw != null && raw.isArray()) {
      types.add(raw.getComponentType());
    }
    if (raw != null && raw.isSealed()) {
      types.addAll(List.of(raw.getPermittedSubclasses()));
    }
    for (Class<?> each = raw; each != null; each = each.getSuperclass()) {
      for (Type parent : each.getGenericInterfaces()) {
        addArguments(parent, types);
      }
      addArguments(each.getGenericSuperclass(), types);
    }
    return new MisplacedSources().first(types, null);
  }

  private static void addArguments(@Nullable Type type, List<Type> types) {
    if (type instanceof ParameterizedType parameterized) {
      types.addAll(List.of(parameterized.getActualTypeArguments()));
    }
  }

  private static void collect(Type input, Class<?> type, List<Component> components) {
    if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
      collect(input, type.getSuperclass(), components);
    }
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
        components.add(component(input, field, field.getName(), field.getGenericType()));
      }
    }
  }

  private static Component component(
      Type owner, AnnotatedElement element, String property, Type declared) {
    Type type = Declarations.resolve(declared, owner);
    From from = element.getAnnotation(From.class);
    DefaultValue defaultValue = element.getAnnotation(DefaultValue.class);
    String fault = fault(owner, type, from, defaultValue);
    if (fault != null) {
      throw new IllegalStateException(
          "Clearfault cannot read "
              + owner.getTypeName()
              + ": its component "
              + property
              + " "
              + fault);
    }
    Source source = FileParts.isFileType(type) ? Source.FORM : from == null ? null : from.value();
    return new Component(
        property,
        source,
        from == null ? "" : from.name(),
        from == null ? 0 : from.segment(),
        defaultValue == null ? null : defaultValue.value(),
        type);
  }

  private static @Nullable String fault(
      Type owner, Type type, @Nullable From from, @Nullable DefaultValue defaultValue) {
    if (from != null && from.segment() < 0) {
      return "has a negative segment: count from 0";
    }
    if (from != null && from.value() == Source.BODY && defaultValue != null) {
      return "comes from the body and has a @DefaultValue: set the default in the constructor";
    }
    if (!FileParts.isFileType(type)) {
      return faultInside(owner, type);
    }
    if (from != null && from.value() != Source.FORM) {
      return "is a file, which only a form has: write @From(FORM) or no @From";
    }
    return defaultValue == null
        ? null
        : "is a file and has a @DefaultValue, which is a text: leave it out, and write"
            + " Optional<Part> for a file that need not be sent";
  }

  private static @Nullable String faultInside(Type owner, Type type) {
    String misplaced = new MisplacedSources().below(type);
    if (misplaced != null) {
      return "holds "
          + misplaced
          + ", which is a file or has a @From or @DefaultValue, and has no effect there: move it"
          + " to a component of "
          + owner.getTypeName()
          + ", or use another class for what the body holds";
    }
    return FileParts.isNamedIn(type)
        ? "is none of the types for files: write Part, Optional<Part> or List<Part>"
        : null;
  }
}
