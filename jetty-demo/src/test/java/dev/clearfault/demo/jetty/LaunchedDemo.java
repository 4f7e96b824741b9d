package dev.clearfault.demo.jetty;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The launcher jar as a user starts it: a process with a temporary folder of its own. */
final class LaunchedDemo implements AutoCloseable {
  static final Path JAR = Path.of("target", "jetty-demo.jar");

  private final Process process;
  private final BufferedReader output;
  private final Path errors;
  private final Path temporaryFolder;
  private String url = "";

  private LaunchedDemo(Process process, Path errors, Path temporaryFolder) {
    this.process = process;
    this.output = process.inputReader();
    this.errors = errors;
    this.temporaryFolder = temporaryFolder;
  }

  static LaunchedDemo launch(Path jar, Path folder, Map<String, String> environment)
      throws IOException {
    Path temporaryFolder = Files.createDirectory(folder.resolve("tmp"));
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + temporaryFolder,
            "-jar",
            jar.toString());
    builder
        .environment()
        .keySet()
        .removeAll(List.of("HOST", "PORT", "PAYMENTS_URL", "JAVA_TOOL_OPTIONS"));
    builder.environment().putAll(environment);
    return new LaunchedDemo(
        builder.redirectError(errors.toFile()).start(), errors, temporaryFolder);
  }

  /** Waits for the line that says where the demo listens, and takes the address out of it. */
  String awaitUrl() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IllegalStateException("did not start: " + errors());
    }
    url = line.substring(line.indexOf("http://"));
    return url;
  }

  /** Asks the process to end, as a terminal or a container runtime does. */
  void stop() throws InterruptedException {
    // Process.destroy() would also close the streams that are still to be read.
    process.toHandle().destroy();
    process.waitFor();
  }

  int awaitExit() throws InterruptedException {
    return process.waitFor();
  }

  /** What was written to standard output and not yet read. */
  List<String> output() {
    return output.lines().toList();
  }

  List<String> errors() throws IOException {
    return Files.readAllLines(errors);
  }

  List<String> temporaryFiles() throws IOException {
    try (var files = Files.list(temporaryFolder)) {
      return files.map(Path::toString).toList();
    }
  }

  /** The port in the address that it told. */
  String port() {
    return Integer.toString(URI.create(url).getPort());
  }

  /** Ends the process as a crash does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
