package dev.clearfault.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.testing.SmallServer.Answer;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check on applications as bad as they come; the demos' tests run it on real ones. */
class LeakCheckTest {
  private static final String NAMES = "java.io.IOException\njava.lang.IllegalStateException";

  private static LeakCheck check(Answer failure) {
    try (SmallServer server =
        SmallServer.answering(
            request -> request.contains("?") ? failure : new Answer(200, NAMES))) {
      return LeakCheck.of(server.uri().resolve("/leak-check"));
    }
  }

  @Test
  void anAnswerThatShowsNothingPasses() {
    LeakCheck check = check(new Answer(500, "{\"status\":500,\"code\":\"internal_server_error\"}"));
    assertThat(check.leaks()).isEmpty();
    assertThat(check.throwables()).isEqualTo(2);
    assertThat(check.answers()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"detail\":\"leakcheck4f02\"}",
        "{\"detail\":\"db-17.internal\"}",
        "{\"detail\":\"java.io.IOException\"}",
        "{\"detail\":\"IOException\"}",
        "{\"detail\":\"org.postgresql.util.PSQLException\"}",
        "{\"detail\":\"com.example.Orders\"}",
        "{\"detail\":\"at com.example.Orders.get(Orders.java:17)\"}",
        "{\"detail\":\"Orders.java:17\"}",
        "{\"detail\":\"SELECT pin FROM cards\"}",
        "{\"detail\":\"Apache Tomcat/10.1.61\"}",
        "{\"detail\":\"Jetty(12.0.38)\"}",
        "<p>Internal Server Error</p>"
      })
  void whatIsShownIsFound(String body) {
    assertThat(check(new Answer(500, body)).leaks()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"title\":\"Internal Server Error\"}",
        "{\"type\":\"https://www.example.com/problems/internal-server-error\"}",
        "{\"instance\":\"urn:uuid:6fa459ea-ee8a-4ca4-894e-db77e160355e\"}",
        "{\"detail\":\"Select a seat from the list. An update is set for 10.30.\"}"
      })
  void plainWordsAreNoLeak(String body) {
    assertThat(check(new Answer(500, body)).leaks()).isEmpty();
  }

  @Test
  void aFailureThatIsAnsweredAsASuccessIsFound() {
    assertThat(check(new Answer(200, "{}")).leaks().get(0))
        .contains("java.io.IOException, thrown", "the failure is answered with 200");
  }

  @Test
  void aLoginIsPassedByHeaders() {
    Answer failure = new Answer(500, "{\"status\":500}");
    try (SmallServer server =
        SmallServer.answering(
            request ->
                !request.endsWith("Bearer t")
                    ? new Answer(401, "{\"status\":401}")
                    : request.contains("?") ? failure : new Answer(200, NAMES))) {
      URI servlet = server.uri().resolve("/leak-check");
      assertThat(LeakCheck.of(servlet, Map.of("Authorization", "Bearer t")).leaks()).isEmpty();
      assertThatThrownBy(() -> LeakCheck.of(servlet))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("but 401; add credentials: of(servlet, headers)");
    }
  }

  @Test
  void aServerWithoutTheServletIsTold() {
    try (SmallServer server = SmallServer.answering(request -> new Answer(404, "{}"))) {
      assertThatThrownBy(() -> LeakCheck.of(server.uri()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no servlet of a prepared WAR answers")
          .hasMessageContaining("but 404; deploy the copy that prepare() writes");
    }
  }

  private static String prepared(Path folder, Map<String, String> files) throws Exception {
    Path war = folder.resolve("shop.war");
    Path copy = folder.resolve("copy.war");
    try (FileSystem zip = FileSystems.newFileSystem(war, Map.of("create", "true"))) {
      for (var file : files.entrySet()) {
        Path path = zip.getPath(file.getKey());
        if (path.getParent() != null) {
          Files.createDirectories(path.getParent());
        }
        Files.writeString(path, file.getValue());
      }
    }
    byte[] before = Files.readAllBytes(war);
    LeakCheck.prepare(war, copy, "/api/leak-check");
    assertThat(Files.readAllBytes(war)).isEqualTo(before);
    try (FileSystem zip = FileSystems.newFileSystem(copy)) {
      assertThat(zip.getPath("/WEB-INF/classes/dev/clearfault/testing/LeakCheckServlet.class"))
          .exists();
      return Files.readString(zip.getPath("/WEB-INF/web.xml"));
    }
  }

  @Test
  void theCopyHasTheServlet(@TempDir Path folder) throws Exception {
    String descriptor =
        prepared(
            folder,
            Map.of(
                "WEB-INF/web.xml",
                "<!DOCTYPE web-app PUBLIC \"a\" \"http://localhost:1/web.dtd\"><web-app"
                    + " metadata-complete='true'><display-name>Shop</display-name></web-app>"));
    assertThat(descriptor)
        .contains("<display-name>Shop</display-name>", "metadata-complete=\"true\"")
        .contains(
            "<servlet-class>dev.clearfault.testing.LeakCheckServlet</servlet-class>"
                + "<async-supported>true</async-supported>",
            "<url-pattern>/api/leak-check</url-pattern>");
  }

  @Test
  void theCopyKeepsThePrefixOfItsElements(@TempDir Path folder) throws Exception {
    String descriptor =
        prepared(
            folder,
            Map.of(
                "WEB-INF/web.xml", "<j:web-app xmlns:j='https://jakarta.ee/xml/ns/jakartaee'/>"));
    assertThat(descriptor).contains("<j:url-pattern>/api/leak-check</j:url-pattern>");
  }

  @Test
  void anApplicationWithoutDescriptorGetsOne(@TempDir Path folder) throws Exception {
    assertThat(prepared(folder, Map.of("index.html", "")))
        .containsPattern("<web-app [^>]*xmlns=\"https://jakarta.ee/xml/ns/jakartaee\"")
        .containsPattern("<web-app [^>]*version=\"6.0\"");
  }

  @Test
  void theApplicationItselfIsNotChanged(@TempDir Path folder) throws Exception {
    Path war = Files.writeString(folder.resolve("shop.war"), "as it was");
    assertThatThrownBy(() -> LeakCheck.prepare(war, folder.resolve("./shop.war"), "/leak-check"))
        .hasMessageStartingWith("the copy must be another file than");
    assertThat(war).hasContent("as it was");
  }

  @Test
  void aPathWithoutSlashIsRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> LeakCheck.prepare(folder, folder, "leak-check"))
        .hasMessage("path must start with a slash: leak-check");
  }
}
