package dev.clearfault.internal.constraints;

import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.internal.json.WireType;
import jakarta.validation.Validator;
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
    ExpectedSchema.Rules rules = new ExpectedSchema.Rules(validator, new Examples(json, validator));
    return new InputPlace(
        new ExpectedSchema(rules, groups, false), ExpectedPlace.whole(json.wireType(input), input));
  }

  /** Returns the rules of the value, as keywords of JSON Schema, without those of its parts. */
  public Map<String, Object> rules() {
    Map<String, Object> rules = schemas.alone(value);
    return "integer".equals(rules.get("type"))
        ? Expectations.withRange(rules, Declarations.raw(declared()))
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
    return property == null ? null : new InputPlace(schemas, ExpectedPlace.of(property));
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

  private @Nullable Type declared() {
    Type type =
        place.origin() instanceof WireType.Property property
            ? Declarations.propertyType(property.owner(), property.java())
            : (Type) place.origin();
    for (int i = 0; i < value.elements() && type != null; i++) {
      type = Declarations.elementType(type);
    }
    return type;
  }

  /**
   * Returns the place in the words of the classes, such as {@code com.example.NewOrder.items[]}.
   */
  @Override
  public String toString() {
    String name =
        place.origin() instanceof WireType.Property property
            ? property.owner().getName() + "." + property.java()
            : ((Type) place.origin()).getTypeName();
    return name.replace('$', '.') + "[]".repeat(place.elements());
  }
}
