package dev.clearfault.contract;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A whole server as downloaded, started by its own command in its own process.
 *
 * <p>What is set is only what lets it run beside others: its port, the loopback address, and a
 * directory for all that it writes. It ends with this JVM, as its launcher does.
 */
final class FullServer {
  private static final Path SETTINGS = Path.of("src/servers").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** The name of the file gives the context path. */
  private static final Map<String, String> WARS =
      Map.of(
          "ROOT", "fixture.war",
          "shop", "fixture.war",
          "variants", "fixture-variants.war",
          "contract", "fixture-contract.war",
          "old-jackson", "fixture-old-jackson.war");

  private final Path home;
  private final Path work;
  private final int port;

  private FullServer(Path home, Path work, int port) {
    this.home = home;
    this.work = work;
    this.port = port;
  }

  /** Starts the server of that line and returns the port on which all applications answer. */
  static int start(Path home, String line, Path java) throws IOException {
    Path work = emptied(WorkFolder.of(line));
    Path deployments = Files.createDirectory(work.resolve("deployments"));
    for (Map.Entry<String, String> war : WARS.entrySet()) {
      Path packed = Container.FIXTURES.resolve(war.getValue());
      Files.copy(packed, deployments.resolve(war.getKey() + ".war"));
    }
    FullServer server = new FullServer(home, work, freePort());
    Path log = work.resolveSibling(line + ".log");
    Process process = server.launch(line, java, log);
    try {
      server.awaitApplications(process, log);
    } catch (RuntimeException late) {
      process.getOutputStream().close(); // Ends it: the next test starts one in the same folder.
      process.onExit().join();
      throw late;
    }
    return server.port;
  }

  private Process launch(String line, Path java, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin/java").toString());
    command.add("src/launchers/ServerLauncher.java");
    switch (line.substring(0, line.indexOf('-'))) {
      case "payara" -> command.addAll(payara(java));
      case "wildfly" -> command.addAll(wildfly());
      case "liberty" -> command.addAll(liberty());
      default -> throw new IllegalArgumentException(line + " is not known");
    }
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", java.toString());
    builder.environment().put("JAVA_OPTS", "-Xmx512m");
    builder.environment().put("WLP_USER_DIR", work.toString());
    builder.environment().put("HTTP_PORT", "" + port);
    return builder.start();
  }

  private List<String> payara(Path java) throws IOException {
    Path temporary = Files.createDirectory(work.resolve("tmp"));
    return List.of(
        java.resolve("bin/java").toString(),
        "-Xmx512m",
        "-Djava.io.tmpdir=" + temporary,
        "-jar",
        only(home).toString(),
        "--nocluster",
        "--rootdir",
        work.resolve("root").toString(),
        "--port",
        "" + port,
        "--prebootcommandfile",
        SETTINGS.resolve("payara-preboot.txt").toString(),
        "--deploymentdir",
        work.resolve("deployments").toString());
  }

  private List<String> wildfly() throws IOException {
    Path root = only(home);
    Path configuration = Files.createDirectory(work.resolve("configuration"));
    try (Stream<Path> files = Files.list(root.resolve("standalone/configuration"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, configuration.resolve(file.getFileName()));
      }
    }
    return List.of(
        "sh",
        root.resolve("bin/standalone.sh").toString(),
        "-b",
        "127.0.0.1",
        "-bmanagement",
        "127.0.0.1",
        "-Djboss.server.base.dir=" + work,
        "-Djboss.http.port=" + port,
        "-Djboss.management.http.port=" + freePort(),
        "--yaml=" + SETTINGS.resolve("wildfly.yml"));
  }

  private List<String> liberty() throws IOException {
    Path server = Files.createDirectories(work.resolve("servers/contract"));
    Files.copy(SETTINGS.resolve("liberty.xml"), server.resolve("server.xml"));
    return List.of("sh", only(home).resolve("bin/server").toString(), "run", "contract");
  }

  /** The applications start one after the other, so each of them is asked. */
  private void awaitApplications(Process process, Path log) {
    await("the applications; see " + log)
        .atMost(PATIENCE)
        .failFast("it ended by itself; see " + log, () -> !process.isAlive())
        .ignoreExceptions()
        .until(() -> WARS.keySet().stream().allMatch(this::answers));
  }

  private boolean answers(String name) {
    String context = name.equals("ROOT") ? "" : "/" + name;
    return given().get("http://127.0.0.1:" + port + context + "/probe/start").statusCode() == 200;
  }

  /** A zip contains one directory with the version in its name. A jar has no directory. */
  private static Path only(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.findFirst().orElseThrow(() -> new IOException(directory + " is empty"));
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static Path emptied(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> left = Files.walk(directory)) {
        for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    return Files.createDirectories(directory);
  }
}
