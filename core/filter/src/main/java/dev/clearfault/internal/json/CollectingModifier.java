package dev.clearfault.internal.json;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.jdk.EnumDeserializer;
import tools.jackson.databind.deser.jdk.EnumMapDeserializer;
import tools.jackson.databind.deser.jdk.EnumSetDeserializer;
import tools.jackson.databind.deser.jdk.MapDeserializer;
import tools.jackson.databind.type.ArrayType;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;
import tools.jackson.databind.type.ReferenceType;

/** Puts a {@link CollectingDeserializer} around every deserializer. */
final class CollectingModifier extends ValueDeserializerModifier {
  private static final long serialVersionUID = 1L;

  @Override
  public BeanDeserializerBuilder updateBuilder(
      DeserializationConfig config,
      BeanDescription.Supplier bean,
      BeanDeserializerBuilder builder) {
    refuseUnreadable(config, bean.getBeanClass(), builder);
    boolean strict =
        config.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            && !config
                .getDefaultPropertyIgnorals(bean.getBeanClass(), bean.getClassInfo())
                .getIgnoreUnknown();
    if (strict && builder.getAnySetter() == null) {
      List<String> known = new ArrayList<>();
      builder.getProperties().forEachRemaining(property -> known.add(property.getName()));
      builder.setAnySetter(
          new UnknownProperty(
              config.constructType(Object.class),
              List.copyOf(known),
              JacksonNames.of(config, bean.get())));
    }
    return builder;
  }

  private static void refuseUnreadable(
      DeserializationConfig config, Class<?> type, BeanDeserializerBuilder builder) {
    if (builder.getObjectIdReader() != null) {
      throw refused(
          type.getName(),
          "with its @JsonIdentityInfo a small body could become a graph with too many paths to"
              + " validate: nest the objects, or refer to them by an id");
    }
    builder
        .getProperties()
        .forEachRemaining(
            property -> {
              if (NoClassNames.isDeducedByPropertyOnly(config, property)) {
                throw refused(
                    type.getName() + "." + property.getName(),
                    "its @JsonTypeInfo(use = DEDUCTION) is not on the class that has the subtypes:"
                        + " move it there, with @JsonSubTypes");
              }
            });
  }

  private static IllegalArgumentException refused(String what, String why) {
    return new IllegalArgumentException("Clearfault does not read " + what + ", because " + why);
  }

  @Override
  public ValueDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> found) {
    // The object that holds the value reports the faults of a deserializer without a type.
    return found.handledType() == null
        ? found
        : new CollectingDeserializer(
            TextDeserializer.over(found), ReadType.bean(JacksonNames.of(config, bean.get())));
  }

  @Override
  public KeyDeserializer modifyKeyDeserializer(
      DeserializationConfig config, JavaType type, KeyDeserializer found) {
    return TextDeserializer.over(found, type.getRawClass());
  }

  @Override
  public ValueDeserializer<?> modifyEnumDeserializer(
      DeserializationConfig config,
      JavaType type,
      BeanDescription.Supplier bean,
      ValueDeserializer<?> found) {
    boolean byApplication = !(found instanceof EnumDeserializer);
    return new CollectingDeserializer(
        TextDeserializer.over(found),
        ReadType.ofEnum(EnumValues.of(config, bean.get(), byApplication)));
  }

  @Override
  public ValueDeserializer<?> modifyReferenceDeserializer(
      DeserializationConfig config,
      ReferenceType type,
      BeanDescription.Supplier bean,
      ValueDeserializer<?> found) {
    return new CollectingDeserializer(found, ReadType.PLAIN);
  }

  @Override
  public ValueDeserializer<?> modifyArrayDeserializer(
      DeserializationConfig config,
      ArrayType type,
      BeanDescription.Supplier bean,
      ValueDeserializer<?> found) {
    return new CollectingDeserializer(found, ReadType.PLAIN);
  }

  @Override
  public ValueDeserializer<?> modifyCollectionDeserializer(
      DeserializationConfig config,
      CollectionType type,
      BeanDescription.Supplier bean,
      ValueDeserializer<?> found) {
    return new CollectingDeserializer(
        found instanceof EnumSetDeserializer ? new EnumSets(type) : found, ReadType.PLAIN);
  }

  @Override
  public ValueDeserializer<?> modifyMapDeserializer(
      DeserializationConfig config,
      MapType type,
      BeanDescription.Supplier bean,
      ValueDeserializer<?> found) {
    boolean isStandard = found instanceof MapDeserializer || found instanceof EnumMapDeserializer;
    return new CollectingDeserializer(found, ReadType.map(isStandard ? type.getKeyType() : null));
  }
}
