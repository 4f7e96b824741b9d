package dev.clearfault.internal.setup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class FirstRequestTest {
  /** The request of a container, as the first filter gets it. */
  private static HttpServletRequest request(boolean asyncSupported) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            FirstRequestTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("isAsyncSupported");
              return asyncSupported;
            });
  }

  @Test
  void aGoodSetUpHasNoFinding() {
    assertThat(FirstRequest.findings(request(true))).isEmpty();
  }

  @Test
  void aWrapperOfAnotherFilterIsNamed() {
    assertThat(FirstRequest.findings(new HttpServletRequestWrapper(request(true))))
        .singleElement()
        .asString()
        .contains("HttpServletRequestWrapper", "isMatchAfter=true");
  }

  @Test
  void aFilterOfCodeHasToSupportAsynchronousProcessingToo() {
    assertThat(FirstRequest.findings(request(false)))
        .singleElement()
        .asString()
        .contains("setAsyncSupported(true)");
  }
}
