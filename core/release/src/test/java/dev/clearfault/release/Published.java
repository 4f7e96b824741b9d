package dev.clearfault.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * One module of the bundle.
 *
 * @param artifactId its name
 */
record Published(String artifactId) {
  static final Path BUNDLE = Path.of("target/bundle");
  static final String VERSION = System.getProperty("version", "");
  private static final Path MODULES = BUNDLE.resolve("dev/clearfault");

  /** Those that the bundle has. */
  static List<Published> modules() {
    try (Stream<Path> folders = Files.list(MODULES)) {
      return folders.map(module -> new Published(module.getFileName().toString())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that are more than a POM. */
  static List<Published> jars() {
    return modules().stream().filter(module -> !module.pom().isPomOnly()).toList();
  }

  /** Those that have classes: all but the archetype. */
  static List<Published> libraries() {
    String metadata = "META-INF/maven/archetype-metadata.xml";
    return jars().stream()
        .filter(module -> !entries(module.file(".jar")).containsKey(metadata))
        .toList();
  }

  /** Where its versions are; there is one. */
  Path versions() {
    return MODULES.resolve(artifactId);
  }

  Path folder() {
    return versions().resolve(VERSION);
  }

  /** The file with this ending, {@code -sources.jar} for example. */
  Path file(String ending) {
    return folder().resolve(artifactId + "-" + VERSION + ending);
  }

  Pom pom() {
    return Pom.read(file(".pom"));
  }

  /** The packages that users may name: those of the sources that are not internal. */
  List<String> packages() {
    return entries(file("-sources.jar")).keySet().stream()
        .filter(name -> name.endsWith(".java") && name.contains("/"))
        .map(name -> name.substring(0, name.lastIndexOf('/')))
        .filter(name -> !name.startsWith("META-INF") && !isInternal(name))
        .distinct()
        .toList();
  }

  static boolean isInternal(String name) {
    return ("/" + name + "/").contains("/internal/");
  }

  /** The files in an archive, by their names. */
  static TreeMap<String, byte[]> entries(Path archive) {
    TreeMap<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          entries.put(entry.getName(), zip.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  @Override
  public String toString() {
    return artifactId;
  }
}
