package dev.clearfault.internal.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** Gets from Jackson the names by which it reads the properties of a class. */
final class JacksonNames {
  private JacksonNames() {}

  static PropertyNames of(JsonMapper mapper, Class<?> type) {
    DeserializationConfig config = mapper.deserializationConfig();
    try {
      return of(config, description(config, mapper.constructType(type)));
    } catch (JacksonException | IllegalArgumentException cannotBeRead) {
      return PropertyNames.UNCHANGED;
    }
  }

  /** A class with a builder has the properties of the builder. */
  static BeanDescription description(DeserializationConfig config, JavaType type) {
    ClassIntrospector introspector = config.classIntrospectorInstance();
    AnnotatedClass annotated = introspector.introspectClassAnnotations(type);
    BeanDescription bean = introspector.introspectForDeserialization(type, annotated);
    Class<?> builder = config.getAnnotationIntrospector().findPOJOBuilder(config, annotated);
    return builder == null
        ? bean
        : introspector.introspectForDeserializationWithBuilder(config.constructType(builder), bean);
  }

  static PropertyNames of(DeserializationConfig config, BeanDescription bean) {
    if (bean.getBeanClass().isEnum()) {
      return ofKeys(EnumValues.of(config, bean, false).keys());
    }
    Map<String, String> wire = new HashMap<>();
    Map<String, String> java = new HashMap<>();
    Set<String> settable = new HashSet<>();
    for (BeanPropertyDefinition property : bean.findProperties()) {
      if (isComputed(property)) {
        continue;
      }
      wire.put(property.getInternalName(), property.getName());
      java.put(property.getName(), property.getInternalName());
      for (PropertyName alias : property.findAliases()) {
        java.putIfAbsent(alias.getSimpleName(), property.getInternalName());
      }
      if (isSettable(config, bean, property)) {
        settable.add(property.getInternalName());
      }
    }
    return new PropertyNames(
        wire, java, isWrapped(config, bean) ? Set.of() : settable, isInAnyCase(config, bean));
  }

  /** Tells whether there is only a method that returns a value. Jackson adds to a collection. */
  private static boolean isComputed(BeanPropertyDefinition property) {
    return !property.couldDeserialize() && !property.getPrimaryType().isContainerType();
  }

  /** As keys of a map, constants are property names. */
  private static PropertyNames ofKeys(Map<String, String> wire) {
    Map<String, String> java = new HashMap<>();
    wire.forEach((constant, name) -> java.putIfAbsent(name, constant));
    return new PropertyNames(wire, java, Set.of(), false);
  }

  /** Tells whether Jackson sets a property by its own name alone. */
  private static boolean isSettable(
      DeserializationConfig config, BeanDescription bean, BeanPropertyDefinition property) {
    AnnotationIntrospector annotations = config.getAnnotationIntrospector();
    AnnotatedMember member = mutator(property);
    AnnotatedMember any = bean.findAnySetterAccessor();
    return member != null
        && !bean.getIgnoredPropertyNames().contains(property.getName())
        && (any == null || !any.getName().equals(property.getInternalName()))
        && annotations.findUnwrappingNameTransformer(config, member) == null
        && !Boolean.TRUE.equals(annotations.hasAnySetter(config, member));
  }

  private static @Nullable AnnotatedMember mutator(BeanPropertyDefinition property) {
    try {
      return property.getMutator();
    } catch (IllegalArgumentException severalSetters) {
      return null; // Jackson throws if it needs one.
    }
  }

  /** Tells whether JSON wraps the object into another one, which names its type. */
  private static boolean isWrapped(DeserializationConfig config, BeanDescription bean) {
    JsonTypeInfo.@Nullable Value info =
        config.getAnnotationIntrospector().findPolymorphicTypeInfo(config, bean.getClassInfo());
    return info != null
        && info.getInclusionType() != JsonTypeInfo.As.PROPERTY
        && info.getInclusionType() != JsonTypeInfo.As.EXISTING_PROPERTY;
  }

  private static boolean isInAnyCase(DeserializationConfig config, BeanDescription bean) {
    JsonFormat.@Nullable Value format =
        config.getAnnotationIntrospector().findFormat(config, bean.getClassInfo());
    Boolean chosen =
        JsonFormat.Value.merge(config.getDefaultPropertyFormat(bean.getBeanClass()), format)
            .getFeature(JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_PROPERTIES);
    return chosen == null
        ? config.isEnabled(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
        : chosen;
  }
}
