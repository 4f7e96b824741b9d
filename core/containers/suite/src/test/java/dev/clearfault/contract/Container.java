package dev.clearfault.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  /** The folder with the containers, or with the full servers in their profile. */
  static final Path LINES = Path.of(System.getProperty("lines", "../target"));

  /** The folder with the WARs. */
  static final Path FIXTURES = Path.of("../fixture/target").toAbsolutePath().normalize();

  private static final Map<String, Container> RUNNING = new ConcurrentHashMap<>();

  /** The lines that also run on the newer JDK, with virtual threads. */
  private static final Set<String> ON_NEWER_JDK = Set.of("jetty-12.1-ee11", "tomcat-11");

  private final String line;
  private final Path java;
  private final int port;
  private final Path log;

  private Container(String line, Path java, int port, Path log) {
    this.line = line;
    this.java = java;
    this.port = port;
    this.log = log;
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

  /** A test class that none of them fits has nothing to do, so there must be at least one. */
  private static List<String> lines() {
    String wanted = System.getProperty("containers", "");
    try (Stream<Path> directories = Files.list(LINES)) {
      List<String> lines =
          directories
              .filter(Files::isDirectory)
              .map(directory -> directory.getFileName().toString())
              .filter(line -> line.contains("-")) // The name of a line ends with its version.
              .filter(line -> wanted.isEmpty() || List.of(wanted.split(",")).contains(line))
              .sorted()
              .toList();
      if (lines.isEmpty()) {
        throw new IllegalStateException("no container of " + LINES + " is among: " + wanted);
      }
      return lines;
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
                RUNNING.computeIfAbsent(
                    line + " " + applications,
                    key -> start(new Launch(line, JavaHomes.current(), "", ""), applications)))
        .toList();
  }

  /** Returns the file with the console output. */
  Path log() {
    return log;
  }

  private static Container running(String line, Path java, String companion, String threads) {
    return RUNNING.computeIfAbsent(
        line + " " + java + " " + companion + " " + threads,
        key -> start(new Launch(line, java, companion, threads), List.of()));
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

  /** Starts it with these applications, or with the fixtures if there are none. */
  private static Container start(Launch launch, List<String> applications) {
    String line = launch.line();
    boolean full = LINES.endsWith("servers");
    String name =
        full
            ? line
            : applications.isEmpty() ? launch.name() : line + applications.get(0).replace('/', '-');
    try {
      int port =
          full
              ? FullServer.start(LINES.resolve(line), line, launch.java())
              : launch.with(name, applications.isEmpty() ? launch.fixtures() : applications);
      return new Container(line, launch.java(), port, Launch.log(name));
    } catch (IOException e) {
      throw new UncheckedIOException(line + " does not start", e);
    }
  }
}
