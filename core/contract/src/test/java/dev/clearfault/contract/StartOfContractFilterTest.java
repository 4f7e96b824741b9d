package dev.clearfault.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.ExceptionMappingFilter;
import dev.clearfault.FakeConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Set-ups with a contract that do not start, and the messages for them. */
class StartOfContractFilterTest {
  private static final String FILE = "/WEB-INF/openapi.yaml";

  private static final String DOCUMENT =
      """
      openapi: 3.1.0
      info: { title: Shop, version: "1" }
      paths:
        /orders:
          post:
            requestBody:
              content:
                application/json: { schema: { type: object } }
            responses: { "201": { description: made } }
      """;

  static final class NoteServlet extends HttpServlet {
    @Override
    @ValidSchema("/WEB-INF/note.json")
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
  }

  static final class MisplacedServlet extends HttpServlet {
    @ValidSchema("/WEB-INF/note.json")
    void create(String note) {}
  }

  private static void start(FakeConfig config) throws ServletException {
    new ContractFilter().init(config);
  }

  private static FakeConfig with(Map<String, String> options, String document) {
    return new FakeConfig(options).withFile(FILE, document.getBytes(UTF_8));
  }

  @Test
  void startsWithAContract() {
    assertThatCode(() -> start(with(Map.of("contract", FILE), DOCUMENT)))
        .doesNotThrowAnyException();
  }

  @Test
  void doesNotStartWithoutAContract() {
    assertThatThrownBy(() -> start(new FakeConfig(Map.of())))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("there is no contract: set the init-param contract")
        .hasMessageContaining("@ValidSchema");
  }

  @Test
  void doesNotStartIfTheFileIsMissing() {
    assertThatThrownBy(() -> start(new FakeConfig(Map.of("contract", FILE))))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining(FILE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contact | /WEB-INF/a.yaml | write one of contract, mode, modes",
        "contract | openapi.yaml | write a path that starts with a slash",
        "contract | https://example.com/openapi.yaml | write a path that starts with a slash",
        "mode | on | write one of enforce, report, off",
        "modes | /orders=on | such as POST /orders=report",
        "modes | /order=report | the contract has no such operation",
        "unmatched | deny | write one of pass, reject",
        "basePath | api | write a path that starts with a slash",
        "responses | enforce | write one of off, report",
        "drift | yes | write one of log, stop, off"
      })
  void namesTheOptionItsValueAndTheRemedy(String option, String value, String remedy) {
    Map<String, String> options =
        option.equals("contract") ? Map.of(option, value) : Map.of("contract", FILE, option, value);
    assertThatThrownBy(() -> start(with(options, DOCUMENT)))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining(option)
        .hasMessageContaining(remedy);
  }

  @Test
  void namesTheFileThePlaceAndTheReasonOfAFault() {
    String wrong = DOCUMENT.replace("type: object", "type: objekt");
    assertThatThrownBy(() -> start(with(Map.of("contract", FILE), wrong)))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining(
            FILE + "#/paths/~1orders/post/requestBody/content/application~1json/schema");
  }

  @Test
  void rulesForOtherPathsAreForContractsThatRejectTheRest() {
    Map<String, String> options =
        Map.of("contract", FILE, "unmatched", "reject", "modes", "/health=off");
    assertThatCode(() -> start(with(options, DOCUMENT))).doesNotThrowAnyException();
  }

  @Test
  void needsNoDocumentIfAServletNamesASchema() {
    FakeConfig config =
        new FakeConfig(Map.of())
            .withServlet("/notes", NoteServlet.class)
            .withFile("/WEB-INF/note.json", "{\"type\": \"string\"}".getBytes(UTF_8));
    assertThatCode(() -> start(config)).doesNotThrowAnyException();
  }

  @Test
  void doesNotStartWithASchemaThatIsMissing() {
    FakeConfig config = new FakeConfig(Map.of()).withServlet("/notes", NoteServlet.class);
    assertThatThrownBy(() -> start(config))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("/WEB-INF/note.json");
  }

  @Test
  void doesNotStartWithAnAnnotationOnAnotherMethod() {
    FakeConfig config = new FakeConfig(Map.of()).withServlet("/notes", MisplacedServlet.class);
    assertThatThrownBy(() -> start(config))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("@ValidSchema stands on")
        .hasMessageContaining("put it on doGet, doPost");
  }

  /** Its body would go unchecked. */
  @Test
  void anApplicationDoesNotStartWhoseSchemaNoFilterReads() {
    FakeConfig config =
        new FakeConfig(Map.of("log", "off")).withServlet("/notes", NoteServlet.class);
    assertThatThrownBy(() -> new ExceptionMappingFilter().init(config))
        .isInstanceOf(ServletException.class)
        .hasMessageContaining("has @ValidSchema")
        .hasMessageContaining("dev.clearfault.contract.ContractFilter");
  }
}
