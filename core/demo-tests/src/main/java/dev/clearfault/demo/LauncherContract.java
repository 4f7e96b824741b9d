package dev.clearfault.demo;

import static dev.clearfault.demo.JsonBody.member;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the jar starts a demo, refuses to start it, and ends it. */
@Timeout(120)
@SuppressWarnings("NullAway.Init")
public abstract class LauncherContract {
  private static final Map<String, String> FREE_PORT = Map.of("PORT", "0");

  private final Demo demo;

  @TempDir private Path folder;

  /** Creates the tests for a demo. */
  protected LauncherContract(Demo demo) {
    this.demo = demo;
  }

  /** Sends a good request and checks its answer. */
  protected abstract ValidatableResponse goodAnswer(RequestSpecification request);

  @Test
  final void servesTheWarAndLeavesNothingBehind() throws Exception {
    try (LaunchedDemo launched = demo.launch(folder)) {
      goodAnswer(given().baseUri(launched.awaitUrl())).header("Server", nullValue());
      assertThat(launched.temporaryFiles()).hasSize(1);

      launched.stop();

      assertThat(launched.temporaryFiles()).isEmpty();
      assertThat(launched.output()).isEmpty();
      assertThat(launched.errors()).isNotEmpty().allMatch(line -> line.contains(" INFO "));
    }
  }

  /** A server may list the files of a folder that has no page. */
  @Test
  final void listsNoFolder() throws Exception {
    try (LaunchedDemo launched = demo.launch(demo.jarWith(Map.of(), folder), folder, FREE_PORT)) {
      String url = launched.awaitUrl();
      given().get(url + Demo.FILE).then().statusCode(200);
      given()
          .get(url + "folder/")
          .then()
          .statusCode(in(List.of(403, 404))) // Jetty says that a list is forbidden
          .body(member("code", in(List.of("forbidden", "not_found"))));
    }
  }

  @ParameterizedTest
  @CsvSource({"PORT,eighty", "PORT,-1", "PORT,65536", "HOST,192.0.2.1", "PLAYGROUND,maybe"})
  final void refusesValueThatIsOfNoUse(String name, String value) throws Exception {
    refuses(name, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"payments", "http:///", "ftp://127.0.0.1", "http://127.0.0.1/?a=b", "http://a b/"})
  final void refusesUrlThatIsOfNoUse(String url) throws Exception {
    refuses(demo.upstreamVariable(), url);
  }

  private void refuses(String name, String value) throws Exception {
    Map<String, String> environment = new HashMap<>(Map.of("PORT", "0"));
    environment.put(name, value);
    try (LaunchedDemo launched = demo.launch(folder, environment)) {
      assertThat(launched.awaitExit()).isEqualTo(2);
      assertThat(launched.errors())
          .singleElement()
          .asString()
          .startsWith(name + "=" + value + " is not ")
          .contains("; set " + name + " to ");
      assertThat(launched.temporaryFiles()).isEmpty();
    }
  }

  @Test
  final void refusesPortInUse() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        LaunchedDemo launched =
            demo.launch(folder, Map.of("PORT", String.valueOf(other.getLocalPort())))) {
      assertThat(launched.awaitExit()).isEqualTo(2);
      assertThat(launched.errors())
          .singleElement()
          .asString()
          .startsWith("PORT=" + other.getLocalPort() + " is in use")
          .contains("set PORT to another port");
      assertThat(launched.temporaryFiles()).isEmpty();
    }
  }

  @Test
  final void endsWhenTheApplicationDoesNotStart() throws Exception {
    try (LaunchedDemo launched = demo.launch(jarWithBrokenWar(), folder, Map.of("PORT", "0"))) {
      assertThat(launched.awaitExit()).isEqualTo(1);
      assertThat(launched.errors())
          .contains(
              demo.server()
                  + " demo did not start: the web application failed, for the reason logged above.");
      assertThat(launched.output()).isEmpty();
      assertThat(launched.temporaryFiles()).isEmpty();
    }
  }

  @Test
  final void aTwinThatDidNotStartCanBeStartedAgain() throws Exception {
    try (LaunchedDemo launched = demo.launch(folder, FREE_PORT)) {
      String url = launched.awaitUrl();
      Path unpacked = Path.of(launched.temporaryFiles().get(0));
      Path war = unpacked.resolve(demo.name() + ".war");
      byte[] whole = Files.readAllBytes(war);
      writeBrokenWar(war);
      for (int i = 0; i < 2; i++) {
        given().post(url + "playground/twins/bare").then().statusCode(500);
      }
      Files.write(war, whole);
      given().post(url + "playground/twins/bare").then().statusCode(204);
      given().get(url + "bare/health").then().statusCode(200);
    }
  }

  private Path jarWithBrokenWar() throws IOException {
    Path jar = Files.copy(demo.jar(), folder.resolve("broken.jar"));
    try (FileSystem content = FileSystems.newFileSystem(jar)) {
      writeBrokenWar(content.getPath(demo.name() + ".war"));
    }
    return jar;
  }

  private static void writeBrokenWar(Path path) throws IOException {
    try (OutputStream file = Files.newOutputStream(path);
        ZipOutputStream war = new ZipOutputStream(file)) {
      war.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
      war.write(
          """
          <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
            <servlet>
              <servlet-name>missing</servlet-name>
              <servlet-class>no.such.Servlet</servlet-class>
              <load-on-startup>1</load-on-startup>
            </servlet>
          </web-app>
          """
              .getBytes(StandardCharsets.UTF_8));
    }
  }
}
