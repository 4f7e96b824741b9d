package dev.clearfault.internal.constraints;

import dev.clearfault.input.From;
import dev.clearfault.internal.json.WireType;
import dev.clearfault.problem.Violation.Source;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
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

  private static final Set<String> INSIDE =
      Set.of("items", "additionalProperties", "propertyNames", "examples");

  private final ExpectedRules rules;
  private final boolean fromText;

  /** The objects of a document that are described once; null for the schema of an answer. */
  private final @Nullable SchemaComponents components;

  private int depth;

  ExpectedSchema(ExpectedRules rules, boolean fromText) {
    this(rules, fromText, null);
  }

  private ExpectedSchema(
      ExpectedRules rules, boolean fromText, @Nullable SchemaComponents components) {
    this.rules = rules;
    this.components = components;
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

  /** Returns the constraints of a place that the validator applies. */
  List<ConstraintDescriptor<?>> constraints(ExpectedPlace place) {
    return place.groups().matching(place.constrained(rules));
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
      schema.put("$ref", document.reference(type, inside(place).all(), () -> component(place)));
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
      rules.examples().add(property, constraints(place), place.groups(), schema);
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
  private Map<String, Object> component(ExpectedPlace object) {
    Map<String, Object> schema = new LinkedHashMap<>(object.type().keywords());
    int before = depth;
    depth = 0;
    addProperties(object, 1, schema);
    depth = before;
    if (object.type().choices().isEmpty()) {
      schema.put("additionalProperties", false);
    }
    return schema;
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
          addProperties(place, levels, schema);
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

  private void addProperties(ExpectedPlace object, int levels, Map<String, Object> schema) {
    List<String> required = new ArrayList<>();
    Map<String, Object> properties = new LinkedHashMap<>();
    object
        .type()
        .properties()
        .forEach(
            (name, property) -> {
              if (isInBody(property)) {
                ExpectedPlace place = object.property(property, rules);
                properties.put(name, inside(name, () -> of(place, levels - 1)));
                if (isRequired(place)) {
                  required.add(name);
                }
              }
            });
    put("required", required, schema);
    put("properties", properties, schema);
    List<Map<String, Object>> choices = new ArrayList<>();
    for (ExpectedPlace choice : choices(object)) {
      choices.add(inside(SchemaComponents.word(choice.type()), () -> of(choice, levels)));
    }
    put("anyOf", choices, schema);
  }

  private Map<String, Object> inside(String name, Supplier<Map<String, Object>> schema) {
    return components == null ? schema.get() : components.inside(name, schema);
  }

  /** Returns the places of the subtypes of an object, one of which it is. */
  List<ExpectedPlace> choices(ExpectedPlace object) {
    return object.type().choices().stream().map(each -> object.choice(each.get(), rules)).toList();
  }

  /** Returns the place of a property of an object. */
  ExpectedPlace property(ExpectedPlace object, WireType.Property property) {
    return object.property(property, rules);
  }

  /** Returns what makes schemas for a document by the same rules. */
  ExpectedSchema into(SchemaComponents document, boolean text) {
    return new ExpectedSchema(rules, text, document);
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
    return place.inside(rules).matching(elements);
  }

  /** Returns the constraints of the keys of a map. */
  List<ConstraintDescriptor<?>> ofKeys(ExpectedPlace map) {
    return map.groups().matching(ExpectedRules.ofElements(map.constrained(rules), 0));
  }

  /** Returns the groups by which the validator checks what is inside; none if nothing has rules. */
  CheckedGroups inside(ExpectedPlace object) {
    return rules.isConstrained(object.type()) ? object.inside(rules) : CheckedGroups.NONE;
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

  private static void put(String keyword, Object value, Map<String, Object> schema) {
    if (!value.equals(List.of()) && !value.equals(Map.of())) {
      schema.put(keyword, value);
    }
  }
}
