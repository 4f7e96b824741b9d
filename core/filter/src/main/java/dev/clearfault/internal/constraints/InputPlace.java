package dev.clearfault.internal.constraints;

import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.internal.json.WireType;
import jakarta.validation.Validator;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in an input, with all the rules that its classes have there, for a comparison with what a
 * contract says. Unlike {@link Expectations}, it is for the application's author: nothing is hidden
 * and nothing is cut.
 */
public final class InputPlace {
  private final ExpectedSchema schemas;
  private final ExpectedPlace place;

  /** The place without the wrappers around its value, such as {@code Optional}. */
  private final ExpectedPlace value;

  private InputPlace(ExpectedSchema schemas, ExpectedPlace place) {
    this.schemas = schemas;
    this.place = place;
    ExpectedPlace inner = place;
    while (inner.type().kind() == WireType.Kind.WRAPPER) {
      inner = inner.element();
    }
    value = inner;
  }

  /**
   * Returns the place of the whole input, for constraints of the groups; of the default if none.
   */
  public static InputPlace whole(
      Type input, List<Class<?>> groups, JsonReader json, Validator validator) {
    ExpectedRules rules = new ExpectedRules(validator, new Examples(json, validator));
    return new InputPlace(
        new ExpectedSchema(rules, false),
        ExpectedPlace.whole(json.wireType(input), input, CheckedGroups.of(groups)));
  }

  /** Returns the rules of the value, as keywords of JSON Schema, without those of its parts. */
  public Map<String, Object> rules() {
    Map<String, Object> rules = schemas.alone(value);
    return "integer".equals(rules.get("type"))
        ? Expectations.withRange(rules, Declarations.raw(value.declared()))
        : rules;
  }

  /** Returns the constraints that no keyword of JSON Schema can say, such as {@code @Future}. */
  public List<String> rulesWithoutKeyword() {
    return schemas.constraints(value).stream()
        .flatMap(ConstraintKeywords::withoutKeyword)
        .map(each -> "@" + each.getAnnotation().annotationType().getSimpleName())
        .distinct()
        .toList();
  }

  /** Returns whether a client has to send the property that is here. */
  public boolean isRequired() {
    return schemas.isRequired(place) && !rules().containsKey("default");
  }

  /**
   * Returns whether the properties are not all known, because the value has one of several types.
   */
  public boolean hasChoices() {
    return !value.type().choices().isEmpty();
  }

  /** Returns the class that the value becomes, without wrappers; null if it is not known. */
  public @Nullable Class<?> java() {
    return Declarations.raw(value.declared());
  }

  /** Returns the type in Java, without wrappers; null if it is not known. */
  public @Nullable Type declared() {
    return value.declared();
  }

  /** Returns whether reading itself finds out that the value is missing. */
  public boolean isReadBeforeChecked() {
    Class<?> java = java();
    return (java != null && java.isPrimitive())
        || (place.origin() instanceof WireType.Property property
            && place.elements() == 0
            && property.isRequired());
  }

  /** Returns the places of the subtypes, one of which the value is. */
  public List<InputPlace> choices() {
    return schemas.choices(value).stream().map(choice -> new InputPlace(schemas, choice)).toList();
  }

  /** Returns what the JSON of the value looks like, without wrappers. */
  public WireType type() {
    return value.type();
  }

  /** Returns the constraints of the place in its groups, those of wrappers included. */
  public List<ConstraintDescriptor<?>> constraints() {
    return schemas.constraints(value);
  }

  /** Returns the constraints of the keys of a map. */
  public List<ConstraintDescriptor<?>> ofKeys() {
    return schemas.ofKeys(value);
  }

  /** Returns the groups by which the validator checks the object that has the place; or none. */
  public Set<Class<?>> groups() {
    return place.groups().all();
  }

  /**
   * Returns the groups by which the validator checks what is inside of the value; empty if it does
   * not go inside, or would find no rules.
   */
  public Set<Class<?>> groupsInside() {
    return schemas.inside(value).all();
  }

  /** Returns whether the validator has an index or a key for the elements, which clients know. */
  public boolean hasNamedElements() {
    Type type = value.declared();
    Class<?> java = Declarations.raw(type);
    if (type != null && java != null && Map.class.isAssignableFrom(java)) {
      return WireNames.isKnown(Declarations.raw(TypeArguments.of(type, Map.class, 0)));
    }
    return java == null || java.isArray() || List.class.isAssignableFrom(java);
  }

  /** Returns the constraints of the whole object, and of what it computes. */
  public List<ConstraintDescriptor<?>> ofWhole() {
    return schemas.ofWhole(value);
  }

  /** Returns the schema of the place for a document. */
  public Map<String, Object> published(SchemaComponents components, boolean fromText) {
    return schemas.into(components, fromText).published(place);
  }

  /** Returns whether the value is an object with properties that are known. */
  public boolean isObject() {
    return value.type().kind() == WireType.Kind.OBJECT;
  }

  /** Returns the names of the properties, in the order of their declaration. */
  public Set<String> names() {
    return value.type().properties().keySet();
  }

  /** Returns a property; null if there is none. */
  public @Nullable InputPlace property(String name) {
    WireType.Property property = value.type().properties().get(name);
    return property == null ? null : new InputPlace(schemas, schemas.property(value, property));
  }

  /**
   * Returns the place of the elements of a list, or of the values of a map; null if it is neither.
   */
  public @Nullable InputPlace element() {
    return switch (value.type().kind()) {
      case LIST, MAP -> new InputPlace(schemas, value.element());
      default -> null;
    };
  }

  /**
   * Returns the place in the words of the classes, such as {@code com.example.NewOrder.items[]}. It
   * tells an author why constraints of the class do not count.
   */
  @Override
  public String toString() {
    String name =
        place.origin() instanceof WireType.Property property
            ? property.owner().getName() + "." + property.java()
            : place.origin() instanceof Type root ? root.getTypeName() : "";
    String why = place.groups().isNone() ? " (not checked: @Valid is missing)" : "";
    return name.replace('$', '.') + "[]".repeat(place.elements()) + why;
  }
}
