package dev.clearfault.archetype;

import dev.clearfault.demo.nodes.RunningProgram;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tomcat of Debian's package {@code tomcat10} with one WAR, in a folder of its own.
 *
 * @param program the server
 * @param uri its address
 */
record DebianTomcat(RunningProgram program, URI uri) implements AutoCloseable {
  private static final Path INSTALLED = Path.of("/usr/share/tomcat10");

  static boolean isThere() {
    return Files.isDirectory(INSTALLED.resolve("etc"));
  }

  static DebianTomcat start(Path base, Path war, URI payments) throws Exception {
    for (String folder : List.of("conf", "logs", "temp", "webapps", "work")) {
      Files.createDirectory(base.resolve(folder));
    }
    // The package makes /etc/tomcat10 of these files, for root to read.
    try (Stream<Path> files = Files.list(INSTALLED.resolve("etc"))) {
      for (Path file : files.toList()) {
        Files.copy(file, base.resolve("conf").resolve(file.getFileName().toString()));
      }
    }
    int port = RunningProgram.freePort();
    Path xml = base.resolve("conf/server.xml");
    Files.writeString(
        xml,
        Files.readString(xml)
            .replace("port=\"8080\"", "address=\"127.0.0.1\" port=\"" + port + "\"")
            .replace("<Server port=\"8005\"", "<Server port=\"-1\""));
    Files.copy(war, base.resolve("webapps/ROOT.war"));
    List<String> command =
        List.of(
            "env",
            "JAVA_HOME=" + System.getProperty("java.home"),
            "CATALINA_HOME=" + INSTALLED,
            "CATALINA_BASE=" + base,
            "PAYMENTS_URL=" + payments,
            "sh",
            INSTALLED.resolve("bin/catalina.sh").toString(),
            "run");
    // A request waits until the WAR is deployed.
    RunningProgram tomcat = RunningProgram.start(command, base.resolve("console.log"), port);
    return new DebianTomcat(tomcat, URI.create("http://127.0.0.1:" + port));
  }

  @Override
  public void close() {
    program.close();
  }
}
