package dev.clearfault;

import java.lang.reflect.Proxy;

/** Stands in for the parts of the Servlet API that a test does not use. */
public final class Unsupported {
  private Unsupported() {}

  /** Returns an object with methods that all fail. */
  public static <T> T of(Class<T> type) {
    Object proxy =
        Proxy.newProxyInstance(
            Unsupported.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              throw new UnsupportedOperationException(method.toString());
            });
    return type.cast(proxy);
  }
}
