package dev.clearfault.internal.setup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletRegistration;
import java.lang.reflect.Proxy;
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
