package dev.clearfault.contract;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The WARs of applications on frameworks, with the filter and without it. */
final class FrameworkWar {
  private static final String WEB_XML = "WEB-INF/web.xml";

  /** Stands in {@code web.xml} around what belongs to the filter. */
  private static final String MARKED = "(?s)<!-- filter -->.*?<!-- end -->";

  private FrameworkWar() {}

  static Path of(String framework) {
    return Path.of("../frameworks", framework, "target", framework + ".war")
        .toAbsolutePath()
        .normalize();
  }

  /**
   * Makes a copy without the filter.
   *
   * @param libraries the beginning of the names of the libraries to leave out, too
   */
  static Path without(Path war, String libraries) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "alone").toAbsolutePath());
    Path copy = folder.resolve(war.getFileName());
    Files.copy(war, copy, StandardCopyOption.REPLACE_EXISTING);
    try (FileSystem zip = FileSystems.newFileSystem(copy)) {
      Path webXml = zip.getPath(WEB_XML);
      Files.writeString(webXml, Files.readString(webXml).replaceAll(MARKED, ""));
      for (Path library : list(zip.getPath("WEB-INF/lib"))) {
        if (library.getFileName().toString().startsWith(libraries)) {
          Files.delete(library);
        }
      }
    }
    return copy;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
