package dev.clearfault.contract;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A server as its users install it, with the companion set up as the documentation shows. It runs
 * in a process of its own, which ends with this JVM.
 *
 * @param name for the names of tests
 * @param port on the loopback address
 * @param log what the server writes to its console
 */
record InstalledServer(String name, int port, Path log) {
  /** What the documentation shows. */
  static final Path SAMPLES = Path.of("src/test/resources/samples").toAbsolutePath();

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Map<String, InstalledServer> RUNNING = new ConcurrentHashMap<>();

  /** Returns every server that this machine has, on each JDK. */
  static List<InstalledServer> all() {
    List<InstalledServer> servers = new ArrayList<>();
    for (Path java : JavaHomes.toTest()) {
      servers.add(RUNNING.computeIfAbsent("jetty " + java, key -> InstalledJetty.start(java)));
      if (InstalledTomcat.isThere()) {
        servers.add(RUNNING.computeIfAbsent("tomcat " + java, key -> InstalledTomcat.start(java)));
      }
    }
    return servers;
  }

  boolean isJetty() {
    return name.startsWith("jetty");
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Returns all that the server has written to its console. */
  String console() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /** Makes an empty folder, with the companion where a browser would save it. */
  static Path home(String name, String kind) throws IOException {
    Path home = FullServer.emptied(WorkFolder.of(name));
    Path jar = OtherBuild.companion(kind);
    Path downloads = Files.createDirectory(home.resolve("Downloads"));
    Files.copy(jar, downloads.resolve(jar.getFileName().toString()));
    return home;
  }

  /** Deploys the fixture, as it is and without an error page. */
  static void deploy(Path base) throws IOException {
    Path folder = base.resolve("webapps");
    Files.copy(Container.FIXTURES.resolve("fixture.war"), folder.resolve("shop.war"));
    Files.move(OtherBuild.war(base), folder.resolve("other-build.war"));
  }

  /** Runs a command to its end. */
  static void run(ProcessBuilder command) throws IOException {
    Process process = command.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(command.command() + " failed:\n" + output);
    }
  }

  /** Runs the command of a server until its applications answer. */
  static InstalledServer launch(String name, int port, Path java, ProcessBuilder server)
      throws IOException {
    Path log = server.directory().toPath().resolveSibling("console.log");
    Path launcher = Path.of("src/launchers/ServerLauncher.java").toAbsolutePath();
    List<String> command = new ArrayList<>(server.command());
    command.addAll(0, List.of(java.resolve("bin/java").toString(), launcher.toString()));
    server.command(command).redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = server.start();
    InstalledServer started = new InstalledServer(name + " on " + java.getFileName(), port, log);
    await("the applications; see " + log)
        .atMost(PATIENCE)
        .failFast("it ended by itself; see " + log, () -> !process.isAlive())
        .ignoreExceptions()
        .until(started::answers);
    return started;
  }

  private boolean answers() {
    return Stream.of("/shop", "/other-build")
        .allMatch(path -> given().get(uri() + path + "/hello.txt").statusCode() == 200);
  }
}
