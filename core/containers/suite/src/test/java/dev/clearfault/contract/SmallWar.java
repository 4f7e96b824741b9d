package dev.clearfault.contract;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A web application made of the samples, with the libraries of the fixture. */
final class SmallWar {
  /** The folder with the compiled samples of the documentation. */
  private static final Path SAMPLES = Path.of("../../filter/target/test-classes/com/example/shop");

  private static final String CLASSES = "WEB-INF/classes/com/example/shop/";

  private SmallWar() {}

  /**
   * Builds it.
   *
   * @param without the beginning of the name of a library to leave out; empty for none
   */
  static Path build(Path war, String webXml, String without) throws IOException {
    Files.copy(Container.FIXTURES.resolve("fixture.war"), war, StandardCopyOption.REPLACE_EXISTING);
    try (FileSystem zip = FileSystems.newFileSystem(war)) {
      Files.writeString(zip.getPath("WEB-INF/web.xml"), webXml);
      for (Path library : list(zip.getPath("WEB-INF/lib"))) {
        if (!without.isEmpty() && library.getFileName().toString().startsWith(without)) {
          Files.delete(library);
        }
      }
      Files.createDirectories(zip.getPath(CLASSES));
      for (Path sample : list(SAMPLES)) {
        Files.copy(sample, zip.getPath(CLASSES + sample.getFileName()));
      }
    }
    return war;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
