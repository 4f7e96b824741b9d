package dev.clearfault.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What is different about one demo.
 *
 * @param server the name of its server, such as {@code Jetty}
 * @param upstream the name of the service that it calls
 * @param path the path of a resource that answers GET and POST
 * @param client makes a client for the URL of the running demo
 * @param isBehindGateway whether the gateway of the Tomcat demo is in front of it
 */
public record Demo(
    String server,
    String upstream,
    String path,
    Function<String, DemoClient> client,
    boolean isBehindGateway) {
  static final String FILE = "folder/file.txt";

  /** Describes a demo that clients reach without a gateway. */
  public Demo(String server, String upstream, String path, Function<String, DemoClient> client) {
    this(server, upstream, path, client, false);
  }

  /** Returns the same demo with the gateway of the Tomcat demo in front. */
  public Demo behindGateway() {
    return new Demo(server, upstream, path, client, true);
  }

  /** Returns the path of the resource as clients of {@code url} write it. */
  String pathAt(String url) {
    return URI.create(url).resolve(path.substring(1)).getRawPath();
  }

  /** Returns the file name of the jar and the WAR, without the ending. */
  public String name() {
    return server.toLowerCase(Locale.ROOT) + "-demo";
  }

  /** Returns the name of the environment variable for the URL of the service. */
  public String upstreamVariable() {
    return upstream.toUpperCase(Locale.ROOT) + "_URL";
  }

  /** Returns the jar that starts the demo. */
  public Path jar() {
    return Path.of("target", name() + ".jar");
  }

  /** Returns the WAR, which is in that jar, too. */
  Path war() {
    return Path.of("target", name() + ".war");
  }

  /** Returns a copy of the jar whose WAR gives one init-param to the filter. */
  public Path jarWith(String option, String value, Path folder) throws IOException {
    return jarWith(Map.of(option, value), folder);
  }

  /**
   * Returns a copy of the jar whose WAR has a file too, and gives these init-params to the filter.
   */
  public Path jarWith(Map<String, String> options, Path folder) throws IOException {
    String copy = "with-" + String.join("-", new TreeSet<>(options.keySet()));
    Path war = Files.copy(war(), folder.resolve(copy + ".war"));
    try (FileSystem application = FileSystems.newFileSystem(war)) {
      Path descriptor = application.getPath("WEB-INF/web.xml");
      Files.writeString(descriptor, withOptions(Files.readString(descriptor), options));
      Path file = application.getPath(FILE);
      Files.createDirectory(file.getParent());
      Files.writeString(file, FILE);
    }
    return jarWith(war, folder.resolve(copy + ".jar"));
  }

  /** Returns a copy of the jar that starts another WAR. */
  Path jarWith(Path war, Path copy) throws IOException {
    Files.copy(jar(), copy);
    try (FileSystem content = FileSystems.newFileSystem(copy)) {
      Files.copy(war, content.getPath(name() + ".war"), StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }

  private static String withOptions(String descriptor, Map<String, String> options) {
    String before =
        "<filter-class>dev.clearfault.ExceptionMappingFilter</filter-class>\n"
            + "    <async-supported>true</async-supported>";
    if (!descriptor.contains(before)) {
      throw new IllegalStateException("web.xml does not contain: " + before);
    }
    StringBuilder parameters = new StringBuilder(before);
    options.forEach(
        (name, value) ->
            parameters.append(
                "<init-param><param-name>%s</param-name><param-value>%s</param-value></init-param>"
                    .formatted(name, value)));
    return descriptor.replace(before, parameters);
  }

  /** Starts the demo on a free port. */
  public LaunchedDemo launch(Path folder) throws IOException {
    return launch(folder, Map.of("PORT", "0"));
  }

  /** Starts the demo with these environment variables. */
  public LaunchedDemo launch(Path folder, Map<String, String> environment) throws IOException {
    return launch(jar(), folder, environment);
  }

  /** Starts a copy of the demo with these environment variables. */
  public LaunchedDemo launch(Path jar, Path folder, Map<String, String> environment)
      throws IOException {
    return LaunchedDemo.launch(jar, folder, upstreamVariable(), environment);
  }
}
