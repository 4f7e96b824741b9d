package dev.clearfault.frameworks.jaxrs;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The application. */
@ApplicationPath("/")
public final class Shop extends Application {
  /** What Apache CXF has to be told, and the others find by themselves. */
  private static final List<String> OPTIONAL =
      List.of(
          "com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider",
          "dev.clearfault.jaxrs.ProblemFeature");

  @Override
  public Set<Class<?>> getClasses() {
    Set<Class<?>> classes =
        new LinkedHashSet<>(
            List.of(
                Orders.class,
                Parameters.class,
                Thrown.class,
                Refused.class,
                Upstreams.class,
                Later.class,
                Streams.class,
                Typed.class,
                Events.class,
                Probe.class,
                Doorkeeper.class,
                MapperOfStock.class,
                MapperOfPay.class,
                MapperOfArithmetic.class,
                SkuConverters.class));
    for (String name : OPTIONAL) {
      try {
        classes.add(Class.forName(name));
      } catch (ClassNotFoundException absent) {
        // Nothing to add.
      }
    }
    return classes;
  }
}
