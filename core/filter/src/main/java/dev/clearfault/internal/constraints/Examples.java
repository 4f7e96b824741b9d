package dev.clearfault.internal.constraints;

import dev.clearfault.input.DefaultValue;
import dev.clearfault.input.Example;
import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.internal.json.WireType;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The examples that the authors of an application gave for its properties.
 *
 * <p>Thread-safe.
 */
record Examples(JsonReader json, Validator validator) {
  /** OpenAPI's annotation is found by its name, so that nobody needs its library. */
  private static final String OPENAPI = "io.swagger.v3.oas.annotations.media.Schema";

  /** Adds the examples that a property accepts, and the patterns that may be shown. */
  void add(
      WireType.Property property,
      List<ConstraintDescriptor<?>> constraints,
      CheckedGroups groups,
      Map<String, Object> schema) {
    List<Object> accepted = new ArrayList<>();
    List<String> texts = ofAuthor(property, constraints);
    for (String text : texts.isEmpty() ? ofOpenApi(property) : texts) {
      Object value = value(text, schema.get("type"));
      if (value != null && !accepted.contains(value) && accepts(property, text, groups)) {
        accepted.add(value);
      }
    }
    if (!accepted.isEmpty()) {
      schema.put("examples", accepted);
    }
    boolean isShown = showsPattern(annotation(property, Example.class));
    for (ConstraintDescriptor<?> each : constraints) {
      if (isShown || showsPattern(of(each))) {
        ConstraintKeywords.addPattern(each, schema);
      }
    }
  }

  /** Adds the value that stands for one that was not sent. */
  static void addDefault(WireType.Property property, Map<String, Object> schema) {
    DefaultValue preset = annotation(property, DefaultValue.class);
    Object value = preset == null ? null : value(preset.value(), schema.get("type"));
    if (value != null) {
      schema.put("default", value);
    }
  }

  /**
   * Checks the examples in a type.
   *
   * @throws IllegalStateException if the constraints refuse one of them; the message says which
   */
  void check(WireType type) {
    check(type, new HashSet<>());
  }

  private void check(WireType type, Set<Object> seen) {
    if (!seen.add(type)) {
      return;
    }
    if (type.element() != null) {
      check(type.element().get(), seen);
    }
    type.choices().forEach(choice -> check(choice.get(), seen));
    for (WireType.Property property : type.properties().values()) {
      for (String text : ofAuthor(property, ExpectedRules.all(validator, property))) {
        if (!accepts(property, text, CheckedGroups.of(List.of()))) {
          throw new IllegalStateException(
              property.owner().getName()
                  + "."
                  + property.java()
                  + " has the @Example \""
                  + text
                  + "\", which its own type or constraints refuse: write one that they accept");
        }
      }
      check(property.type().get(), seen);
    }
  }

  /** Returns the texts in annotations of this library. */
  private static List<String> ofAuthor(
      WireType.Property property, List<ConstraintDescriptor<?>> constraints) {
    List<String> texts = new ArrayList<>();
    Example own = annotation(property, Example.class);
    if (own != null) {
      texts.addAll(List.of(own.value()));
    }
    for (ConstraintDescriptor<?> each : constraints) {
      Example meta = of(each);
      if (meta != null) {
        texts.addAll(List.of(meta.value()));
      }
    }
    return texts;
  }

  private static @Nullable Example of(ConstraintDescriptor<?> constraint) {
    return constraint.getAnnotation().annotationType().getAnnotation(Example.class);
  }

  private static boolean showsPattern(@Nullable Example example) {
    return example != null && example.showPattern();
  }

  private static <A extends Annotation> @Nullable A annotation(
      WireType.Property property, Class<A> type) {
    Field field = Declarations.field(property.owner(), property.java());
    return field == null ? null : field.getAnnotation(type);
  }

  private static List<String> ofOpenApi(WireType.Property property) {
    Field field = Declarations.field(property.owner(), property.java());
    return field == null ? List.of() : ofOpenApi(field);
  }

  private static List<String> ofOpenApi(AnnotatedElement element) {
    List<String> texts = new ArrayList<>();
    for (Annotation each : element.getAnnotations()) {
      if (each.annotationType().getName().equals(OPENAPI)) {
        if (attribute(each, "example") instanceof String text && !text.isEmpty()) {
          texts.add(text);
        }
        if (attribute(each, "examples") instanceof String[] several) {
          texts.addAll(Arrays.asList(several));
        }
      }
    }
    return texts;
  }

  private static @Nullable Object attribute(Annotation annotation, String name) {
    try {
      return annotation.annotationType().getMethod(name).invoke(annotation);
    } catch (ReflectiveOperationException anotherVersion) {
      return null;
    }
  }

  /** Returns the JSON value of a text; null if it is not of the type. */
  private static @Nullable Object value(String text, @Nullable Object type) {
    if ("boolean".equals(type)) {
      return text.equals("true") ? (Object) true : text.equals("false") ? false : null;
    }
    if (!"integer".equals(type) && !"number".equals(type)) {
      return text;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  /** Tells whether the constraints of a property accept the value of a text. */
  private boolean accepts(WireType.Property property, String text, CheckedGroups groups) {
    Type type = Declarations.propertyType(property.owner(), property.java());
    if (type == null) {
      return false;
    }
    try {
      boolean isMap = property.type().get().kind() == WireType.Kind.MAP;
      JsonReader.Result<Object> read = isMap ? null : json.convert(text, type);
      return read == null
          || (read.faults().isEmpty()
              && (groups.isNone()
                  || validator
                      .validateValue(
                          property.owner(), property.java(), read.value(), groups.array())
                      .isEmpty()));
    } catch (ValidationException | IllegalArgumentException cannotTell) {
      return false;
    }
  }
}
