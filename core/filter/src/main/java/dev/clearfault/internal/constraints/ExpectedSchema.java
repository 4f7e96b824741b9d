package dev.clearfault.internal.constraints;

import dev.clearfault.input.From;
import dev.clearfault.internal.json.WireType;
import dev.clearfault.problem.Violation.Source;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the schema of one place. Not thread-safe. */
final class ExpectedSchema {
  /** How many objects, one inside of the other, a schema describes. */
  private static final int LEVELS = 2;

  /** A class can be a list of itself. */
  private static final int MAX_DEPTH = 8;

  private static final Comparator<ConstraintDescriptor<?>> ORDER =
      Comparator.<ConstraintDescriptor<?>, String>comparing(
              each -> ConstraintCode.of(each.getAnnotation().annotationType()))
          .reversed()
          .thenComparing(each -> each.getAttributes().toString());

  private static final Set<String> INSIDE =
      Set.of("items", "additionalProperties", "propertyNames", "examples");

  private final Rules rules;
  private final Class<?>[] groups;
  private final boolean fromText;

  /** The objects of a document that are described once; null for the schema of an answer. */
  private final @Nullable SchemaComponents components;

  private int depth;

  ExpectedSchema(Rules rules, List<Class<?>> groups, boolean fromText) {
    this(rules, groups, fromText, null);
  }

  ExpectedSchema(
      Rules rules, List<Class<?>> groups, boolean fromText, @Nullable SchemaComponents components) {
    this.rules = rules;
    this.components = components;
    this.groups =
        groups.isEmpty() ? new Class<?>[] {Default.class} : groups.toArray(Class<?>[]::new);
    this.fromText = fromText;
  }

  /** Returns the schema of a place, without its innermost objects if it would be too large. */
  Map<String, Object> of(ExpectedPlace place) {
    for (int levels = LEVELS; levels > 0; levels--) {
      Map<String, Object> schema = of(place, levels);
      if (SchemaSize.fits(schema)) {
        return schema;
      }
    }
    return SchemaSize.limited(of(place, 0));
  }

  /** Returns the schema of a place for a document, in which each object is a component. */
  Map<String, Object> published(ExpectedPlace place) {
    return of(place, 1);
  }

  /** Returns all that is said of a place, patterns included, but nothing of what is inside. */
  Map<String, Object> alone(ExpectedPlace place) {
    Map<String, Object> schema = new LinkedHashMap<>(of(place, 0));
    schema.keySet().removeAll(INSIDE);
    constraints(place).forEach(each -> ConstraintKeywords.addPattern(each, schema));
    return schema;
  }

  /** Returns the constraints of a place that apply in the groups. */
  List<ConstraintDescriptor<?>> constraints(ExpectedPlace place) {
    return applying(place.constraints(rules));
  }

  private Map<String, Object> of(ExpectedPlace place, int levels) {
    WireType type = place.type();
    if (type.kind() == WireType.Kind.WRAPPER && depth < MAX_DEPTH) {
      return of(place.element(), levels);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    if (fromText && type.kind() == WireType.Kind.OBJECT) {
      schema.put("type", "string"); // The class is made from a text.
      return schema;
    }
    SchemaComponents document = components;
    boolean isComponent = document != null && SchemaComponents.isOne(type);
    if (document != null && isComponent) {
      schema.put("$ref", document.reference(type, List.of(groups), () -> component(type)));
    } else {
      schema.putAll(type.keywords());
    }
    for (ConstraintDescriptor<?> constraint : constraints(place)) {
      ConstraintKeywords.add(constraint, type.kind(), schema);
    }
    if (document != null) {
      SchemaComponents.addRange(place, schema);
    }
    if (type.kind() == WireType.Kind.VALUE
        && place.origin() instanceof WireType.Property property) {
      rules.examples().add(property, constraints(place), groups, schema);
      if (place.elements() == 0) {
        Examples.addDefault(property, schema);
      }
    }
    if (depth < MAX_DEPTH && !isComponent) {
      depth++;
      addInside(place, levels, schema);
      depth--;
    }
    return schema;
  }

  /** A document says also what an answer need not say, such as that there are no other names. */
  private Map<String, Object> component(WireType object) {
    Map<String, Object> schema = new LinkedHashMap<>(object.keywords());
    int before = depth;
    depth = 0;
    addProperties(object, 1, schema);
    depth = before;
    if (object.choices().isEmpty()) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  private List<ConstraintDescriptor<?>> applying(List<ElementDescriptor> elements) {
    List<ConstraintDescriptor<?>> found = new ArrayList<>();
    for (ElementDescriptor each : elements) {
      found.addAll(
          each.findConstraints().unorderedAndMatchingGroups(groups).getConstraintDescriptors());
    }
    // A provider has them in any order, and a schema must always be the same.
    found.sort(ORDER);
    return found;
  }

  private void addInside(ExpectedPlace place, int levels, Map<String, Object> schema) {
    switch (place.type().kind()) {
      case LIST -> put("items", of(place.element(), levels), schema);
      case MAP -> {
        WireType key = place.type().key();
        put("propertyNames", key == null ? Map.of() : names(key), schema);
        put("additionalProperties", of(place.element(), levels), schema);
      }
      case OBJECT -> {
        if (levels > 0) {
          addProperties(place.type(), levels, schema);
        }
      }
      default -> {
        // Nothing is inside.
      }
    }
  }

  /** All names are texts. */
  private static Map<String, Object> names(WireType key) {
    Map<String, Object> names = new LinkedHashMap<>(key.keywords());
    names.remove("type", "string");
    return key.kind() == WireType.Kind.VALUE && !"integer".equals(names.get("type"))
        ? names
        : Map.of();
  }

  private void addProperties(WireType object, int levels, Map<String, Object> schema) {
    List<String> required = new ArrayList<>();
    Map<String, Object> properties = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            (name, property) -> {
              if (isInBody(property)) {
                ExpectedPlace place = ExpectedPlace.of(property);
                properties.put(name, inside(name, () -> of(place, levels - 1)));
                if (isRequired(place)) {
                  required.add(name);
                }
              }
            });
    put("required", required, schema);
    put("properties", properties, schema);
    List<Map<String, Object>> choices = new ArrayList<>();
    for (Supplier<WireType> each : object.choices()) {
      WireType choice = each.get();
      choices.add(inside(SchemaComponents.word(choice), () -> choice(choice, levels)));
    }
    put("anyOf", choices, schema);
  }

  private Map<String, Object> inside(String name, Supplier<Map<String, Object>> schema) {
    return components == null ? schema.get() : components.inside(name, schema);
  }

  private Map<String, Object> choice(WireType choice, int levels) {
    return of(ExpectedPlace.whole(choice, choice), levels);
  }

  /** Returns what makes schemas for a document by the same rules. */
  ExpectedSchema into(SchemaComponents document, boolean text) {
    return new ExpectedSchema(rules, List.of(groups), text, document);
  }

  /** Returns the constraints of the class of an object, and of properties that it computes. */
  List<ConstraintDescriptor<?>> ofWhole(ExpectedPlace place) {
    Class<?> type = Declarations.raw(place.declared());
    if (type == null || place.type().kind() != WireType.Kind.OBJECT) {
      return List.of();
    }
    BeanDescriptor bean = rules.validator().getConstraintsForClass(type);
    Set<String> sent =
        place.type().properties().values().stream()
            .map(WireType.Property::java)
            .collect(Collectors.toSet());
    List<ElementDescriptor> elements = new ArrayList<>(List.of(bean));
    bean.getConstrainedProperties().stream()
        .filter(each -> !sent.contains(each.getPropertyName()))
        .sorted(Comparator.comparing(PropertyDescriptor::getPropertyName))
        .forEach(elements::add);
    return applying(elements);
  }

  /** Returns the constraints of the keys of a map. */
  List<ConstraintDescriptor<?>> ofKeys(ExpectedPlace map) {
    return applying(Rules.ofElements(map.constraints(rules), 0));
  }

  /** Returns whether the validator checks what is inside of the value, if it checks the value. */
  boolean isValidated(ExpectedPlace place) {
    return place.isValidated(rules);
  }

  /** Returns whether a client has to send the property that is the place. */
  boolean isRequired(ExpectedPlace place) {
    return (place.origin() instanceof WireType.Property property && property.isRequired())
        || constraints(place).stream().anyMatch(ConstraintKeywords::refusesNull);
  }

  private static boolean isInBody(WireType.Property property) {
    Field field = Declarations.field(property.owner(), property.java());
    From from = field == null ? null : field.getAnnotation(From.class);
    return from == null || from.value() == Source.BODY;
  }

  private static void put(String keyword, List<?> value, Map<String, Object> schema) {
    if (!value.isEmpty()) {
      schema.put(keyword, value);
    }
  }

  private static void put(String keyword, Map<String, Object> value, Map<String, Object> schema) {
    if (!value.isEmpty()) {
      schema.put(keyword, value);
    }
  }

  /** The constraints of the classes of an application. */
  record Rules(Validator validator, Examples examples) {
    List<ElementDescriptor> of(WireType.Property property) {
      ElementDescriptor found =
          validator
              .getConstraintsForClass(property.owner())
              .getConstraintsForProperty(property.java());
      return found == null ? List.of() : List.of(found);
    }

    /** Returns the constraints of a property and of what is inside of it, in all groups. */
    static List<ConstraintDescriptor<?>> all(Validator validator, WireType.Property property) {
      ElementDescriptor found =
          validator
              .getConstraintsForClass(property.owner())
              .getConstraintsForProperty(property.java());
      return found == null ? List.of() : List.copyOf(found.getConstraintDescriptors());
    }

    /** Returns the constraints of a type argument. */
    static List<ElementDescriptor> ofElements(List<ElementDescriptor> containers, int argument) {
      List<ElementDescriptor> found = new ArrayList<>();
      for (ElementDescriptor each : containers) {
        if (each instanceof ContainerDescriptor container) {
          for (ContainerElementTypeDescriptor element :
              container.getConstrainedContainerElementTypes()) {
            Integer index = element.getTypeArgumentIndex(); // An array has none.
            if (index == null || index == argument) {
              found.add(element);
            }
          }
        }
      }
      return found;
    }
  }
}
