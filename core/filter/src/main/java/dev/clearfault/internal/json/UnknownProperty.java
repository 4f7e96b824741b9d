package dev.clearfault.internal.json;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyMetadata;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.SettableAnyProperty;

/**
 * Notes a property that the class does not have, and skips its value.
 *
 * <p>Jackson itself reports unknown properties only after it has made the object. A setter for any
 * property gets each of them at once.
 */
final class UnknownProperty extends SettableAnyProperty {
  private final List<String> known;
  private final PropertyNames names;

  UnknownProperty(JavaType any, List<String> known, PropertyNames names) {
    super(
        new BeanProperty.Std(
            PropertyName.construct("unknown"), any, null, null, PropertyMetadata.STD_OPTIONAL),
        null,
        any,
        null,
        null,
        null);
    this.known = known;
    this.names = names;
  }

  @Override
  public void fixAccess(DeserializationConfig config) {
    // There is no member to make accessible.
  }

  @Override
  public boolean hasValueDeserializer() {
    return true;
  }

  @Override
  public SettableAnyProperty withValueDeserializer(ValueDeserializer<Object> deserializer) {
    return this;
  }

  @Override
  public void deserializeAndSet(
      JsonParser parser, DeserializationContext context, Object bean, String name) {
    note(parser, context);
  }

  @Override
  public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
    note(parser, context);
    return null;
  }

  @Override
  public void set(
      DeserializationContext context, Object bean, Object name, @Nullable Object value) {
    // There is nothing to set.
  }

  @Override
  protected void _set(
      DeserializationContext context, Object bean, Object name, @Nullable Object value) {
    // There is nothing to set.
  }

  private void note(JsonParser parser, DeserializationContext context) {
    FaultList.of(context).addUnknown(parser, known, names);
    parser.skipChildren();
  }
}
