package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.FakeRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathSegmentsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "PATH         | /orders          | /17        | 17     | -",
        "PATH         | /orders          | /17/lines  | 17     | lines",
        "PATH         | /orders          | /          | -      | -",
        "PATH         | /orders          | -          | -      | -",
        "PATH         | ''               | /orders/17 | orders | 17",
        "DEFAULT      | /orders/17       | -          | orders | 17",
        "DEFAULT      | /orders//17      | -          | orders | -",
        "DEFAULT      | /a.b/17.5        | -          | a.b    | 17.5",
        "DEFAULT      | /                | -          | -      | -",
        "EXTENSION    | /orders/17.do    | -          | orders | 17",
        "EXTENSION    | /17.do           | -          | 17     | -",
        "EXTENSION    | /orders/a.b.do   | -          | orders | a.b",
        "EXTENSION    | /orders/.do      | -          | orders | -",
        "EXACT        | /orders          | -          | -      | -",
        "CONTEXT_ROOT | ''               | /          | -      | -",
        "-            | /orders          | -          | -      | -"
      })
  void areThoseThatTheMappingLeavesOpen(
      @Nullable MappingMatch match,
      String servletPath,
      @Nullable String pathInfo,
      @Nullable String first,
      @Nullable String second) {
    HttpServletRequest request = new FakeRequest().to(match, servletPath, pathInfo);
    assertThat(PathSegments.get(request, 0)).isEqualTo(first);
    assertThat(PathSegments.get(request, 1)).isEqualTo(second);
    assertThat(PathSegments.get(request, 9)).isNull();
  }
}
