package dev.clearfault.demo.tomcat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** The launcher jar as a user starts it: a process with a temporary folder of its own. */
final class LaunchedDemo implements AutoCloseable {
  static final Path JAR = Path.of("target", "tomcat-demo.jar");

  private final Process process;
  private final BufferedReader output;
  private final Path errors;
  private final Path temporaryFolder;

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
        .removeAll(List.of("HOST", "PORT", "RATES_URL", "JAVA_TOOL_OPTIONS"));
    builder.environment().putAll(environment);
    return new LaunchedDemo(
        builder.redirectError(errors.toFile()).start(), errors, temporaryFolder);
  }

  /** Returns a copy of the jar whose WAR gives the filter an init-param. */
  static Path jarWith(String option, String value, Path folder) throws IOException {
    Path jar = Files.copy(JAR, folder.resolve("with-" + option + ".jar"));
    Path war = folder.resolve("with-" + option + ".war");
    try (FileSystem content = FileSystems.newFileSystem(jar)) {
      Path packed = content.getPath("tomcat-demo.war");
      Files.copy(packed, war);
      try (FileSystem application = FileSystems.newFileSystem(war)) {
        Path descriptor = application.getPath("WEB-INF/web.xml");
        Files.writeString(descriptor, withOption(Files.readString(descriptor), option, value));
      }
      Files.copy(war, packed, StandardCopyOption.REPLACE_EXISTING);
    }
    return jar;
  }

  private static String withOption(String descriptor, String option, String value) {
    String before =
        "<filter-class>dev.clearfault.ExceptionMappingFilter</filter-class>\n"
            + "    <async-supported>true</async-supported>";
    if (!descriptor.contains(before)) {
      throw new IllegalStateException("the descriptor has another form than it had");
    }
    return descriptor.replace(
        before,
        before
            + "<init-param><param-name>%s</param-name><param-value>%s</param-value></init-param>"
                .formatted(option, value));
  }

  /** Waits for the line that says where the demo listens, and takes the address out of it. */
  String awaitUrl() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IllegalStateException("did not start: " + errors());
    }
    return line.substring(line.indexOf("http://"));
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

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
