package dev.clearfault.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tomcat of Debian's package {@code tomcat10}, with a base directory of its own. */
final class InstalledTomcat {
  private static final Path INSTALLED = Path.of("/usr/share/tomcat10");

  private InstalledTomcat() {}

  static boolean isThere() {
    return Files.isDirectory(INSTALLED.resolve("etc"));
  }

  static InstalledServer start(Path java) {
    try {
      Path home = InstalledServer.home("tomcat10-" + java.getFileName(), "tomcat");
      Path base = Files.createDirectory(home.resolve("base"));
      for (String folder : List.of("conf", "logs", "temp", "webapps", "work")) {
        Files.createDirectory(base.resolve(folder));
      }
      Files.move(home.resolve("Downloads"), base.resolve("lib"));
      // The package makes /etc/tomcat10 of these files, for root to read.
      try (Stream<Path> files = Files.list(INSTALLED.resolve("etc"))) {
        for (Path file : files.toList()) {
          Files.copy(file, base.resolve("conf").resolve(file.getFileName().toString()));
        }
      }
      int port = FullServer.freePort();
      Path xml = base.resolve("conf/server.xml");
      Files.writeString(xml, configured(Files.readString(xml), port));
      InstalledServer.deploy(base);
      return launch(base, port, java);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts what the documentation shows in the place of the host's first line. */
  private static String configured(String xml, int port) throws IOException {
    String host = Files.readString(InstalledServer.SAMPLES.resolve("server.xml"));
    return xml.replaceFirst("(?s)<Host name=\"localhost\".*?>", host.replace("</Host>", ""))
        .replace("port=\"8080\"", "address=\"127.0.0.1\" port=\"" + port + "\"")
        .replace("<Server port=\"8005\"", "<Server port=\"-1\"");
  }

  private static InstalledServer launch(Path base, int port, Path java) throws IOException {
    String script = INSTALLED.resolve("bin/catalina.sh").toString();
    ProcessBuilder server = new ProcessBuilder("sh", script, "run").directory(base.toFile());
    server.environment().put("JAVA_HOME", java.toString());
    server.environment().put("CATALINA_HOME", INSTALLED.toString());
    server.environment().put("CATALINA_BASE", base.toString());
    return InstalledServer.launch("tomcat10", port, java, server);
  }
}
