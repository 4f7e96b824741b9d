package dev.clearfault.archetype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clearfault.archetype.NewProject.Outcome;
import dev.clearfault.testing.IsProblem;
import dev.clearfault.testing.StandInUpstream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One command makes a project outside of this build; then it is used. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class ArchetypeIT {
  private static final Path FAULTS = Path.of("src/test/resources/faults").toAbsolutePath();
  private static final String GOOD =
      "{\"email\":\"ada@example.com\",\"sku\":\"ABC-1234\",\"quantity\":2}";

  /** It forgets that a quantity can be missing. */
  private static final String RULE =
      """
        @jakarta.validation.constraints.AssertTrue public boolean isDeliverable() {
          return quantity < 2000;
        }
      """;

  private static final String FILTER =
      """
        <filter>
          <filter-name>%1$s</filter-name>
          <filter-class>com.example.orders.%1$s</filter-class>
        </filter>
        <filter-mapping>
          <filter-name>%1$s</filter-name>
          <url-pattern>/*</url-pattern>
        </filter-mapping>
      """;

  private static NewProject project;

  @BeforeAll
  static void makeTheProject() throws Exception {
    project = NewProject.make(Path.of("target", "it").toAbsolutePath());
  }

  /** The kit finds nothing in the new project. */
  @Test
  @Order(1)
  void itsOwnTestsPass() throws Exception {
    Outcome verify = project.mvn("verify");
    assertThat(verify.status()).as(verify.output()).isZero();
    assertThat(verify.output())
        .contains("BUILD SUCCESS")
        .containsPattern("Tests run: [3-9]\\d, Failures: 0, Errors: 0, Skipped: 0")
        .doesNotContain("[WARNING]");
  }

  @Test
  @Order(2)
  void runsOnTheTomcatOfDebian(@TempDir Path folder) throws Exception {
    assumeTrue(DebianTomcat.isThere(), "not tested without the Debian package tomcat10");
    try (StandInUpstream payments = StandInUpstream.answering("{\"id\":\"r-1\"}");
        DebianTomcat tomcat = DebianTomcat.start(folder, project.war(), payments.uri())) {
      assertThat(order(tomcat.uri(), GOOD).statusCode()).isEqualTo(201);
      assertThat(order(tomcat.uri(), GOOD.replace("2}", "0}")).body())
          .satisfies(IsProblem.isProblem(400).withError("#/quantity", "positive"));
      payments.mode("reset");
      assertThat(order(tomcat.uri(), GOOD).body())
          .satisfies(IsProblem.isProblem(502).withCode("upstream_connection_reset"));
    }
  }

  private static HttpResponse<String> order(URI server, String body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.resolve("/orders"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  @Test
  @Order(3)
  void theDockerfileHasNoMistake() throws Exception {
    String linter = "dockerfile-utils";
    assumeTrue(isInstalled(linter), "not tested without the npm package dockerfile-utils");
    Path good = project.folder().resolve("Dockerfile");
    assertThat(run(linter, "lint", good.toString()).output()).isBlank();
    Path bad = project.folder().resolve("Dockerfile.bad");
    Files.writeString(bad, Files.readString(good).replace("EXPOSE 8080", "EXPOSE http"));
    assertThat(run(linter, "lint", bad.toString()).output()).contains("http");
  }

  private static boolean isInstalled(String program) throws InterruptedException {
    try {
      return run(program, "--version").status() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static Outcome run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  /** Mistakes as people make them, and what the kit says of each. */
  @Test
  @Order(4)
  void threePlantedFaultsAreFound() throws Exception {
    project.change(
        "java/com/example/orders/NewOrder.java", "quantity) {}", "quantity) {\n" + RULE + "}");
    for (String filter : List.of("TalkativeFilter", "CleaningFilter")) {
      project.add(FAULTS.resolve(filter + ".java"));
      String before = "  <!-- The last of all filters.";
      project.change("webapp/WEB-INF/web.xml", before, FILTER.formatted(filter) + before);
    }
    Outcome verify = project.mvn("verify", "-Dit.test=InputsIT,LeaksIT");
    assertThat(verify.status()).as(verify.output()).isNotZero();
    assertThat(verify.output())
        .as("the rule")
        .containsPattern("POST /orders #/quantity is missing\\R(.*\\R)*?- the input ends in a 500")
        .as("the filter that shows what it has caught")
        .contains("java.lang.IllegalStateException, thrown", "shows leakcheck4f02")
        .as("the filter that changes bodies")
        .contains("a request that breaks no rule is refused: #/sku pattern")
        .contains("a circle: the advice of the answer ends in the same error, #/sku pattern");
  }
}
