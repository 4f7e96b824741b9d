package dev.clearfault.internal.json;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleKeyDeserializers;
import tools.jackson.databind.module.SimpleModule;

/** Refuses types with which a client's text could load a class or ask a name server. */
final class RefusedTypes {
  private RefusedTypes() {}

  static void refuse(SimpleModule module) {
    module.setDeserializers(new Values());
    module.setKeyDeserializers(new Keys());
  }

  private static void check(JavaType type) {
    if (type.hasRawClass(Class.class)) {
      throw refused(type, "a client could make it load any class by its name");
    }
    // The hash code of a URL depends on the address of its host.
    if (InetAddress.class.isAssignableFrom(type.getRawClass())
        || type.hasRawClass(URL.class)
        || type.hasRawClass(InetSocketAddress.class)) {
      throw refused(type, "a client could make it ask a name server for any host");
    }
  }

  /** Jackson reports it as a faulty definition of the class that has such a component. */
  private static IllegalArgumentException refused(JavaType type, String reason) {
    return new IllegalArgumentException(
        "Clearfault does not read "
            + type.getRawClass().getName()
            + ", because "
            + reason
            + ": use a String, a URI, an enum or a class of your own");
  }

  private static final class Values extends SimpleDeserializers {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
      check(type);
      return null;
    }
  }

  private static final class Keys extends SimpleKeyDeserializers {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable KeyDeserializer findKeyDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
      check(type);
      return null;
    }
  }
}
