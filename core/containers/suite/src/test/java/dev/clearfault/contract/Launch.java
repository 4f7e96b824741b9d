package dev.clearfault.contract;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Starts a container in a JVM of its own, by Java's source-file mode, so that no compiler ever sees
 * two containers at once.
 *
 * @param companion the format in which the companion answers; empty for no companion
 * @param threads how many threads there are; empty for as many as the container has by itself
 */
record Launch(String line, Path java, String companion, String threads) {
  /** Returns where a container that was started by this name writes its standard error. */
  static Path log(String name) {
    return WorkFolder.of(name + ".log");
  }

  /** Returns its name if it has all fixtures. */
  String name() {
    return line + "-" + java.getFileName() + companion + threads;
  }

  /**
   * Starts it, and returns its port.
   *
   * @param name for its directory and its log
   * @param applications pairs of a context path and a WAR
   */
  int with(String name, List<String> applications) throws IOException {
    BufferedReader out = process(name, applications).start().inputReader(StandardCharsets.UTF_8);
    return Integer.parseInt(await("PORT ", out, log(name)));
  }

  /** Returns the process to start, which says in its output what it has done. */
  ProcessBuilder process(String name, List<String> applications) throws IOException {
    List<String> command = command(Files.createDirectories(WorkFolder.of(name)));
    command.addAll(applications);
    return new ProcessBuilder(command).redirectError(log(name).toFile());
  }

  private List<String> command(Path work) throws IOException {
    String kind = line.substring(0, line.indexOf('-'));
    String launcher = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    String classPath = Container.LINES.resolve(line).normalize() + "/*";
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin/java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Djava.io.tmpdir=" + work);
    command.add("-DvirtualThreads=" + JavaHomes.isNewer(java));
    if (!threads.isEmpty()) {
      command.add("-Dthreads=" + threads);
    }
    if (!companion.isEmpty()) {
      command.add("-Dcompanion=" + companion);
      classPath += File.pathSeparator + OtherBuild.companion(kind);
    }
    command.addAll(List.of("-cp", classPath, "src/launchers/" + launcher + "Launcher.java"));
    return command;
  }

  /** Returns all fixtures, as pairs; with few threads, the fixture for outages alone. */
  List<String> fixtures() throws IOException {
    if (!threads.isEmpty()) {
      return List.of("/shop", fixture("fixture-outage"));
    }
    List<String> all = new ArrayList<>();
    all.addAll(List.of("/", fixture("fixture"), "/shop", fixture("fixture")));
    all.addAll(List.of("/variants", fixture("fixture-variants")));
    all.addAll(List.of("/old-jackson", fixture("fixture-old-jackson")));
    all.addAll(List.of("/contract", fixture("fixture-contract")));
    if (!companion.isEmpty()) {
      all.addAll(
          List.of(
              "/other-build",
              OtherBuild.war(Files.createDirectories(WorkFolder.of(name()))).toString()));
    }
    return all;
  }

  private static String fixture(String name) {
    return Container.FIXTURES.resolve(name + ".war").toString();
  }

  /** Returns the rest of the next line that begins like this. */
  static String await(String beginning, BufferedReader out, Path log) throws IOException {
    for (String text = out.readLine(); text != null; text = out.readLine()) {
      if (text.startsWith(beginning)) {
        return text.substring(beginning.length());
      }
    }
    throw new IOException("it ended by itself; see " + log + ":\n" + Files.readString(log));
  }
}
