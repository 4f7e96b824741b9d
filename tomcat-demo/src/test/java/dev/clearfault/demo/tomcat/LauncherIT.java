package dev.clearfault.demo.tomcat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

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
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LauncherIT {
  @TempDir Path folder;

  @Test
  void servesTheWarAndLeavesNothingBehind() throws Exception {
    try (LaunchedDemo demo = launch(Map.of("PORT", "0"))) {
      given()
          .baseUri(demo.awaitUrl())
          .get("problems")
          .then()
          .statusCode(200)
          .header("Server", nullValue())
          .body("types.code", hasItem("validation_failed"));
      assertThat(demo.temporaryFiles()).hasSize(1);

      demo.stop();

      assertThat(demo.temporaryFiles()).isEmpty();
      assertThat(demo.output()).isEmpty();
      assertThat(demo.errors()).isNotEmpty().allMatch(line -> line.contains(" INFO "));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PORT,eighty",
    "PORT,-1",
    "PORT,65536",
    "HOST,192.0.2.1",
    "RATES_URL,payments",
    "RATES_URL,http:///",
    "RATES_URL,ftp://127.0.0.1",
    "RATES_URL,http://127.0.0.1/?a=b",
    "RATES_URL,http://a b/"
  })
  void refusesValueThatIsOfNoUse(String name, String value) throws Exception {
    Map<String, String> environment = new HashMap<>(Map.of("PORT", "0"));
    environment.put(name, value);
    try (LaunchedDemo demo = launch(environment)) {
      assertThat(demo.awaitExit()).isEqualTo(2);
      assertThat(demo.errors())
          .singleElement()
          .asString()
          .startsWith(name + "=" + value + " is not ")
          .contains("; set " + name + " to ");
      assertThat(demo.temporaryFiles()).isEmpty();
    }
  }

  @Test
  void refusesPortInUse() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        LaunchedDemo demo = launch(Map.of("PORT", String.valueOf(other.getLocalPort())))) {
      assertThat(demo.awaitExit()).isEqualTo(2);
      assertThat(demo.errors())
          .singleElement()
          .asString()
          .startsWith("PORT=" + other.getLocalPort() + " is in use")
          .contains("set PORT to another port");
      assertThat(demo.temporaryFiles()).isEmpty();
    }
  }

  @Test
  void endsWhenTheApplicationDoesNotStart() throws Exception {
    Path jar = jarWithBrokenWar();
    try (LaunchedDemo demo = LaunchedDemo.launch(jar, folder, Map.of("PORT", "0"))) {
      assertThat(demo.awaitExit()).isEqualTo(1);
      assertThat(demo.errors())
          .contains(
              "Tomcat demo did not start: the web application failed, for the reason logged above.");
      assertThat(demo.output()).isEmpty();
      assertThat(demo.temporaryFiles()).isEmpty();
    }
  }

  private LaunchedDemo launch(Map<String, String> environment) throws IOException {
    return LaunchedDemo.launch(LaunchedDemo.JAR, folder, environment);
  }

  private Path jarWithBrokenWar() throws IOException {
    Path jar = Files.copy(LaunchedDemo.JAR, folder.resolve("broken.jar"));
    try (FileSystem content = FileSystems.newFileSystem(jar);
        OutputStream file = Files.newOutputStream(content.getPath("tomcat-demo.war"));
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
    return jar;
  }
}
