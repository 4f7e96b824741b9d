package dev.clearfault.benchmark;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration of a filter in an application without anything else. */
final class BareConfig implements FilterConfig {

  @Override
  public String getFilterName() {
    return "clearfault";
  }

  @Override
  public ServletContext getServletContext() {
    return (ServletContext)
        Proxy.newProxyInstance(
            BareConfig.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  // It sees no service file of a module that is not measured.
                  case "getClassLoader" -> ClassLoader.getPlatformClassLoader();
                  case "getContextPath" -> "/shop";
                  case "getServletRegistrations" -> Map.of();
                  default -> null;
                });
  }

  @Override
  public @Nullable String getInitParameter(String name) {
    return null;
  }

  @Override
  public Enumeration<String> getInitParameterNames() {
    return Collections.emptyEnumeration();
  }
}
