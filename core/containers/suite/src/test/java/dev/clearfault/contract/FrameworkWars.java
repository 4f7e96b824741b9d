package dev.clearfault.contract;

import dev.clearfault.spi.ProblemListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Web applications on frameworks. Each is deployed twice: with the filter, and beside it without,
 * to see what the framework answers by itself.
 */
final class FrameworkWars {
  /** What is added to the context path of an application with the filter. */
  static final String WITH = "-with";

  /** The same without the filter. It is as long, because pages write their address into bodies. */
  static final String BARE = "-bare";

  /**
   * The containers of all applications on frameworks, separated by commas. One is enough for most
   * changes, because the answers depend on the framework.
   */
  static final String[] LINES = System.getProperty("frameworks.on", "tomcat-11").split(",", -1);

  private static final Path FRAMEWORKS = Path.of("../frameworks").toAbsolutePath().normalize();

  /** The elements that set the filter up, between two comments in {@code web.xml}. */
  private static final Pattern SET_UP =
      Pattern.compile("<!-- begin clearfault -->.*?<!-- end clearfault -->", Pattern.DOTALL);

  private FrameworkWars() {}

  /** Returns the containers that run the applications with pages, with GraphQL and with Struts. */
  static List<Container> containers() {
    List<String> applications = new ArrayList<>();
    for (String name : List.of("pages", "graphql", "struts")) {
      Path war = of(name);
      applications.addAll(List.of("/" + name + WITH, telling(war).toString()));
      applications.addAll(List.of("/" + name + BARE, bare(war).toString()));
    }
    return Container.withApplications(applications, LINES);
  }

  /** Returns the application of a framework. */
  static Path of(String name) {
    return FRAMEWORKS.resolve(name + "/target/" + name + ".war");
  }

  private static Path bare(Path war) {
    return without(war, BARE, "no library");
  }

  /**
   * Returns a copy without the filter.
   *
   * @param libraries the beginning of the names of the libraries to leave out, too
   */
  static Path without(Path war, String suffix, String libraries) {
    return copy(
        war,
        suffix,
        root -> {
          Path webXml = root.resolve("WEB-INF/web.xml");
          Files.writeString(webXml, SET_UP.matcher(Files.readString(webXml)).replaceAll(""));
          for (Path library : list(root.resolve("WEB-INF/lib"))) {
            if (library.getFileName().toString().startsWith(libraries)) {
              Files.delete(library);
            }
          }
        });
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static Path telling(Path war) {
    return copy(war, WITH, FrameworkWars::addListener);
  }

  static void addListener(Path root) throws IOException {
    String listener = TellingListener.class.getName();
    Path classes = root.resolve("WEB-INF/classes");
    Path file = classes.resolve(listener.replace('.', '/') + ".class");
    Files.createDirectories(file.getParent());
    try (InputStream in = TellingListener.class.getResourceAsStream("TellingListener.class")) {
      Files.copy(Objects.requireNonNull(in), file);
    }
    Path service = classes.resolve("META-INF/services/" + ProblemListener.class.getName());
    Files.createDirectories(service.getParent());
    Files.writeString(service, listener);
  }

  /** What is done to the files of a WAR. */
  interface Change {
    void apply(Path root) throws IOException;
  }

  /** Returns a changed copy. */
  static Path copy(Path war, String suffix, Change change) {
    try {
      String name = war.getFileName().toString().replace(".war", suffix + ".war");
      Path copy = Files.createDirectories(WorkFolder.of("frameworks")).resolve(name);
      Files.copy(war, copy, StandardCopyOption.REPLACE_EXISTING);
      try (FileSystem zip = FileSystems.newFileSystem(copy)) {
        change.apply(zip.getPath("/"));
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
