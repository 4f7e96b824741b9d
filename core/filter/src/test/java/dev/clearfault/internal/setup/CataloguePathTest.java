package dev.clearfault.internal.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.FakeConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CataloguePathTest {

  @ParameterizedTest
  @CsvSource({
    "/*, /problems, true",
    "/, /problems, true",
    "/api/*, /api/problems, true",
    "/api/*, /problems, false",
    "*.do, /problems, false",
    "*.json, /problems, true",
    "/orders, /problems, false"
  })
  void saysWhichServletLosesPathsToTheCatalogue(String mapping, String path, boolean loses) {
    FakeConfig config = new FakeConfig(Map.of()).withServlet(mapping, Object.class);
    assertThat(CataloguePath.notices(config.getServletContext(), path, false))
        .hasSize(loses ? 1 : 0);
  }

  @Test
  void noticeSaysWhatToDo() {
    FakeConfig config = new FakeConfig(Map.of()).withServlet("/*", Object.class);
    assertThat(CataloguePath.notices(config.getServletContext(), "/problems", false))
        .containsExactly(
            "servlet 'servlet' at /* gets no GET and HEAD requests at /problems, because the problem"
                + " catalogue is there; if it needs them, set catalogPath to a path that it does"
                + " not use");
  }

  @Test
  void operatorsReadWhoElseReadsTheirWords() {
    FakeConfig config = new FakeConfig(Map.of()).withServlet("*.do", Object.class);
    assertThat(CataloguePath.notices(config.getServletContext(), "/problems", true))
        .singleElement()
        .asString()
        .contains("words for operators at /problems", "its own filters do not protect");
  }
}
