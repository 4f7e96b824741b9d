package dev.clearfault.internal.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.clearfault.internal.json.WireType.Property;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.deser.std.ContainerDeserializerBase;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.util.NameTransformer;

/**
 * Finds what the JSON of a type looks like. It asks Jackson's deserializers, which have applied the
 * annotations, the naming strategy, the mix-ins and the modules already.
 *
 * <p>Thread-safe.
 */
final class WireTypes {
  /** Limits the memory for an application that makes types while it runs. */
  private static final int MAX_KNOWN = 10_000;

  private final JsonMapper mapper;
  private final Function<Class<?>, PropertyNames> names;
  private final Map<JavaType, WireType> known = new ConcurrentHashMap<>();

  WireTypes(JsonMapper mapper, Function<Class<?>, PropertyNames> names) {
    this.mapper = mapper;
    this.names = names;
  }

  /** Returns the JSON of a type. */
  WireType of(JavaType type) {
    WireType found = known.get(type);
    if (found == null) {
      found = new Context(mapper._deserializationContext()).find(type);
      if (known.size() < MAX_KNOWN) {
        WireType first = known.putIfAbsent(type, found);
        found = first == null ? found : first; // Its properties are keys of caches.
      }
    }
    return found;
  }

  /** Jackson makes a context for each text. */
  private final class Context {
    private final DeserializationContext jackson;

    private Context(DeserializationContext jackson) {
      this.jackson = jackson;
    }

    private WireType find(JavaType type) {
      try {
        return of(type, jackson.findContextualValueDeserializer(type, null), null);
      } catch (RuntimeException cannotBeRead) {
        return WireType.UNKNOWN;
      }
    }

    private WireType of(
        JavaType type, ValueDeserializer<?> found, @Nullable BeanProperty property) {
      ValueDeserializer<?> reading = found;
      while (reading instanceof CollectingDeserializer collecting) {
        List<Object> allowed = collecting.allowed(jackson);
        if (!allowed.isEmpty()) {
          return WireType.oneOf(allowed);
        }
        reading = collecting.getDelegatee();
      }
      if (isOfApplication(reading)) {
        return WireType.UNKNOWN;
      }
      TypeDeserializer types = jackson.findTypeDeserializer(type);
      if (types != null) {
        return named(type, types, reading);
      }
      if (type.isReferenceType()) {
        return WireType.wrapper(contentOf(type, null));
      }
      if (reading instanceof BeanDeserializerBase bean) {
        return ofBean(type, bean);
      }
      return type.isContainerType()
          ? container(type, reading)
          : WireScalars.of(type.getRawClass(), hasOwnFormat(type, property));
    }

    /** Another library may read anything from anything. */
    private boolean isOfApplication(ValueDeserializer<?> reading) {
      String name = reading.getClass().getName();
      return !name.startsWith("tools.jackson.") && !name.startsWith("dev.clearfault.internal.");
    }

    private boolean hasOwnFormat(JavaType type, @Nullable BeanProperty property) {
      JsonFormat.Value format =
          property == null
              ? mapper.deserializationConfig().getDefaultPropertyFormat(type.getRawClass())
              : property.findPropertyFormat(mapper.deserializationConfig(), type.getRawClass());
      return format != null && (format.hasPattern() || format.hasShape());
    }

    /** A type that is chosen by a name in the object. */
    private WireType named(JavaType type, TypeDeserializer types, ValueDeserializer<?> reading) {
      JsonTypeInfo.As where = types.getTypeInclusion();
      boolean isProperty =
          where == JsonTypeInfo.As.PROPERTY || where == JsonTypeInfo.As.EXISTING_PROPERTY;
      if (!isProperty || types.getPropertyName() == null) {
        return WireType.UNKNOWN;
      }
      List<NamedType> subtypes = WireSubtypes.of(jackson, type);
      List<String> allowed = subtypes.stream().map(NamedType::getName).distinct().toList();
      WireType name = allowed.isEmpty() ? WireType.text() : WireType.oneOf(allowed);
      Map<String, Property> properties = new LinkedHashMap<>();
      properties.put(
          types.getPropertyName(),
          new Property(
              type.getRawClass(),
              types.getPropertyName(),
              !types.hasDefaultImpl(),
              () -> name,
              null));
      if (reading instanceof BeanDeserializerBase bean) {
        ofBean(type, bean).properties().forEach(properties::putIfAbsent);
      }
      return WireType.object(properties, choices(type, subtypes));
    }

    private List<Supplier<WireType>> choices(JavaType type, List<NamedType> subtypes) {
      return subtypes.stream()
          .map(NamedType::getType)
          .filter(subtype -> subtype != type.getRawClass())
          .<Supplier<WireType>>map(
              subtype -> () -> WireTypes.this.of(jackson.constructSpecializedType(type, subtype)))
          .toList();
    }

    private WireType ofBean(JavaType type, BeanDeserializerBase bean) {
      ValueInstantiator maker = bean.getValueInstantiator();
      JavaType delegate = maker.getDelegateType(mapper.deserializationConfig());
      if (maker.canCreateUsingDelegate() && delegate != null) {
        return delegate(type, find(delegate));
      }
      if (bean.getPropertyCount() == 0 && maker.canCreateFromString()) {
        return WireType.text();
      }
      Map<String, Property> properties = new LinkedHashMap<>();
      PropertyNames java = names.apply(type.getRawClass());
      for (Iterator<SettableBeanProperty> all = bean.properties(); all.hasNext(); ) {
        SettableBeanProperty each = all.next();
        if (!each.isIgnorable() && !each.isInjectionOnly()) {
          properties.put(each.getName(), property(type, each, java.java(each.getName())));
        }
      }
      addUnwrapped(type, properties);
      return WireType.object(properties, List.of());
    }

    /** The object of the JSON is in Java what {@code @JsonValue} says, or nowhere. */
    private WireType delegate(JavaType type, WireType json) {
      AnnotatedMember value =
          jackson
              .introspectBeanDescription(type, jackson.introspectClassAnnotations(type))
              .findJsonValueAccessor();
      Property holder = unread(type, value == null ? "" : value.getName());
      Map<String, Property> properties = new LinkedHashMap<>(json.properties());
      properties.replaceAll((name, inner) -> inner.heldBy(holder));
      return json.with(properties);
    }

    /** JSON holds the properties of an unwrapped object beside those of its owner. */
    private void addUnwrapped(JavaType type, Map<String, Property> properties) {
      BeanDescription bean =
          jackson.introspectBeanDescription(type, jackson.introspectClassAnnotations(type));
      for (BeanPropertyDefinition each : bean.findProperties()) {
        AnnotatedMember member = each.getPrimaryMember();
        NameTransformer renaming =
            member == null
                ? null
                : jackson
                    .getAnnotationIntrospector()
                    .findUnwrappingNameTransformer(mapper.deserializationConfig(), member);
        if (renaming != null) {
          Property holder = unread(type, each.getInternalName());
          WireTypes.this
              .of(each.getPrimaryType())
              .properties()
              .forEach(
                  (name, inner) ->
                      properties.putIfAbsent(renaming.transform(name), inner.heldBy(holder)));
        } else if (isExternal(member)) {
          properties.putIfAbsent(each.getName(), unread(type, each.getInternalName()));
        }
      }
    }

    private static Property unread(JavaType owner, String java) {
      return new Property(owner.getRawClass(), java, false, () -> WireType.UNKNOWN, null);
    }

    /** Jackson keeps a property apart if the name of its subtype stands beside it. */
    private boolean isExternal(@Nullable AnnotatedMember member) {
      JsonTypeInfo.@Nullable Value info =
          member == null
              ? null
              : jackson
                  .getAnnotationIntrospector()
                  .findPolymorphicTypeInfo(mapper.deserializationConfig(), member);
      return info != null && info.getInclusionType() == JsonTypeInfo.As.EXTERNAL_PROPERTY;
    }

    private Property property(JavaType owner, SettableBeanProperty property, String java) {
      boolean isRequired =
          property.isCreatorProperty()
              && (property.isRequired() || property.getType().isPrimitive());
      return new Property(owner.getRawClass(), java, isRequired, typeOf(property), null);
    }

    /** An object has the properties of its class wherever it is; other values may differ. */
    private Supplier<WireType> typeOf(SettableBeanProperty property) {
      JavaType type = property.getType();
      ValueDeserializer<?> reading = property.getValueDeserializer();
      if (reading == null || bean(reading) || type.isReferenceType()) {
        return () -> WireTypes.this.of(type);
      }
      WireType found = of(type, reading, property);
      return () -> found;
    }

    private boolean bean(ValueDeserializer<?> found) {
      ValueDeserializer<?> reading = found;
      while (reading instanceof CollectingDeserializer collecting) {
        reading = collecting.getDelegatee();
      }
      return reading instanceof BeanDeserializerBase;
    }

    private WireType container(JavaType type, ValueDeserializer<?> reading) {
      if (type.hasRawClass(byte[].class) || type.hasRawClass(char[].class)) {
        return WireType.text();
      }
      ValueDeserializer<?> content =
          reading instanceof ContainerDeserializerBase<?> of ? of.getContentDeserializer() : null;
      if (type.isMapLikeType()) {
        return WireType.map(find(type.getKeyType()), contentOf(type, content));
      }
      return WireType.list(contentOf(type, content));
    }

    private Supplier<WireType> contentOf(JavaType container, @Nullable ValueDeserializer<?> found) {
      JavaType content = container.getContentType();
      if (content == null) {
        return () -> WireType.UNKNOWN;
      }
      if (found == null || bean(found)) {
        return () -> WireTypes.this.of(content);
      }
      WireType element = of(content, found, null);
      return () -> element;
    }
  }
}
