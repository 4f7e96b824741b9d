package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clearfault.Inputs;
import dev.clearfault.input.ValidInput;
import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.ProblemListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests that meet a contract in a running application. */
class ContractFilterTest {
  private static final Map<String, String> QUIET =
      Map.of("log", "off", "listeners", Recorded.class.getName());

  private static final String FILE = "/WEB-INF/openapi.yaml";

  private static final String DOCUMENT =
      """
      openapi: 3.0.3
      info: { title: Shop, version: "1" }
      servers: [ { url: "https://shop.example/shop/api" } ]
      paths:
        /orders:
          post:
            requestBody:
              required: true
              content:
                application/json:
                  schema:
                    type: object
                    required: [name, age]
                    properties:
                      name: { type: string, maxLength: 10 }
                      age: { type: integer, maximum: 120 }
                      colour: { type: string, enum: [red, blue] }
            responses: { "201": { description: made } }
      """;

  /** Keeps what listeners are told. */
  public static final class Recorded implements ProblemListener {
    static final BlockingQueue<Occurrence> ALL = new LinkedBlockingQueue<>();

    @Override
    public void occurred(Occurrence occurrence) {
      ALL.add(occurrence);
    }
  }

  record Order(
      @NotBlank @Pattern(regexp = "[a-z]*", message = "must be in lower case") String name,
      @Max(value = 99, message = "must not be so old") Integer age,
      @JsonProperty("colour") String color) {}

  /** Has a class beside the contract. */
  public static final class OrderServlet extends HttpServlet {
    @Override
    @ValidInput(Order.class)
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Order order = Inputs.valid(request);
      response.getWriter().print(order.name() + " " + order.age());
    }
  }

  /** Has a schema on the class. */
  @ValidSchema("/WEB-INF/note.json#/$defs/note")
  public static final class NoteServlet extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print(request.getReader().readLine());
    }
  }

  @TempDir Path folder;

  @BeforeEach
  void forget() {
    Recorded.ALL.clear();
  }

  private WebApp app(Map<String, String> options) {
    return new WebApp(folder)
        .withErrorLayer(QUIET)
        .withContract(options)
        .withValidation()
        .withServlet("/api/orders/*", new OrderServlet())
        .withFile(FILE, DOCUMENT);
  }

  private static List<String> errors(HttpResponse<String> answer, String member) {
    JsonNode errors = JsonMapper.shared().readTree(answer.body()).get("errors");
    return errors.valueStream().map(each -> each.get(member).asString()).toList();
  }

  @Test
  void theServletGetsTheValueOfItsClassToo() throws Exception {
    try (WebApp app = app(Map.of("contract", FILE)).started()) {
      HttpResponse<String> answer = app.post("/api/orders", "{\"name\":\"zoe\",\"age\":30}");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("zoe 30");
    }
  }

  @Test
  void eachMistakeIsToldOnceWithTheTextOfTheClass() throws Exception {
    try (WebApp app = app(Map.of("contract", FILE)).started()) {
      HttpResponse<String> answer =
          app.post("/api/orders", "{\"name\":\"ZOE\",\"age\":130,\"colour\":\"green\"}");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(errors(answer, "pointer")).containsExactly("#/name", "#/age", "#/colour");
      assertThat(errors(answer, "code")).containsExactly("pattern", "max", "invalid_enum");
      assertThat(errors(answer, "detail"))
          .startsWith("must be in lower case", "must not be so old");
      assertThat(Recorded.ALL.poll(10, TimeUnit.SECONDS)).as("told after the answer").isNotNull();
      assertThat(Recorded.ALL).isEmpty();
    }
  }

  @Test
  void anAbsentValueIsToldOnce() throws Exception {
    try (WebApp app = app(Map.of("contract", FILE)).started()) {
      HttpResponse<String> answer = app.post("/api/orders", "{\"age\":130}");
      assertThat(errors(answer, "code")).containsExactly("not_blank", "max");
    }
  }

  @Test
  void whatOnlyTheClassRefusesIsRefusedAsEver() throws Exception {
    try (WebApp app = app(Map.of("contract", FILE)).started()) {
      HttpResponse<String> answer = app.post("/api/orders", "{\"name\":\"zoe\",\"age\":110}");
      assertThat(errors(answer, "code")).containsExactly("max");
    }
  }

  @Test
  void aRequestWithoutAnOperationPassesByDefault() throws Exception {
    try (WebApp app = app(Map.of("contract", FILE)).started()) {
      assertThat(app.post("/api/orders/1/2", "{\"name\":\"zoe\",\"age\":30}").statusCode())
          .isEqualTo(200);
      assertThat(app.post("/api/orders/", "{\"name\":\"zoe\",\"age\":130}").statusCode())
          .as("the servlet takes it for the same")
          .isEqualTo(400);
    }
  }

  @Test
  void thePathsBesideThoseOfTheServerAreNotThoseOfTheContract() throws Exception {
    Map<String, String> options = Map.of("contract", FILE, "unmatched", "reject");
    try (WebApp app =
        app(options)
            .withServlet("/health", new NoteServlet())
            .withFile("/WEB-INF/note.json", "{\"$defs\": {\"note\": {}}}")
            .started()) {
      assertThat(app.get("/health").statusCode()).isEqualTo(200);
      assertThat(app.get("/api/other").statusCode()).isEqualTo(404);
      HttpResponse<String> answer = app.get("/api/orders");
      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).hasValue("OPTIONS, POST");
    }
  }

  @Test
  void theOptionForTheBasePathWins() throws Exception {
    Map<String, String> options = Map.of("contract", FILE, "basePath", "/v2/");
    try (WebApp app =
        new WebApp(folder)
            .withErrorLayer(QUIET)
            .withContract(options)
            .withServlet("/v2/orders", new NoteServlet())
            .withFile(FILE, DOCUMENT)
            .withFile("/WEB-INF/note.json", "{\"$defs\": {\"note\": {}}}")
            .started()) {
      assertThat(app.post("/v2/orders", "{}").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void aSchemaOnAServletIsForItsBodies() throws Exception {
    try (WebApp app =
        new WebApp(folder)
            .withErrorLayer(QUIET)
            .withContract(Map.of())
            .withServlet("/notes", new NoteServlet())
            .withFile("/WEB-INF/note.json", "{\"$defs\": {\"note\": {\"minItems\": 2}}}")
            .started()) {
      assertThat(app.get("/notes").statusCode()).isEqualTo(200);
      assertThat(app.post("/notes", "[1, 2]").body()).isEqualTo("[1, 2]");
      assertThat(errors(app.post("/notes", "[1]"), "code")).containsExactly("size");
    }
  }

  @Test
  void withoutAnErrorLayerARefusedRequestDoesNotPassEither() throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    Logger logger = Logger.getLogger("dev.clearfault");
    Handler recorder = new Recorder(lines);
    logger.addHandler(recorder);
    try (WebApp app =
        new WebApp(folder)
            .withContract(Map.of("contract", FILE))
            .withServlet("/api/orders", new NoteServlet())
            .withFile(FILE, DOCUMENT)
            .withFile("/WEB-INF/note.json", "{\"$defs\": {\"note\": {}}}")
            .started()) {
      assertThat(app.post("/api/orders", "{}").statusCode()).isEqualTo(500);
      // SLF4J's API comes with the validator, without a provider.
      assertThat(lines)
          .anyMatch(line -> line.contains("there is no dev.clearfault.ExceptionMappingFilter"))
          .anyMatch(line -> line.contains("is ready in '/shop': operations=1"));
    } finally {
      logger.removeHandler(recorder);
    }
  }

  private static final class Recorder extends Handler {
    private final List<String> lines;

    Recorder(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
