package dev.clearfault.archetype;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A project that the archetype has made.
 *
 * @param folder where it is
 * @param repository where its Maven finds artifacts
 */
record NewProject(Path folder, LocalRepository repository) {
  /** What a command of Maven has printed, and its exit status. */
  record Outcome(int status, String output) {}

  /** Makes a project with the command of the documentation, in a folder that is emptied before. */
  static NewProject make(Path around) throws IOException, InterruptedException {
    if (Files.exists(around)) {
      try (Stream<Path> files = Files.walk(around)) { // It follows no link.
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(around);
    LocalRepository repository =
        LocalRepository.in(Files.createDirectory(around.resolve("repository")));
    NewProject parent = new NewProject(around, repository);
    Outcome made =
        parent.mvn(
            "org.apache.maven.plugins:maven-archetype-plugin:"
                + System.getProperty("archetype.plugin.version")
                + ":generate",
            "-DarchetypeCatalog=internal",
            "-DarchetypeGroupId=dev.clearfault",
            "-DarchetypeArtifactId=clearfault-archetype",
            "-DarchetypeVersion=" + System.getProperty("archetype.version"),
            "-DgroupId=com.example",
            "-DartifactId=orders",
            "-Dpackage=com.example.orders");
    if (made.status != 0) {
      throw new IOException(made.output);
    }
    return new NewProject(around.resolve("orders"), repository);
  }

  /** Runs Maven without questions. */
  Outcome mvn(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-Dmaven.repo.local=" + repository.folder()));
    command.addAll(List.of(arguments));
    ProcessBuilder maven =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    maven.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = maven.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  /** Changes a file below {@code src/main}, as somebody does who makes a mistake. */
  void change(String file, String text, String other) throws IOException {
    Path source = folder.resolve("src/main").resolve(file);
    String content = Files.readString(source);
    if (!content.contains(text)) {
      throw new IOException(file + " does not have: " + text);
    }
    Files.writeString(source, content.replace(text, other));
  }

  /** Adds a class with a mistake. */
  void add(Path source) throws IOException {
    Files.copy(
        source, folder.resolve("src/main/java/com/example/orders").resolve(source.getFileName()));
  }

  Path war() {
    return folder.resolve("target/orders.war");
  }
}
