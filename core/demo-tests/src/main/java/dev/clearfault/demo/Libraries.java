package dev.clearfault.demo;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The libraries of others in the jar of a demo: unpacked in it, and in the WAR inside of it. */
final class Libraries {
  /** The file in the local repository, and where in the jar it is. */
  private final TreeMap<Path, TreeSet<String>> found = new TreeMap<>();

  private Libraries() {}

  /**
   * Finds them. Each class in the jar leads to the file on the class path of the tests that has it,
   * since the jar itself does not say what was unpacked into it.
   */
  static Libraries in(Path jar) throws IOException {
    Libraries libraries = new Libraries();
    libraries.read(new FileInputStream(jar.toFile()), "jar");
    return libraries;
  }

  /** Returns a table with their names, versions, licences and places. */
  String table() throws IOException {
    StringBuilder rows =
        new StringBuilder("| Library | Version | Licence | In |\n|---|---|---|---|\n");
    for (var library : found.entrySet()) {
      LibraryPom pom = LibraryPom.beside(library.getKey());
      rows.append("| ")
          .append(String.join(" | ", pom.name(), pom.version(), pom.licence()))
          .append(" | ")
          .append(String.join(", ", library.getValue()))
          .append(" |\n");
    }
    return rows.toString();
  }

  private void read(InputStream archive, String place) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(archive)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.endsWith(".war")) {
          readWar(new ZipInputStream(zip));
        } else if (isOfOthers(name)) {
          found.computeIfAbsent(owner(name), file -> new TreeSet<>()).add(place);
        }
      }
    }
  }

  /** Its stream stays open, for it is inside of the jar's. */
  private void readWar(ZipInputStream war) throws IOException {
    for (ZipEntry entry = war.getNextEntry(); entry != null; entry = war.getNextEntry()) {
      if (entry.getName().matches("WEB-INF/lib/(?!clearfault-).*\\.jar")) {
        ZipInputStream library = new ZipInputStream(war);
        Path owner = owner(firstClass(library));
        String name = entry.getName().replace("WEB-INF/lib/", "");
        if (!owner.endsWith(name)) {
          throw new IllegalStateException(name + " is not " + owner);
        }
        found.computeIfAbsent(owner, file -> new TreeSet<>()).add("WAR");
      }
    }
  }

  private static String firstClass(ZipInputStream library) throws IOException {
    for (ZipEntry entry = library.getNextEntry(); entry != null; entry = library.getNextEntry()) {
      if (isOfOthers(entry.getName())) {
        return entry.getName();
      }
    }
    throw new IllegalStateException("a library without a class");
  }

  private static boolean isOfOthers(String name) {
    return name.endsWith(".class")
        && !name.startsWith("dev/clearfault/")
        && !name.startsWith("META-INF/")
        && !name.endsWith("module-info.class");
  }

  private static Path owner(String className) throws IOException {
    URL url = Libraries.class.getClassLoader().getResource(className);
    if (url == null || !(url.openConnection() instanceof JarURLConnection jar)) {
      throw new IllegalStateException(className + " is in no library on the class path");
    }
    try {
      return Path.of(jar.getJarFileURL().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(url.toString(), e);
    }
  }
}
