package dev.clearfault.archetype;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tomcat of Debian's package {@code tomcat10} with one WAR, in a folder of its own.
 *
 * @param process the server
 * @param uri its address
 */
record DebianTomcat(Process process, URI uri) implements AutoCloseable {
  private static final Path INSTALLED = Path.of("/usr/share/tomcat10");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  static boolean isThere() {
    return Files.isDirectory(INSTALLED.resolve("etc"));
  }

  static DebianTomcat start(Path base, Path war, URI payments)
      throws IOException, InterruptedException {
    for (String folder : List.of("conf", "logs", "temp", "webapps", "work")) {
      Files.createDirectory(base.resolve(folder));
    }
    // The package makes /etc/tomcat10 of these files, for root to read.
    try (Stream<Path> files = Files.list(INSTALLED.resolve("etc"))) {
      for (Path file : files.toList()) {
        Files.copy(file, base.resolve("conf").resolve(file.getFileName().toString()));
      }
    }
    int port = freePort();
    Path xml = base.resolve("conf/server.xml");
    Files.writeString(
        xml,
        Files.readString(xml)
            .replace("port=\"8080\"", "address=\"127.0.0.1\" port=\"" + port + "\"")
            .replace("<Server port=\"8005\"", "<Server port=\"-1\""));
    Files.copy(war, base.resolve("webapps/ROOT.war"));
    Path log = base.resolve("console.log");
    ProcessBuilder server =
        new ProcessBuilder("sh", INSTALLED.resolve("bin/catalina.sh").toString(), "run")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    server.environment().put("JAVA_HOME", System.getProperty("java.home"));
    server.environment().put("CATALINA_HOME", INSTALLED.toString());
    server.environment().put("CATALINA_BASE", base.toString());
    server.environment().put("PAYMENTS_URL", payments.toString());
    DebianTomcat tomcat = new DebianTomcat(server.start(), URI.create("http://127.0.0.1:" + port));
    Instant end = Instant.now().plus(PATIENCE);
    while (!Files.readString(log).contains("Server startup in")) {
      if (!tomcat.process.isAlive() || Instant.now().isAfter(end)) {
        tomcat.close();
        throw new IOException("Tomcat did not start:\n" + Files.readString(log));
      }
      Thread.sleep(50);
    }
    return tomcat;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().join();
  }
}
