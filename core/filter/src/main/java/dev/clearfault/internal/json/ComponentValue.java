package dev.clearfault.internal.json;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;

/**
 * The value of a component with {@code @JsonFormat} that does not come from the body. It is read
 * with this annotation, as it would be in a body.
 */
@JsonDeserialize(using = ComponentValue.Reader.class)
record ComponentValue(@Nullable Object value) {

  /** Returns the properties of a class that have a format of their own, by their JSON names. */
  static Map<String, BeanProperty> formatted(JsonMapper mapper, Class<?> type) {
    DeserializationConfig config = mapper.deserializationConfig();
    Map<String, BeanProperty> found = new HashMap<>();
    try {
      for (BeanPropertyDefinition each :
          JacksonNames.description(config, mapper.constructType(type)).findProperties()) {
        AnnotatedMember member = each.couldDeserialize() ? each.getMutator() : null;
        if (member != null
            && config.getAnnotationIntrospector().findFormat(config, member) != null) {
          found.put(
              each.getName(),
              new BeanProperty.Std(
                  each.getFullName(), member.getType(), null, member, each.getMetadata()));
        }
      }
    } catch (JacksonException | IllegalArgumentException cannotBeRead) {
      return Map.of();
    }
    return Map.copyOf(found);
  }

  /** Reads the text for the property that is an attribute of the reading. */
  static final class Reader extends ValueDeserializer<ComponentValue> {
    @Override
    public ComponentValue deserialize(JsonParser parser, DeserializationContext context) {
      BeanProperty property = (BeanProperty) context.getAttribute(BeanProperty.class);
      return new ComponentValue(
          context
              .findContextualValueDeserializer(property.getType(), property)
              .deserialize(parser, context));
    }
  }
}
