package dev.clearfault.internal.setup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletRegistration;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingsTest {

  @ParameterizedTest
  @CsvSource({
    "/*,              /problems/*,     true",
    "/*,              *.do,            true",
    "/*,              /,               true",
    "/problems/*,     /problems/*,     true",
    "/api/*,          /api/problems/*, true",
    "/api/*,          /api,            true",
    "/api,            /api,            true",
    "*.do,            *.do,            true",
    "/problems,       /problems/*,     false",
    "/,               /problems/*,     false",
    "*.do,            /problems/*,     false",
    "/api/*,          /apis/*,         false",
    "/api/problems/*, /api/*,          false"
  })
  void aPatternCoversAMappingOrDoesNot(String pattern, String mapping, boolean covers) {
    assertThat(Mappings.cover(List.of("/x", pattern), mapping)).isEqualTo(covers);
  }

  /** Each pattern before the others that fit. */
  @ParameterizedTest
  @CsvSource({
    "/api/orders,   /api/orders /api/orders/* /api/* /* /",
    "/api/orders/7, /api/orders/* /api/* /* /",
    "/api/orders.do, /api/* /* *.do /",
    "/apis,         /* /",
    "/,             ROOT /* /"
  })
  void theBetterPatternGetsThePath(String path, String patterns) {
    List<String> all = List.of("/", "*.do", "/*", "/api/*", "/api/orders/*", "/api/orders", "");
    assertThat(
            all.stream()
                .filter(pattern -> Mappings.fit(pattern, path) >= 0)
                .sorted(Comparator.comparing(pattern -> -Mappings.fit(pattern, path))))
        .containsExactly(patterns.replace("ROOT", "").split(" ", -1));
  }

  @Test
  void aServerThatReturnsNullHasNoMappings() {
    FilterRegistration filter = returningNull(FilterRegistration.class);
    assertThat(Mappings.patterns(filter)).isEmpty();
    assertThat(Mappings.servlets(filter)).isEmpty();
    assertThat(Mappings.patterns(returningNull(ServletRegistration.class))).isEmpty();
  }

  private static <T> T returningNull(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null));
  }
}
