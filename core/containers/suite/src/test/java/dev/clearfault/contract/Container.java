package dev.clearfault.contract;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * One container line in its own JVM, with all fixtures deployed.
 *
 * <p>Started when the first test asks for it and shared by all. It ends with this JVM: its launcher
 * stops when its standard input is closed.
 */
final class Container {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  /** The folder with the containers, or with the full servers in their profile. */
  private static final Path LINES = Path.of(System.getProperty("lines", "../target"));

  /** The folder with the WARs. */
  static final Path FIXTURES = Path.of("../fixture/target").toAbsolutePath().normalize();

  private static final Map<String, Container> RUNNING = new ConcurrentHashMap<>();

  /** The lines that also run on the newer JDK, with virtual threads. */
  private static final Set<String> ON_NEWER_JDK = Set.of("jetty-12.1-ee11", "tomcat-11");

  private final String line;
  private final Path java;
  private final int port;

  private Container(String line, Path java, int port) {
    this.line = line;
    this.java = java;
    this.port = port;
  }

  /**
   * Returns a container of every line that the build has prepared, or only of those that the system
   * property {@code containers} names, separated by commas; each on this JDK, and the newest lines
   * on the newest one that is installed beside it too.
   */
  static List<Container> all() {
    return JavaHomes.toTest().stream()
        .flatMap(
            java ->
                lines().stream()
                    .filter(line -> !JavaHomes.isNewer(java) || ON_NEWER_JDK.contains(line))
                    .map(line -> running(line, java, "", "")))
        .toList();
  }

  private static List<String> lines() {
    String wanted = System.getProperty("containers", "");
    try (Stream<Path> directories = Files.list(LINES)) {
      return directories
          .filter(Files::isDirectory)
          .map(directory -> directory.getFileName().toString())
          .filter(line -> line.contains("-")) // The name of a line ends with its version.
          .filter(line -> wanted.isEmpty() || List.of(wanted.split(",")).contains(line))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("run mvn verify: the containers are missing", e);
    }
  }

  /** Returns one of every line that is wanted, on this JDK and as the container comes. */
  static List<Container> of(String... wanted) {
    return withCompanion("", wanted);
  }

  /** Returns one of every line that there is a companion for, with that companion installed. */
  static List<Container> withCompanion(String format, String... wanted) {
    return lines().stream()
        .filter(line -> List.of(wanted).contains(line))
        .map(line -> running(line, JavaHomes.current(), format, ""))
        .toList();
  }

  /** Returns one of every line that has so few threads, with the fixture for outages alone. */
  static List<Container> withThreads(int threads, String... wanted) {
    return lines().stream()
        .filter(line -> List.of(wanted).contains(line))
        .map(line -> running(line, JavaHomes.current(), "", Integer.toString(threads)))
        .toList();
  }

  /**
   * Returns one of every line that is wanted, with these applications alone: pairs of a context
   * path and a WAR.
   */
  static List<Container> withApplications(List<String> applications, String... wanted) {
    return lines().stream()
        .filter(line -> List.of(wanted).contains(line))
        .map(
            line ->
                RUNNING.computeIfAbsent(line + " " + applications, k -> start(line, applications)))
        .toList();
  }

  private static Container start(String line, List<String> applications) {
    try {
      Path java = JavaHomes.current();
      Path work = Files.createDirectories(TARGET.resolve("work/" + line + "-set-up"));
      List<String> command = new ArrayList<>(command(line, java, "", "1", work));
      command.removeIf(word -> word.equals("-Dthreads=1"));
      List<String> fixture = command.subList(command.size() - 2, command.size());
      fixture.clear();
      command.addAll(applications);
      Container container = new Container(line, java, 0);
      Process process = new ProcessBuilder(command).redirectError(container.log().toFile()).start();
      return new Container(line, java, awaitPort(process, container.log()));
    } catch (IOException e) {
      throw new UncheckedIOException(line + " does not start", e);
    }
  }

  /** Returns the file with the console output of a container that has its own applications. */
  Path log() {
    return TARGET.resolve("work/" + line + "-set-up.log");
  }

  private static Container running(String line, Path java, String companion, String threads) {
    return RUNNING.computeIfAbsent(
        line + " " + java + " " + companion + " " + threads,
        key -> start(line, java, companion, threads));
  }

  int port() {
    return port;
  }

  /** Returns whether the container silently drops parameters that it cannot decode. */
  boolean dropsBrokenParameters() {
    return line.equals("tomcat-10.1") || isUndertow() || isPayara();
  }

  /** Returns whether this is the named line, for lines of one container that differ. */
  boolean is(String wanted) {
    return line.equals(wanted);
  }

  boolean hasVirtualThreads() {
    return JavaHomes.isNewer(java);
  }

  boolean isTomcat() {
    return line.startsWith("tomcat");
  }

  boolean isJetty() {
    return line.startsWith("jetty");
  }

  /** WildFly's container is Undertow. */
  boolean isUndertow() {
    return line.startsWith("undertow") || line.startsWith("wildfly");
  }

  /** Payara's container comes from an old Tomcat. */
  boolean isPayara() {
    return line.startsWith("payara");
  }

  boolean isWildFly() {
    return line.startsWith("wildfly");
  }

  boolean isFullServer() {
    return isPayara() || isWildFly() || isLiberty();
  }

  boolean isLiberty() {
    return line.startsWith("liberty");
  }

  @Override
  public String toString() {
    String threads = hasVirtualThreads() ? " with virtual threads" : "";
    return line + " on " + java.getFileName() + threads;
  }

  private static Container start(String line, Path java, String companion, String threads) {
    try {
      if (LINES.endsWith("servers")) {
        return new Container(line, java, FullServer.start(LINES.resolve(line), line, java));
      }
      String name = line + "-" + java.getFileName() + companion + threads;
      Path work = Files.createDirectories(TARGET.resolve("work/" + name));
      Path log = TARGET.resolve("work/" + name + ".log");
      Process process =
          new ProcessBuilder(command(line, java, companion, threads, work))
              .redirectError(log.toFile())
              .start();
      return new Container(line, java, awaitPort(process, log));
    } catch (IOException e) {
      throw new UncheckedIOException(line + " does not start", e);
    }
  }

  /** Java's source-file mode, so that no compiler sees two containers at the same time. */
  private static List<String> command(
      String line, Path java, String companion, String threads, Path work) throws IOException {
    String kind = line.substring(0, line.indexOf('-'));
    String launcher = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    String classPath = LINES.resolve(line).normalize() + "/*";
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin/java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Djava.io.tmpdir=" + work);
    command.add("-DvirtualThreads=" + JavaHomes.isNewer(java));
    if (!companion.isEmpty()) {
      command.add("-Dcompanion=" + companion);
      classPath += File.pathSeparator + OtherBuild.companion(kind);
    }
    command.addAll(List.of("-cp", classPath, "src/launchers/" + launcher + "Launcher.java"));
    if (!threads.isEmpty()) {
      command.add(1, "-Dthreads=" + threads);
      command.addAll(List.of("/shop", FIXTURES.resolve("fixture-outage.war").toString()));
      return command;
    }
    String war = FIXTURES.resolve("fixture.war").toString();
    command.addAll(List.of("/", war, "/shop", war));
    command.addAll(List.of("/variants", FIXTURES.resolve("fixture-variants.war").toString()));
    command.addAll(List.of("/old-jackson", FIXTURES.resolve("fixture-old-jackson.war").toString()));
    if (!companion.isEmpty()) {
      command.addAll(List.of("/other-build", OtherBuild.war(work).toString()));
    }
    return command;
  }

  private static int awaitPort(Process process, Path log) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String text = out.readLine(); text != null; text = out.readLine()) {
      if (text.startsWith("PORT ")) {
        return Integer.parseInt(text.substring(5));
      }
    }
    throw new IOException("it ended by itself; see " + log + ":\n" + Files.readString(log));
  }
}
