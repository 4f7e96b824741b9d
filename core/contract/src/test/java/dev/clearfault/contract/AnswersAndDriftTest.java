package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.ProblemListener;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compared while an application starts and answers, over a socket. */
class AnswersAndDriftTest {
  private static final String SEARCH = "/api/orders";

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Handler collector =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          log.add(String.valueOf(line.getMessage()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @TempDir private Path folder;

  /** Counts the answers that are not as the contract says. */
  public static final class Heard implements ProblemListener {
    static final AtomicInteger times = new AtomicInteger();

    @Override
    public void occurred(Occurrence occurrence) {
      if (occurrence.document().code().equals("unpromised_answer")) {
        times.incrementAndGet();
      }
    }
  }

  /** Answers what the contract does not say: at once, later, by sendError, or with an exception. */
  public static final class Careless extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      switch (request.getParameter("limit")) {
        case "1" -> wrong(response);
        case "2" -> later(request.startAsync());
        case "3" -> response.sendError(418);
        case "4" -> throw new IllegalStateException("secret");
        default -> {
          response.setContentType("application/json");
          response.getWriter().print("{\"orders\":[]}");
        }
      }
    }

    private static void later(AsyncContext async) {
      async.start(
          () -> {
            try {
              wrong((HttpServletResponse) async.getResponse());
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            async.complete();
          });
    }

    private static void wrong(HttpServletResponse response) throws IOException {
      response.setContentType("application/json");
      response.getWriter().print("{\"orders\":7}");
    }
  }

  @BeforeEach
  void collect() {
    Logger.getLogger("").addHandler(collector);
  }

  @AfterEach
  void collectNoMore() {
    Logger.getLogger("").removeHandler(collector);
  }

  private OrdersServer server(Map<String, String> options, Class<? extends HttpServlet> servlet)
      throws Exception {
    return new OrdersServer(folder, options).with(SEARCH, servlet).start();
  }

  private static Map<String, String> options(String name, String value) {
    return Map.of("contract", "classpath:contracts/orders.yaml", name, value);
  }

  private long reports(String part) {
    return log.stream()
        .filter(line -> line.startsWith("500 unpromised_answer") && line.contains(part))
        .count();
  }

  @Test
  void wrongAnswersAreReportedAndSentAsTheyAre() throws Exception {
    try (OrdersServer server = server(options("responses", "report"), Careless.class)) {
      HttpResponse<String> wrong = server.send("GET", SEARCH + "?limit=1", "");
      assertThat(wrong.body()).isEqualTo("{\"orders\":7}");
      await().until(() -> reports("#/orders breaks \"type\"") == 1);
      assertThat(server.send("GET", SEARCH + "?limit=9", "").statusCode()).isEqualTo(200);
      assertThat(reports("")).isEqualTo(1);
    }
  }

  @Test
  void asynchronousAnswersAreReported() throws Exception {
    try (OrdersServer server = server(options("responses", "report"), Careless.class)) {
      assertThat(server.send("GET", SEARCH + "?limit=2", "").body()).isEqualTo("{\"orders\":7}");
      await().until(() -> reports("#/orders breaks \"type\"") == 1);
    }
  }

  @Test
  void answersToFailuresAreComparedAsTheyWereSent() throws Exception {
    try (OrdersServer server = server(options("responses", "report"), Careless.class)) {
      for (String limit : List.of("3", "4", "0")) {
        HttpResponse<String> answer = server.send("GET", SEARCH + "?limit=" + limit, "");
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).doesNotContain("secret");
      }
      // The contract's schema for problems fits them.
      server.send("GET", SEARCH + "?limit=1", "");
      await().until(() -> reports("") > 0);
      assertThat(reports("")).isEqualTo(reports("#/orders breaks \"type\""));
    }
  }

  /** The paths of a line differ; whatever the rate lets through, no line is lost. */
  @Test
  void theLogOfAnswersKeepsToItsRateAndListenersGetAll() throws Exception {
    Map<String, String> layer = Map.of("logRate", "1", "listeners", Heard.class.getName());
    Heard.times.set(0);
    try (OrdersServer server =
        new OrdersServer(folder, options("responses", "report"), layer)
            .with(SEARCH, Careless.class)
            .start()) {
      for (int i = 0; i < 50; i++) {
        server.send("GET", SEARCH + "?limit=1", "");
      }
      await().until(() -> Heard.times.get() == 50);
    }
    assertThat(reports("")).isLessThan(50);
    long heldBack =
        log.stream()
            .filter(line -> line.contains(" more of: 500 unpromised_answer"))
            .mapToLong(line -> Long.parseLong(line.substring(0, line.indexOf(' '))))
            .sum();
    assertThat(reports("") + heldBack).isEqualTo(50);
  }

  @Test
  void pathsOfTheContractThatTheFilterIsNotMappedToAreToldAtTheStart() throws Exception {
    try (OrdersServer server = server(options("basePath", "/"), Careless.class)) {
      assertThat(server.isStarted()).isTrue();
      assertThat(log)
          .anyMatch(line -> line.contains("filter 'contract' is not mapped to /orders of the"));
    }
    try (OrdersServer server =
        new OrdersServer(folder, options("basePath", "/"), Map.of("strict", "true")).start()) {
      assertThat(server.isStarted()).isFalse();
    }
  }

  @Test
  void differencesAreLoggedAtTheStart() throws Exception {
    try (OrdersServer server = server(options("drift", "log"), AnnotatedOrders.class)) {
      assertThat(server.isStarted()).isTrue();
      assertThat(log).anyMatch(line -> line.contains("NewOrder.deliverOn says @FutureOrPresent"));
    }
  }

  @Test
  void differencesStopTheStartIfAskedTo() throws Exception {
    try (OrdersServer server = server(options("drift", "stop"), AnnotatedOrders.class)) {
      assertThat(server.isStarted()).isFalse();
    }
  }
}
