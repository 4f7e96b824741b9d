package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No other filter of an application leads a request past its contract. */
class FiltersAroundContractTest {
  @TempDir Path folder;

  private static String document(int maximum) {
    return """
        openapi: 3.1.0
        info: { title: Shop, version: "1" }
        paths:
          /orders:
            post:
              requestBody:
                content:
                  application/json:
                    schema: { properties: { age: { type: integer, maximum: %d } } }
        """
        .formatted(maximum);
  }

  /** Does not know how long a body is once it is decoded. */
  private static final class DecodingFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain c)
        throws IOException, ServletException {
      HttpServletRequest decoded =
          new HttpServletRequestWrapper(request) {
            @Override
            public int getContentLength() {
              return -1;
            }

            @Override
            public long getContentLengthLong() {
              return -1;
            }
          };
      c.doFilter(decoded, response);
    }
  }

  @Test
  void aBodyThatAFilterHasDecodedIsChecked() throws Exception {
    WebApp decoding =
        new WebApp(folder)
            .withErrorLayer(Map.of("log", "off"))
            .withFilter(new DecodingFilter())
            .withContract(Map.of("contract", "/WEB-INF/optional.yaml"))
            .withServlet("/orders", new EchoServlet())
            .withFile("/WEB-INF/optional.yaml", document(120));
    try (WebApp app = decoding.started()) {
      assertThat(app.post("/orders", "{\"age\":300}").body()).contains("\"code\":\"max\"");
      assertThat(app.post("/orders", "{\"age\":30}").body()).isEqualTo("{\"age\":30}");
    }
  }

  @Test
  void eachOfTwoFiltersChecksItsOwnContract() throws Exception {
    WebApp both =
        new WebApp(folder)
            .withErrorLayer(Map.of("log", "off"))
            .withContract(Map.of("contract", "/WEB-INF/first.yaml"))
            .withContract(Map.of("contract", "/WEB-INF/second.yaml"))
            .withServlet("/orders", new EchoServlet())
            .withFile("/WEB-INF/first.yaml", document(120))
            .withFile("/WEB-INF/second.yaml", document(20));
    try (WebApp app = both.started()) {
      assertThat(app.post("/orders", "{\"age\":30}").statusCode()).isEqualTo(400);
      assertThat(app.post("/orders", "{\"age\":3}").statusCode()).isEqualTo(200);
    }
  }
}
