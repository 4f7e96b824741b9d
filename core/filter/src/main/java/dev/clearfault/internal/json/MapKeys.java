package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.exc.InvalidDefinitionException;

/**
 * Checks the keys of a map before Jackson reads them, because Jackson stops at the first bad one.
 *
 * @param type the class of the keys
 * @param reader reads a key
 * @param constants what is read as the constants of an enum; null for other keys
 */
record MapKeys(Class<?> type, KeyDeserializer reader, @Nullable EnumValues constants) {

  /** Returns the check for a map; null if each name is a key. */
  static @Nullable MapKeys of(
      JavaType key, DeserializationContext context, @Nullable BeanProperty property) {
    if (key.hasRawClass(String.class) || key.hasRawClass(Object.class)) {
      return null;
    }
    KeyDeserializer reader =
        key.getValueHandler() instanceof KeyDeserializer chosen
            ? chosen
            : context.findKeyDeserializer(key, property);
    EnumValues constants =
        key.isEnumType()
            ? EnumValues.of(context.getConfig(), context.introspectBeanDescription(key), true)
            : null;
    return new MapKeys(key.getRawClass(), reader, constants);
  }

  /** Notes a fault unless the name that the parser shows is a key. Tells whether it did. */
  boolean refuse(JsonParser parser, DeserializationContext context) {
    JsonFault fault = fault(JsonPaths.of(parser.streamReadContext()), context);
    if (fault != null) {
      FaultList.of(context).add(fault);
    }
    return fault != null;
  }

  private @Nullable JsonFault fault(List<Object> path, DeserializationContext context) {
    String name = String.valueOf(path.get(path.size() - 1));
    try {
      Object unused = reader.deserializeKey(name, context);
      return null;
    } catch (InvalidDefinitionException faultOfTheClass) {
      throw faultOfTheClass;
    } catch (RuntimeException refused) {
      if (!(refused instanceof JacksonException) && !FaultList.of(context).fromClient()) {
        throw refused;
      }
      return refused(name, path, context);
    }
  }

  private JsonFault refused(String name, List<Object> path, DeserializationContext context) {
    if (constants == null) {
      boolean isNumber = Number.class.isAssignableFrom(type) && NumberText.isWhole(name);
      boolean isOfJdk = type.isPrimitive() || type.getName().startsWith("java.");
      return JsonFault.at(
          isNumber ? Kind.KEY_OUT_OF_RANGE : Kind.INVALID_KEY, path, isOfJdk ? type : null);
    }
    List<Object> allowed = constants.accepted(each -> key(each, context));
    return JsonFault.at(Kind.INVALID_KEY, path, null)
        .allowing(allowed, NearestName.of(name, allowed));
  }

  private @Nullable Object key(Object name, DeserializationContext context) {
    try {
      return name instanceof String text ? reader.deserializeKey(text, context) : null;
    } catch (RuntimeException refused) {
      return null;
    }
  }
}
