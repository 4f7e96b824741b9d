package dev.clearfault.contract;

import java.nio.file.Path;

/**
 * Where tests put containers and applications. The build runs tests in more than one JVM, and each
 * has a folder of its own.
 */
final class WorkFolder {
  private static final Path FOLDER =
      Path.of("target", System.getProperty("workFolder", "work")).toAbsolutePath();

  private WorkFolder() {}

  /** Returns a file or a folder of that name. */
  static Path of(String name) {
    return FOLDER.resolve(name);
  }
}
