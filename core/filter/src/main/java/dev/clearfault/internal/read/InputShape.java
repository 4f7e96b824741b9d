package dev.clearfault.internal.read;

import dev.clearfault.input.DefaultValue;
import dev.clearfault.input.From;
import dev.clearfault.internal.constraints.Declarations;
import dev.clearfault.internal.json.PropertyNames;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.Part;
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
 * @param components all of them, in the order of their declaration
 * @param isPlain whether everything comes from one place, which the method and the body decide
 */
record InputShape(List<Component> components, boolean isPlain) {

  InputShape {
    components = List.copyOf(components);
  }

  /**
   * One component.
   *
   * @param property what it is called in the class
   * @param source where it comes from; null if from where the rest does
   * @param given the name that its {@code @From} gives to it; empty for that of the JSON library
   * @param segment which segment of the path, if it is one
   * @param absent the text that stands for one that is not sent; null if there is none
   * @param type what it becomes
   */
  record Component(
      String property,
      @Nullable Source source,
      String given,
      int segment,
      @Nullable String absent,
      Type type) {

    Source sourceOr(Source rest) {
      return source == null ? rest : source;
    }

    /** Returns what clients call it. */
    String name(PropertyNames names) {
      return given.isEmpty() || source == Source.BODY ? names.wire(property) : given;
    }

    boolean isFile() {
      return Files.areHeldBy(type);
    }
  }

  /**
   * Tells whether posted forms are accepted. An input without a component from a form refuses them:
   * a page of another site can make a browser send a form, but JSON only if this site allows it.
   */
  boolean takesForms() {
    return components.stream().anyMatch(component -> component.source() == Source.FORM);
  }

  /** Tells whether a JSON body is accepted beside posted forms, if these are. */
  boolean takesJson() {
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
              + ", whose @From or @DefaultValue has no effect there: read one record that has it");
    }
    boolean plain = components.stream().allMatch(c -> c.source() == null && c.absent() == null);
    return new InputShape(components, plain);
  }

  @Nullable Component named(String property) {
    for (Component component : components) {
      if (component.property().equals(property)) {
        return component;
      }
    }
    return null;
  }

  /** Looks into the types of elements, type arguments and subtypes. */
  private static @Nullable String misplacedBeside(Type type, @Nullable Class<?> raw) {
    List<Type> held = new ArrayList<>();
    if (type instanceof ParameterizedType parameterized) {
      held.addAll(List.of(parameterized.getActualTypeArguments()));
    } else if (type instanceof GenericArrayType array) {
      held.add(array.getGenericComponentType());
    } else if (raw != null && raw.isArray()) {
      held.add(raw.getComponentType());
    }
    if (raw != null && raw.isSealed()) {
      held.addAll(List.of(raw.getPermittedSubclasses()));
    }
    for (Class<?> each = raw; each != null; each = each.getSuperclass()) {
      List<Type> parents = new ArrayList<>(List.of(each.getGenericInterfaces()));
      if (each.getGenericSuperclass() != null) {
        parents.add(each.getGenericSuperclass());
      }
      for (Type parent : parents) {
        if (parent instanceof ParameterizedType parameterized) {
          held.addAll(List.of(parameterized.getActualTypeArguments()));
        }
      }
    }
    MisplacedSources sources = new MisplacedSources();
    for (Type each : held) {
      String found = sources.below(each);
      if (found != null) {
        return found;
      }
    }
    return null;
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
    DefaultValue absent = element.getAnnotation(DefaultValue.class);
    if (from != null && from.segment() < 0) {
      throw wrong(owner, property, "has a negative segment: count from 0");
    }
    if (from != null && from.value() == Source.BODY && absent != null) {
      throw wrong(
          owner,
          property,
          "comes from the body and has a @DefaultValue: set the default in the constructor");
    }
    String misplaced = new MisplacedSources().below(type);
    if (misplaced != null) {
      throw wrong(
          owner,
          property,
          "holds "
              + misplaced
              + ", whose @From or @DefaultValue has no effect there: move it to a component of "
              + owner.getTypeName()
              + ", or give what the body holds a class of its own");
    }
    if (Files.areHeldBy(type) && from != null && from.value() != Source.FORM) {
      throw wrong(
          owner, property, "is a file, which only a form has: write @From(FORM) or no @From");
    }
    if (Files.areHeldBy(type) && absent != null) {
      throw wrong(
          owner,
          property,
          "is a file and has a @DefaultValue, which is a text: leave it out, and write"
              + " Optional<Part> for a file that need not be sent");
    }
    if (!Files.areHeldBy(type) && type.getTypeName().contains(Part.class.getName())) {
      throw wrong(
          owner,
          property,
          "is none of the types for files: write Part, Optional<Part> or List<Part>");
    }
    Source source = Files.areHeldBy(type) ? Source.FORM : from == null ? null : from.value();
    return new Component(
        property,
        source,
        from == null ? "" : from.name(),
        from == null ? 0 : from.segment(),
        absent == null ? null : absent.value(),
        type);
  }

  private static IllegalStateException wrong(Type owner, String property, String what) {
    return new IllegalStateException(
        "Clearfault cannot read "
            + owner.getTypeName()
            + ": its component "
            + property
            + " "
            + what);
  }
}
