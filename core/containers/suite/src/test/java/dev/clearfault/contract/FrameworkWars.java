package dev.clearfault.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Web applications on frameworks. Each is deployed twice: with the filter, and beside it without,
 * to see what the framework answers by itself.
 */
final class FrameworkWars {
  /** What is added to a context path for the application without the filter. */
  static final String ALONE = "-alone";

  private static final Path FRAMEWORKS = Path.of("../frameworks").toAbsolutePath().normalize();
  private static final Path TARGET = Path.of("target/frameworks").toAbsolutePath();

  /** The elements that set the filter up, between two comments in {@code web.xml}. */
  private static final Pattern SET_UP =
      Pattern.compile("<!-- begin clearfault -->.*<!-- end clearfault -->", Pattern.DOTALL);

  private FrameworkWars() {}

  /** Returns the containers that run the applications with pages, with GraphQL and with Struts. */
  static List<Container> containers() {
    List<String> applications = new ArrayList<>();
    for (String name : List.of("pages", "graphql", "struts")) {
      Path war = FRAMEWORKS.resolve(name + "/target/" + name + ".war");
      applications.addAll(List.of("/" + name, war.toString()));
      applications.addAll(List.of("/" + name + ALONE, alone(war).toString()));
    }
    return Container.withApplications(applications, "tomcat-11", "jetty-12.1-ee11");
  }

  private static Path alone(Path war) {
    try {
      Path copy = Files.createDirectories(TARGET).resolve(war.getFileName());
      Files.copy(war, copy, StandardCopyOption.REPLACE_EXISTING);
      try (FileSystem zip = FileSystems.newFileSystem(copy)) {
        Path webXml = zip.getPath("WEB-INF/web.xml");
        Files.writeString(webXml, SET_UP.matcher(Files.readString(webXml)).replaceAll(""));
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
