package dev.clearfault.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.FindProblem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A customer reads out an {@code instance}, and the person on call finds its causes in the running
 * server. The command has the jar of the library and nothing else.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("containers")
class FlightRecordIT extends Contract {

  static List<Container> containers() {
    return Container.of("tomcat-11", "jetty-12.1-ee11");
  }

  @Test
  void anInstanceIsFoundInARunningServer() throws Exception {
    long server = shop().get("/probe/{id}", id).jsonPath().getLong("pid");
    assertThat(tool("jcmd", "" + server, "JFR.start", "name=" + id)).contains("Started recording");
    try {
      String instance = thrown("nested").extract().path("instance");
      thrown("runtime");
      occurred();
      assertThat(find(server, instance))
          .contains(
              "dev.clearfault.Problem at ", "instance: " + instance, "path: /shop/throw/" + id)
          .contains("code: internal_server_error", "route: /throw/*", "fault: ours", "door: thrown")
          .contains("Caused by: java.sql.SQLException")
          // A class loader with a name stands before the class.
          .containsPattern("at (\\S+//)?dev\\.clearfault\\.fixture\\.")
          .containsOnlyOnce("dev.clearfault.Problem at ");
    } finally {
      tool("jcmd", "" + server, "JFR.stop", "name=" + id);
    }
  }

  @Test
  void withoutARecordingTheCommandSaysHowToStartOne() throws Exception {
    long server = shop().get("/probe/{id}", id).jsonPath().getLong("pid");
    String instance = thrown("runtime").extract().path("instance");
    assertThat(find(server, instance))
        .startsWith("process " + server + " gives no recording; start one with: jcmd " + server);
  }

  private static String find(long server, String instance)
      throws IOException, InterruptedException, URISyntaxException {
    Path library =
        Path.of(FindProblem.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return tool(
        "java", "-cp", library.toString(), FindProblem.class.getName(), "" + server, instance);
  }

  /** Returns what a program of this JDK says. */
  private static String tool(String name, String... arguments)
      throws IOException, InterruptedException {
    Path program = JavaHomes.current().resolve("bin").resolve(name);
    List<String> command = Stream.concat(Stream.of("" + program), Stream.of(arguments)).toList();
    Process running = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(running.getInputStream().readAllBytes(), UTF_8);
    running.waitFor();
    return said;
  }
}
