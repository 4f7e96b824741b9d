package dev.clearfault.internal.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlPatternsTest {

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
    assertThat(UrlPatterns.cover(List.of("/x", pattern), mapping)).isEqualTo(covers);
  }
}
