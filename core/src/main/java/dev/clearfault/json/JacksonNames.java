package dev.clearfault.json;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** Asks Jackson what it calls the properties of a class when it reads one. */
final class JacksonNames {
  private JacksonNames() {}

  static PropertyNames of(JsonMapper mapper, Class<?> type) {
    JavaType full = mapper.constructType(type);
    ClassIntrospector introspector = mapper.deserializationConfig().classIntrospectorInstance();
    BeanDescription bean;
    try {
      bean =
          introspector.introspectForDeserialization(
              full, introspector.introspectClassAnnotations(full));
      return of(bean);
    } catch (JacksonException | IllegalArgumentException cannotBeRead) {
      return PropertyNames.ALIKE;
    }
  }

  private static PropertyNames of(BeanDescription bean) {
    Map<String, String> wire = new HashMap<>();
    Map<String, String> java = new HashMap<>();
    for (BeanPropertyDefinition property : bean.findProperties()) {
      wire.put(property.getInternalName(), property.getName());
      java.put(property.getName(), property.getInternalName());
      for (PropertyName alias : property.findAliases()) {
        java.putIfAbsent(alias.getSimpleName(), property.getInternalName());
      }
    }
    return new PropertyNames(wire, java);
  }

  /** Returns the names of the properties by their aliases. */
  static Map<String, String> aliases(BeanDescription bean) {
    Map<String, String> names = new HashMap<>();
    for (BeanPropertyDefinition property : bean.findProperties()) {
      for (PropertyName alias : property.findAliases()) {
        names.put(alias.getSimpleName(), property.getName());
      }
    }
    return Map.copyOf(names);
  }
}
