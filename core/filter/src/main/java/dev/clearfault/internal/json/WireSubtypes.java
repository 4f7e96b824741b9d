package dev.clearfault.internal.json;

import java.util.List;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsontype.NamedType;

/** Finds the subtypes of a class that have names in JSON. */
final class WireSubtypes {
  private WireSubtypes() {}

  /** Returns the subtypes with a name; the class itself is one of them if it has a name. */
  static List<NamedType> of(DeserializationContext context, JavaType type) {
    DeserializationConfig config = context.getConfig();
    return config
        .getSubtypeResolver()
        .collectAndResolveSubtypesByTypeId(config, context.introspectClassAnnotations(type))
        .stream()
        .filter(each -> each.hasName() && type.isTypeOrSuperTypeOf(each.getType()))
        .toList();
  }
}
