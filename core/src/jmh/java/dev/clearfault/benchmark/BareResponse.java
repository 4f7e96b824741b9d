package dev.clearfault.benchmark;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.lang.reflect.Proxy;

/** A response that costs nothing itself; what the pass-through does not need is not there. */
final class BareResponse extends HttpServletResponseWrapper {

  BareResponse() {
    super(
        (HttpServletResponse)
            Proxy.newProxyInstance(
                BareResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                  throw new UnsupportedOperationException(method.getName());
                }));
  }

  @Override
  public boolean isCommitted() {
    return false;
  }
}
