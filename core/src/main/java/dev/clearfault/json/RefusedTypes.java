package dev.clearfault.json;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.module.SimpleDeserializers;

/** Refuses types that would let a client's text load a class or ask a name server. */
final class RefusedTypes extends SimpleDeserializers {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable ValueDeserializer<?> findBeanDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
    if (type.hasRawClass(Class.class)) {
      throw refused(type, "a client could make it load any class by its name");
    }
    if (InetAddress.class.isAssignableFrom(type.getRawClass())
        || type.hasRawClass(InetSocketAddress.class)) {
      throw refused(type, "a client could make it ask a name server for any host");
    }
    return null;
  }

  /** Jackson turns it into a fault of the class that has such a component. */
  private static IllegalArgumentException refused(JavaType type, String reason) {
    return new IllegalArgumentException(
        "Clearfault does not read "
            + type.getRawClass().getName()
            + ", because "
            + reason
            + ": use a String, an enum or a class of your own");
  }
}
