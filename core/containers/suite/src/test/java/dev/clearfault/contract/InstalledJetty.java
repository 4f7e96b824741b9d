package dev.clearfault.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Jetty's distribution, which the build has unpacked. */
final class InstalledJetty {
  private static final Path UNPACKED = Path.of("target/jetty-home").toAbsolutePath();

  private final Path java;
  private final Path home;
  private final Path jettyHome;
  private final Path base;

  private InstalledJetty(Path java) throws IOException {
    this.java = java;
    home = InstalledServer.home("jetty-home-" + java.getFileName(), "jetty");
    base = Files.createDirectory(home.resolve("base"));
    try (Stream<Path> children = Files.list(UNPACKED)) {
      jettyHome = children.findFirst().orElseThrow();
    }
  }

  static InstalledServer start(Path java) {
    try {
      return new InstalledJetty(java).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InstalledServer start() throws IOException {
    Path script = InstalledServer.SAMPLES.resolve("jetty-base.sh");
    InstalledServer.run(command("sh", "-e", script.toString()));
    InstalledServer.run(jetty("--add-modules=clearfault-ee10"));
    InstalledServer.deploy(base);
    Path webapps = base.resolve("webapps");
    Files.copy(webapps.resolve("other-build.war"), webapps.resolve("other-build-ee10.war"));
    Files.writeString(webapps.resolve("other-build-ee10.properties"), "environment=ee10\n");
    int port = FullServer.freePort();
    String realm = InstalledServer.SAMPLES.resolveSibling("jetty-realm.xml").toString();
    ProcessBuilder server = jetty("jetty.http.host=127.0.0.1", "jetty.http.port=" + port, realm);
    return InstalledServer.launch("jetty-home", port, java, server);
  }

  private ProcessBuilder jetty(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin/java").toString());
    command.addAll(List.of("-jar", jettyHome.resolve("start.jar").toString()));
    command.addAll(List.of(arguments));
    return command(command.toArray(String[]::new));
  }

  private ProcessBuilder command(String... words) {
    ProcessBuilder command = new ProcessBuilder(words).directory(base.toFile());
    command.environment().put("HOME", home.toString());
    command.environment().put("JETTY_HOME", jettyHome.toString());
    command.environment().put("JETTY_BASE", base.toString());
    command
        .environment()
        .merge("PATH", java.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
    return command;
  }
}
