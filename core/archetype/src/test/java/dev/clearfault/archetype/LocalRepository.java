package dev.clearfault.archetype;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The local repository of this build, with what the build has just made in addition: a project
 * outside of the build finds both there, and nothing is installed.
 *
 * @param folder links to the repository of the build, but for the group of this library
 */
record LocalRepository(Path folder) {
  private static final String GROUP = "clearfault";
  private static final String VERSION = System.getProperty("archetype.version");
  private static final Path CORE = Path.of("..").toAbsolutePath().normalize();

  /** Where the POMs are that the new project needs, its parents included. */
  private static final Map<String, Path> MODULES =
      Map.of(
          "clearfault-bom", CORE.resolve("bom"),
          "clearfault-parent", CORE.resolve(".."),
          "clearfault-modules", CORE,
          "clearfault-core", CORE.resolve("filter"),
          "clearfault-testing", CORE.resolve("testing"),
          "clearfault-archetype", CORE.resolve("archetype"));

  static LocalRepository in(Path folder) throws IOException {
    Path known = Path.of(System.getProperty("local.repository"));
    Path own = Files.createDirectories(folder.resolve("dev"));
    link(known, folder, "dev");
    link(known.resolve("dev"), own, GROUP);
    Path group = Files.createDirectory(own.resolve(GROUP));
    for (var module : MODULES.entrySet()) {
      add(module.getKey(), module.getValue(), group);
    }
    return new LocalRepository(folder);
  }

  private static void link(Path from, Path to, String butFor) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(f -> !f.endsWith(butFor)).toList()) {
        Files.createSymbolicLink(to.resolve(file.getFileName().toString()), file);
      }
    }
  }

  private static void add(String artifact, Path module, Path group) throws IOException {
    Path version = Files.createDirectories(group.resolve(artifact).resolve(VERSION));
    String name = artifact + "-" + VERSION;
    Files.copy(module.resolve("pom.xml"), version.resolve(name + ".pom"));
    Path jar = module.resolve("target").resolve(name + ".jar");
    if (Files.exists(jar)) { // A parent has none.
      Files.copy(jar, version.resolve(name + ".jar"));
    }
  }
}
