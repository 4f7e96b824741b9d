package dev.clearfault.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The JDKs that the containers run on. */
final class JavaHomes {
  private JavaHomes() {}

  /** Returns this JDK and, if there is one in the same folder, the newest of the newer ones. */
  static List<Path> toTest() {
    Path current = current();
    List<Path> homes = new ArrayList<>(List.of(current));
    try (Stream<Path> beside = Files.list(current.getParent())) {
      Optional<Path> newest =
          beside
              .filter(home -> Files.isExecutable(home.resolve("bin/java")))
              .filter(JavaHomes::isNewer)
              .max(Comparator.comparingInt(JavaHomes::feature));
      newest.ifPresent(homes::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return homes;
  }

  /** Returns this JDK. */
  static Path current() {
    try {
      return Path.of(System.getProperty("java.home")).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether a JDK is newer than this one. */
  static boolean isNewer(Path home) {
    return feature(home) > Runtime.version().feature();
  }

  /** Returns the version from the file that every JDK has at its root, such as 25; 0 without it. */
  static int feature(Path home) {
    try (var release = Files.newBufferedReader(home.resolve("release"))) {
      Properties properties = new Properties();
      properties.load(release);
      String version = properties.getProperty("JAVA_VERSION", "\"0\"").replace("\"", "");
      return Runtime.Version.parse(version).feature();
    } catch (IOException | IllegalArgumentException e) {
      return 0;
    }
  }
}
