package dev.clearfault.internal.read;

import dev.clearfault.input.DefaultValue;
import dev.clearfault.input.From;
import dev.clearfault.internal.json.ClassFacts;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.Part;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the components of an input come from.
 *
 * @param components all of them, in the order of their declaration
 * @param isPlain whether everything comes from one place, which the method and the body decide
 */
record InputShape(List<Component> components, boolean isPlain) {

  private static final ClassFacts<InputShape> SHAPES =
      new ClassFacts<>() {
        @Override
        protected InputShape read(Class<?> type) {
          return shape(type);
        }
      };

  InputShape {
    components = List.copyOf(components);
  }

  /**
   * One component.
   *
   * @param property what it is called in the class
   * @param source where it comes from; null if from wherever the rest does
   * @param name what clients call it
   * @param segment which segment of the path, if it is one
   * @param absent the text that stands for one that is not sent; null if there is none
   * @param type what it becomes
   */
  record Component(
      String property,
      @Nullable Source source,
      String name,
      int segment,
      @Nullable String absent,
      Type type) {

    Source sourceOr(Source rest) {
      return source == null ? rest : source;
    }

    boolean isFile() {
      return Files.areHeldBy(type);
    }
  }

  /**
   * Tells whether posted forms are accepted. Others are refused: a browser sends a form to another
   * site without asking it, and JSON only if that site allows it.
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
  static InputShape of(Class<?> type) {
    return SHAPES.of(type);
  }

  @Nullable Component named(String property) {
    for (Component component : components) {
      if (component.property().equals(property)) {
        return component;
      }
    }
    return null;
  }

  private static InputShape shape(Class<?> type) {
    List<Component> components = new ArrayList<>();
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        components.add(component(type, component, component.getName(), component.getGenericType()));
      }
    } else {
      collect(type, components);
    }
    String misplaced = misplacedBeside(type);
    if (misplaced != null) {
      throw new IllegalStateException(
          "Clearfault cannot read "
              + type.getName()
              + ": its elements or subtypes hold "
              + misplaced
              + ", whose @From or @DefaultValue has no effect there: read one record that has it");
    }
    boolean plain = components.stream().allMatch(c -> c.source() == null && c.absent() == null);
    return new InputShape(components, plain);
  }

  /** Looks through what the input is made of and that is none of its components. */
  private static @Nullable String misplacedBeside(Class<?> type) {
    List<Type> held = new ArrayList<>();
    if (type.isArray()) {
      held.add(type.getComponentType());
    }
    if (type.isSealed()) {
      held.addAll(List.of(type.getPermittedSubclasses()));
    }
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
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

  private static void collect(Class<?> type, List<Component> components) {
    if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
      collect(type.getSuperclass(), components);
    }
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
        components.add(component(type, field, field.getName(), field.getGenericType()));
      }
    }
  }

  private static Component component(
      Class<?> owner, AnnotatedElement element, String property, Type type) {
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
              + owner.getName()
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
        from == null || from.name().isEmpty() ? property : from.name(),
        from == null ? 0 : from.segment(),
        absent == null ? null : absent.value(),
        type);
  }

  private static IllegalStateException wrong(Class<?> owner, String property, String what) {
    return new IllegalStateException(
        "Clearfault cannot read " + owner.getName() + ": its component " + property + " " + what);
  }
}
