package dev.clearfault.demo;

import dev.clearfault.demo.published.ContractCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The jar of a demo as a user starts it: a process that has its own temporary folder. */
public final class LaunchedDemo implements AutoCloseable {
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

  static LaunchedDemo launch(
      Path jar, Path folder, String upstreamVariable, Map<String, String> environment)
      throws IOException {
    Path temporaryFolder = Files.createDirectory(folder.resolve("tmp"));
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", // It lives for seconds, beside others.
            "-XX:+UseSerialGC",
            "-Djava.io.tmpdir=" + temporaryFolder,
            "-jar",
            jar.toString());
    builder
        .environment()
        .keySet()
        .removeAll(
            List.of(
                "HOST", "PORT", "METRICS", "PLAYGROUND", upstreamVariable, "JAVA_TOOL_OPTIONS"));
    builder.environment().putAll(environment);
    return new LaunchedDemo(
        builder.redirectError(errors.toFile()).start(), errors, temporaryFolder);
  }

  /** Waits for the line that contains the address of the demo, and returns the address. */
  public String awaitUrl() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IllegalStateException("did not start: " + errors());
    }
    url = line.substring(line.indexOf("http://"));
    ContractCheck.watch(url);
    return url;
  }

  /** Returns the address that {@link #awaitUrl} has returned. */
  public String url() {
    return url;
  }

  /** Returns the port of the address. */
  public String port() {
    return Integer.toString(URI.create(url).getPort());
  }

  /** Asks the process to end, as a terminal or a container runtime does. */
  public void stop() throws InterruptedException {
    // Process.destroy() would also close the streams that the test has yet to read.
    process.toHandle().destroy();
    process.waitFor();
  }

  /** Ends the process as a crash does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits for the end of the process and returns its exit code. */
  public int awaitExit() throws InterruptedException {
    return process.waitFor();
  }

  /** Returns the lines of standard output that nobody has read yet. */
  public List<String> output() {
    return output.lines().toList();
  }

  /** Returns the lines of standard error. */
  public List<String> errors() throws IOException {
    return Files.readAllLines(errors);
  }

  /** Returns the files in the temporary folder of the process. */
  public List<String> temporaryFiles() throws IOException {
    try (var files = Files.list(temporaryFolder)) {
      return files.map(Path::toString).toList();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
