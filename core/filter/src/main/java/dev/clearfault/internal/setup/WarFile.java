package dev.clearfault.internal.setup;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Opens applications that nobody has started. */
public final class WarFile {
  private WarFile() {}

  /**
   * What is done with an application.
   *
   * @param <T> what it results in
   */
  public interface Use<T> {
    /** Uses the application, whose classes can be loaded until this returns. */
    T of(UndeployedApplication application) throws IOException;
  }

  /**
   * Opens a WAR, or the folder with what is in it, and uses it.
   *
   * @param contextPath where it will be deployed; empty for the root
   * @param notices is told what is left out, and what the application logs
   * @throws IllegalArgumentException if it is no application; the message says what to do
   * @throws IOException if a file cannot be read
   */
  public static <T> T use(Path war, String contextPath, Consumer<String> notices, Use<T> use)
      throws IOException {
    if (Files.isDirectory(war)) {
      return useFolder(war, contextPath, notices, use);
    }
    if (!Files.exists(war)) {
      throw new IllegalArgumentException(
          war + " does not exist: build the application before, or correct the path");
    }
    Path folder = Files.createTempDirectory("clearfault");
    try (FileSystem content = FileSystems.newFileSystem(war)) {
      copy(content.getPath("/WEB-INF"), folder.resolve("WEB-INF"));
      return useFolder(folder, contextPath, notices, use);
    } finally {
      delete(folder);
    }
  }

  private static <T> T useFolder(
      Path folder, String contextPath, Consumer<String> notices, Use<T> use) throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(folder.resolve("WEB-INF/classes").toUri().toURL());
    Path libraries = folder.resolve("WEB-INF/lib");
    if (Files.isDirectory(libraries)) {
      try (Stream<Path> jars = Files.list(libraries)) {
        for (Path jar : jars.sorted().toList()) {
          urls.add(jar.toUri().toURL());
        }
      }
    }
    ClassLoader own = WarFile.class.getClassLoader();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), own)) {
      thread.setContextClassLoader(loader); // As a container does; providers are found there.
      return use.of(UndeployedApplication.read(folder, loader, contextPath, notices));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
