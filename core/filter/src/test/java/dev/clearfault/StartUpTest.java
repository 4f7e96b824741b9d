package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.ExceptionMappingFilter.LogTarget;
import dev.clearfault.input.Published;
import dev.clearfault.input.ValidInput;
import dev.clearfault.internal.setup.Settings;
import dev.clearfault.problem.AsProblem;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ExceptionMapper;
import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.ProblemListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartUpTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          format           | xml                | write problem, envelope, fields
          typeBase         | not a uri          | write a URI of at most 800 characters, such as
          catalogPath      | problems           | write a path that starts with a slash
          catalogPath      | /problems/         | write a path that starts with a slash
          catalog          | off                | write true or false
          html             | yes                | write true or false
          htmlTemplate     | problem.html       | write a path that starts with a slash
          htmlTemplate     | /WEB-INF/none.html | there is no such file in the application
          validationStatus | 423                | write 400 or 422
          validationStatus | many               | write a whole number
          gatewayStatus    | 504                | write 502 or precise
          maxErrors        | 0                  | write a number from 1 to 1000
          maxDepth         | 501                | write a number from 1 to 500
          maxDepth         | deep               | write a whole number
          maxProperties    | 0                  | write a number from 1 to 10000000
          maxParameters    | 10001              | write a number from 1 to 10000
          mappers          | no.such.Mapper     | write the full name of a class
          mappers          | java.lang.String   | the class is no ExceptionMapper
          renderers        | java.lang.String   | the class is no ProblemRenderer
          listeners        | java.lang.String   | the class is no ProblemListener
          problemTypes     | java.lang.String   | the class declares no problem type
          log              | file               | write auto, slf4j, system or off
          logRate          | -1                 | write 0 for no limit
          requestIdHeader  | X Request          | write a header's name
          proxyStatus      | a b                | write a public name for the application
          upstreamPackages | java.sql.          | write packages
          duplicateKeyStatus | 400              | write 500 or 409
          """)
  void badValueStopsTheStartAndSaysWhatToWrite(String option, String value, String remedy) {
    assertThatThrownBy(() -> start(Settings.STANDARD, Map.of(option, value)))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("filter 'clearfault'")
        .hasMessageContaining(option + " is '" + value + "'")
        .hasMessageContaining(remedy);
  }

  @Test
  void typeBaseHasABound() {
    String longest = "https://errors.example.com/".concat("a".repeat(800)).substring(0, 801);
    assertThatThrownBy(() -> start(Settings.STANDARD, Map.of("typeBase", longest)))
        .hasMessageContaining("write a URI of at most 800 characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {{title}}{{errors}}{{instance}}             | write {{language}} in the file as the lang of
          {{language}}{{title}}{{errors}}             | write {{instance}} in the file
          {{language}}{{title}}{{errors}}{{instanc}}  | {{instanc}}, but the placeholders are {{language}},
          <p title={{language}}>                      | in quotation marks
          """)
  void aWrongTemplateStopsTheStartAndSaysWhatToWrite(String page, String remedy) {
    assertThatThrownBy(() -> startWith(page.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("filter 'clearfault': htmlTemplate is '/WEB-INF/problem.html': ")
        .hasMessageContaining(remedy);
  }

  @Test
  void aTemplateIsInUtf8() {
    assertThatThrownBy(() -> startWith("ä".getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(ServletException.class)
        .hasMessageEndingWith("htmlTemplate is '/WEB-INF/problem.html': save the file in UTF-8");
  }

  @Test
  void aTemplateWithoutPagesIsAMistake() {
    Map<String, String> options = Map.of("html", "false", "htmlTemplate", "/WEB-INF/problem.html");
    assertThatThrownBy(() -> start(Settings.STANDARD, options))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("htmlTemplate needs html: write html=true");
  }

  private static void startWith(byte[] template) throws ServletException {
    String path = "/WEB-INF/problem.html";
    Parts.of(
        Settings.STANDARD, new FakeConfig(Map.of("htmlTemplate", path)).withFile(path, template));
  }

  @Test
  void unknownOptionStopsTheStartAndListsTheKnownOnes() {
    assertThatThrownBy(() -> start(Settings.STANDARD, Map.of("fromat", "problem")))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("no option 'fromat'")
        .hasMessageContaining(
            "write one of format, typeBase, catalogPath, catalog, catalogOperators,"
                + " publishContract, html, ");
  }

  @Test
  void mapperThatLeavesItsTypeOpenStopsTheStart() {
    assertThatThrownBy(() -> start(Settings.STANDARD, Map.of("mappers", Open.class.getName())))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("implement ExceptionMapper<ThatException>");
  }

  @Test
  void everyOptionHasAValueThatItTakes() throws ServletException {
    Parts parts =
        start(
            Settings.STANDARD,
            Map.ofEntries(
                Map.entry("format", "envelope"),
                Map.entry("typeBase", "https://errors.example.com/problems"),
                Map.entry("catalogPath", "/api/problems"),
                Map.entry("catalog", "true"),
                Map.entry("catalogOperators", "true"),
                Map.entry("publishContract", "true"),
                Map.entry("html", "false"),
                Map.entry("validationStatus", "422"),
                Map.entry("gatewayStatus", "precise"),
                Map.entry("proxyStatus", "shop"),
                Map.entry("maxInputSize", "64KiB"),
                Map.entry("maxDepth", "5"),
                Map.entry("maxProperties", "500"),
                Map.entry("maxParameters", "50"),
                Map.entry("maxErrors", "7"),
                Map.entry("mappers", Mapper.class.getName()),
                Map.entry("renderers", " "),
                Map.entry("listeners", Listener.class.getName()),
                Map.entry("problemTypes", Types.class.getName() + ", " + Gone.class.getName()),
                Map.entry("log", "off"),
                Map.entry("logRate", "0"),
                Map.entry("requestIdHeader", "X-Request-Id"),
                Map.entry("upstreamPackages", "java.sql, redis.clients"),
                Map.entry("duplicateKeyStatus", "409"),
                Map.entry("strict", "true")));
    assertThat(parts.pages().path()).isEqualTo("/api/problems");
    assertThat(parts.pages().catalogue().locate(Types.LATE).uri())
        .isEqualTo("https://errors.example.com/problems/late");
    assertThat(page(parts, "late")).isNotNull();
    assertThat(page(parts, "gone")).isNotNull();
  }

  @Test
  void initParamWinsOverTheBuilder() throws ServletException {
    Settings given =
        ExceptionMappingFilter.builder()
            .catalogPath("/from-code")
            .log(LogTarget.OFF)
            .build()
            .settings;
    assertThat(start(given, Map.of()).pages().path()).isEqualTo("/from-code");
    assertThat(start(given, Map.of("catalogPath", "/from-xml")).pages().path())
        .isEqualTo("/from-xml");
  }

  @Test
  void catalogueIsNotServedWhereTheFilterDoesNotReach() throws ServletException {
    FakeConfig config = new FakeConfig(Map.of("log", "off")).mappedTo("/api/*");
    Parts parts = Parts.of(Settings.STANDARD, config);
    assertThat(parts.pages().served()).isFalse();
    assertThat(parts.pages().catalogue().locate(Types.LATE).uri()).isEqualTo("about:blank");
    FakeConfig below =
        new FakeConfig(Map.of("log", "off", "catalogPath", "/api/problems")).mappedTo("/api/*");
    assertThat(Parts.of(Settings.STANDARD, below).pages().served()).isTrue();
  }

  @Test
  void servletOfTheApplicationWinsOverTheCatalogue() throws ServletException {
    FakeConfig config = new FakeConfig(Map.of("log", "off")).withServlet("/problems/*");
    assertThat(Parts.of(Settings.STANDARD, config).pages().served()).isFalse();
    FakeConfig frontController = new FakeConfig(Map.of("log", "off")).withServlet("/*");
    assertThat(Parts.of(Settings.STANDARD, frontController).pages().served()).isTrue();
  }

  @Test
  void catalogueCanBeTurnedOffInSilence() throws ServletException {
    Parts parts = start(Settings.STANDARD, Map.of("log", "off", "catalog", "false"));
    assertThat(parts.pages().served()).isFalse();
    assertThat(parts.pages().catalogue().locate(Types.LATE).uri()).isEqualTo("about:blank");
    Parts elsewhere =
        start(
            Settings.STANDARD,
            Map.of("log", "off", "catalog", "false", "typeBase", "https://example.com/problems/"));
    assertThat(elsewhere.pages().catalogue().locate(Types.LATE).uri())
        .isEqualTo("https://example.com/problems/late");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /orders/* | POST   | the problem 'out_of_stok', which nobody has declared: correct the code
          /orders/* | PUT    | the problem 'upstrm_*', which nobody has declared: correct the code
          /orders/* | PATCH  | the path 'id}', which is no template of a path: write one such as /{id}
          /orders   | DELETE | the path '/{id}', which no request reaches, because that is all that the
          """)
  void whatCannotBePublishedStopsTheStart(String mapping, String method, String fault) {
    String whole = "@Published for " + method + " at " + mapping + " names " + fault;
    assertThatThrownBy(() -> startPublishing(mapping, Map.of("publishContract", "true")))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining(whole);
    assertThatThrownBy(() -> startPublishing(mapping, Map.of("strict", "true")))
        .as("a finding of the doctor")
        .isInstanceOf(ServletException.class)
        .hasMessageContaining(whole);
    assertThatCode(() -> startPublishing(mapping, Map.of())).doesNotThrowAnyException();
  }

  private static void startPublishing(String mapping, Map<String, String> options)
      throws ServletException {
    Map<String, String> all = new HashMap<>(options);
    all.put("log", "off");
    Parts.of(
        Settings.STANDARD,
        new FakeConfig(all).withServlet(mapping, Publishing.class).withValidationAt("/*"));
  }

  record Order(String sku) {}

  static final class Publishing extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    @ValidInput(Order.class)
    @Published(problems = "out_of_stok")
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}

    @Override
    @ValidInput(Order.class)
    @Published(problems = {"*", "not_found", "upstream_*", "upstrm_*"})
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {}

    @Override
    @ValidInput(Order.class)
    @Published(paths = "/{id}")
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {}

    @ValidInput(Order.class)
    @Published(paths = {"/{id}/v1.2", "id}"})
    void doPatch(HttpServletRequest request, HttpServletResponse response) {}
  }

  private static @Nullable Object page(Parts parts, String slug) {
    return parts.pages().documents().page(slug, null, parts.pages().languages().english());
  }

  private static Parts start(Settings given, Map<String, String> parameters)
      throws ServletException {
    return Parts.of(given, new FakeConfig(parameters));
  }

  static final class Types {
    static final ProblemType LATE = ProblemType.of("late", 409, "Late");
  }

  @AsProblem(status = 410, code = "gone", title = "Gone")
  static final class Gone extends RuntimeException {}

  static final class Mapper implements ExceptionMapper<IOException> {
    @Override
    public @Nullable Problem map(IOException e) {
      return null;
    }
  }

  static final class Open<E extends Throwable> implements ExceptionMapper<E> {
    @Override
    public @Nullable Problem map(E e) {
      return null;
    }
  }

  static final class Listener implements ProblemListener {
    @Override
    public void occurred(Occurrence occurrence) {}
  }
}
