package dev.clearfault.internal.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.clearfault.internal.json.JsonFault.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.jsontype.impl.AsDeductionTypeDeserializer;

/**
 * Finds the fault of a value whose subtype could not be chosen. It is at the name of the subtype.
 *
 * @param types chooses the subtype
 * @param property the property that has the value; null if unknown
 * @param token the first token of the value
 */
record Subtypes(
    TypeDeserializer types, @Nullable BeanProperty property, @Nullable JsonToken token) {

  /**
   * Returns the fault.
   *
   * @param parser stands where reading ended
   * @param path leads to the value
   */
  JsonFault fault(
      RuntimeException thrown,
      JsonParser parser,
      List<Object> path,
      DeserializationContext context) {
    boolean isObject = token == JsonToken.START_OBJECT;
    if (types instanceof AsDeductionTypeDeserializer) {
      return JsonFault.at(Kind.TYPE_MISMATCH, path, isObject ? JsonFault.Subtype.class : Map.class);
    }
    String sent = thrown instanceof InvalidTypeIdException e ? e.getTypeId() : null;
    return switch (types.getTypeInclusion()) {
      case WRAPPER_ARRAY ->
          sent == null
              ? JsonFault.at(Kind.TYPE_MISMATCH, path, List.class)
              : named(Kind.INVALID_ENUM, sent, JsonPaths.below(path, 0), context);
      case WRAPPER_OBJECT ->
          isObject
              ? key(sent, parser, path, context)
              : JsonFault.at(Kind.TYPE_MISMATCH, path, Map.class);
      case EXTERNAL_PROPERTY -> ofProperty(sent, owner(path), context);
      default ->
          isObject
              ? ofProperty(sent, path, context)
              : JsonFault.at(Kind.TYPE_MISMATCH, path, Map.class);
    };
  }

  /**
   * Corrects the places of faults inside the value. Jackson reports the properties before the name
   * of the subtype below that name. If the name stands outside, it reads a list of both.
   *
   * @param count the number of earlier faults, which stay as they are
   */
  void correct(int count, List<Object> path, FaultList faults) {
    String name = types.getPropertyName();
    if (types.getTypeInclusion() != JsonTypeInfo.As.EXTERNAL_PROPERTY) {
      if (name != null) {
        faults.removeStep(count, JsonPaths.below(path, name));
      }
    } else if (property != null) {
      faults.move(
          count, JsonPaths.below(path, 1), JsonPaths.below(owner(path), property.getName()));
    }
  }

  /** Returns the object with the value and the name, from the place where Jackson has both. */
  private List<Object> owner(List<Object> path) {
    int end = path.size() - 1;
    if (end >= 0 && path.get(end) instanceof Integer index) {
      return JsonPaths.below(path.subList(0, end), index - 1); // The list counts as an element.
    }
    boolean isInside =
        end >= 0
            && (path.get(end).equals(types.getPropertyName())
                || (property != null && path.get(end).equals(property.getName())));
    return isInside ? path.subList(0, end) : path;
  }

  /** Only one property is allowed, and its name is the name of the subtype. */
  private JsonFault key(
      @Nullable String sent, JsonParser parser, List<Object> path, DeserializationContext context) {
    if (sent != null) {
      return named(Kind.INVALID_KEY, sent, JsonPaths.below(path, sent), context);
    }
    return parser.currentToken() == JsonToken.PROPERTY_NAME
        ? JsonFault.at(Kind.UNKNOWN_PROPERTY, JsonPaths.of(parser.streamReadContext()), null)
        : named(Kind.INVALID_KEY, null, path, context);
  }

  private JsonFault ofProperty(
      @Nullable String sent, List<Object> path, DeserializationContext context) {
    return named(
        sent == null ? Kind.MISSING : Kind.INVALID_ENUM,
        sent,
        JsonPaths.below(path, types.getPropertyName()),
        context);
  }

  private JsonFault named(
      Kind kind, @Nullable String sent, List<Object> path, DeserializationContext context) {
    List<Object> names = names(context);
    Kind known = names.isEmpty() && kind == Kind.INVALID_ENUM ? Kind.INVALID_VALUE : kind;
    return JsonFault.at(known, path, null)
        .allowing(names, sent == null ? null : NearestName.of(sent, names));
  }

  /**
   * Returns the names; empty if they are not known, or if one is the name of a nested class, which
   * clients never see. Jackson has the names as the text of a list.
   */
  private List<Object> names(DeserializationContext context) {
    String known = types.getTypeIdResolver().getDescForKnownTypeIds();
    if (known == null || known.length() < 3 || !known.startsWith("[") || known.contains("$")) {
      return List.of();
    }
    List<Object> names = List.of((Object[]) known.substring(1, known.length() - 1).split(", ", -1));
    return names.stream().allMatch(each -> isName(each, context)) ? names : List.of();
  }

  private boolean isName(Object name, DeserializationContext context) {
    return types.getTypeIdResolver().typeFromId(context, name.toString()) != null;
  }
}
