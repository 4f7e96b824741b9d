package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads a set of an enum's constants as a list, because Jackson stops the reading of an {@code
 * EnumSet} at the first element that is null.
 */
final class EnumSets extends StdDeserializer<EnumSet<?>> {
  private final JavaType constants;
  private final @Nullable ValueDeserializer<Object> list;

  EnumSets(CollectionType type) {
    this(type, type.getContentType(), null);
  }

  private EnumSets(JavaType type, JavaType constants, @Nullable ValueDeserializer<Object> list) {
    super(type);
    this.constants = constants;
    this.list = list;
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    JavaType type = context.getTypeFactory().constructCollectionType(List.class, constants);
    return new EnumSets(
        getValueType(context), constants, context.findContextualValueDeserializer(type, property));
  }

  @Override
  public LogicalType logicalType() {
    return LogicalType.Collection;
  }

  @Override
  public @Nullable EnumSet<?> deserialize(JsonParser parser, DeserializationContext context) {
    TokenStreamContext parent = JsonPaths.parent(parser);
    FaultList faults = FaultList.of(context);
    int before = faults.count();
    Object read = list == null ? null : list.deserialize(parser, context);
    if (!(read instanceof List<?> elements)) {
      return null;
    }
    boolean isRead = !faults.hasUnreadSince(before);
    for (int i = 0; isRead && i < elements.size(); i++) {
      if (elements.get(i) == null) {
        List<Object> path = JsonPaths.below(JsonPaths.of(parent), i);
        faults.add(JsonFault.at(Kind.MISSING, path, constants.getRawClass()));
      }
    }
    return set(constants.getRawClass(), elements);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // The constants are of the class.
  private static EnumSet<?> set(Class<?> type, List<?> elements) {
    EnumSet set = EnumSet.noneOf((Class<Enum>) type);
    elements.stream().filter(Objects::nonNull).forEach(set::add);
    return set;
  }
}
