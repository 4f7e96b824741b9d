package dev.clearfault.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.internal.catalogue.Catalogue;
import dev.clearfault.internal.catalogue.CatalogueDocuments;
import dev.clearfault.internal.catalogue.CatalogueDocuments.Preferences;
import dev.clearfault.internal.catalogue.FormScript;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.exchange.Pass;
import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CataloguePagesTest {
  private static final Languages LANGUAGES = new Languages(null);
  private static final Catalogue CATALOGUE =
      new Catalogue("/shop/problems/", List.of(ProblemType.of("too_late", 409, "Too late")));

  private CataloguePages pages = pages(null);

  private static CataloguePages pages(@Nullable FormScript script) {
    return new CataloguePages(
        CATALOGUE,
        new CatalogueDocuments(
            CATALOGUE,
            LANGUAGES,
            new Preferences(
                "/shop/problems", true, false, Format.PROBLEM, ProblemType::status, null)),
        LANGUAGES,
        "/problems",
        true,
        script);
  }

  private final AtomicInteger passed = new AtomicInteger();
  private final FakeResponse response = new FakeResponse();

  private void get(HttpServletRequest request) throws IOException, ServletException {
    Exchange exchange = Exchanges.of(new FakeRequest().method("GET"), response);
    FilterChain application = (in, out) -> passed.incrementAndGet();
    Pass.through(pages.before(application, request), exchange, request, response);
  }

  private static HttpServletRequest request(String path, MappingMatch match) {
    return new FakeRequest().method("GET").to(match, path, null);
  }

  @ParameterizedTest
  @CsvSource({
    "/problems, DEFAULT, 200",
    "/problems/, DEFAULT, 200",
    "/problems/too-late, DEFAULT, 200",
    "/problems/openapi.json, DEFAULT, 200",
    "/problems/unknown, DEFAULT, 404",
    "/problems/error, DEFAULT, 404",
    "/problems/openapi.json, EXTENSION, 0",
    "/problems/list.xhtml, EXTENSION, 0",
    "/problems/logo.txt, DEFAULT, 0",
    "/problems/too-late/more, DEFAULT, 0",
    "/orders, DEFAULT, 0"
  })
  void pagesOfTheApplicationStayWhereTheCatalogueHasNone(
      String path, MappingMatch match, int status) throws IOException, ServletException {
    get(request(path, match));
    assertThat(passed).hasValue(status == 0 ? 1 : 0);
    assertThat(response.getStatus()).isEqualTo(status == 0 ? 200 : status);
    assertThat(response.body().isEmpty()).isEqualTo(status == 0);
  }

  @Test
  void theModuleForFormsIsThereWithTheContract() throws IOException, ServletException {
    get(request("/problems/form.js", MappingMatch.DEFAULT));
    assertThat(passed).hasValue(1);

    pages = pages(FormScript.read());
    get(request("/problems/form.js", MappingMatch.EXTENSION));
    assertThat(passed).hasValue(2);
    get(request("/problems/form.js", MappingMatch.DEFAULT));
    assertThat(passed).hasValue(2);
    assertThat(response.getContentType()).isEqualTo("text/javascript;charset=utf-8");
    assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-cache");
    assertThat(response.body()).contains("export const connect =").doesNotContain("\n//", "\n ");
  }

  @Test
  void aBrowserThatHasTheModuleGetsNoOther() throws IOException, ServletException {
    FormScript script = FormScript.read();
    pages = pages(script);
    get(
        new FakeRequest()
            .method("GET")
            .with("If-None-Match", "\"other\", " + script.tag())
            .to(MappingMatch.DEFAULT, "/problems/form.js", null));
    assertThat(response.getStatus()).isEqualTo(304);
    assertThat(response.getHeader("ETag")).isEqualTo(script.tag());
    assertThat(response.body()).isEmpty();
  }

  /** Servers throw for a header that is not text. */
  @Test
  void anAcceptThatCannotBeReadCountsAsMissing() throws IOException, ServletException {
    get(
        new HttpServletRequestWrapper(request("/problems", MappingMatch.DEFAULT)) {
          @Override
          public String getHeader(String name) {
            throw new IllegalArgumentException(name);
          }
        });
    assertThat(response.getContentType()).startsWith("application/json");
    assertThat(response.body()).contains("too_late");
  }

  @Test
  void aPageThatFailsIsAnsweredLikeAnyFailure() throws IOException, ServletException {
    AtomicInteger streams = new AtomicInteger();
    response.onGetOutputStream =
        () -> {
          if (streams.incrementAndGet() == 1) {
            throw new IllegalStateException("no stream");
          }
        };
    get(request("/problems", MappingMatch.DEFAULT));
    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(response.body()).contains("internal_server_error");
  }
}
