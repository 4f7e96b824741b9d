package dev.clearfault.internal.json;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.json.JsonMapper;

/** What Jackson knows of the properties of each class. Thread-safe. */
final class KnownProperties {
  /** Limits the memory for an application that makes classes while it runs. */
  private static final int MAX_CLASSES = 10_000;

  private final JsonMapper mapper;
  private final Map<Class<?>, Known> byClass = new ConcurrentHashMap<>();

  KnownProperties(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * The properties of a class.
   *
   * @param formatted those with {@code @JsonFormat}, by their JSON names
   */
  record Known(PropertyNames names, Map<String, BeanProperty> formatted) {}

  Known of(Class<?> type) {
    Known known = byClass.get(type);
    if (known == null) {
      known = new Known(JacksonNames.of(mapper, type), ComponentValue.formatted(mapper, type));
      if (byClass.size() < MAX_CLASSES) {
        byClass.put(type, known);
      }
    }
    return known;
  }
}
