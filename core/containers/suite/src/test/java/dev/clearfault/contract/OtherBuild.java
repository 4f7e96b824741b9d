package dev.clearfault.contract;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The fixture with another build of core than the server. Its title of 400 is different, which
 * shows whose class has answered. It has no error page.
 */
final class OtherBuild {
  static final String TITLE = "Bad Request";
  static final String OTHER_TITLE = "bAD rEQUEST";

  private OtherBuild() {}

  /** Returns the companion of this build for a server. */
  static Path companion(String kind) throws IOException {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(file -> file.getFileName().toString().startsWith("clearfault-" + kind))
        .findFirst()
        .orElseThrow(() -> new IOException("run mvn verify: there is no companion for " + kind));
  }

  /** Returns a WAR in the folder. */
  static Path war(Path folder) throws IOException {
    Path war = folder.resolve("other-build.war");
    Files.copy(Container.FIXTURES.resolve("fixture.war"), war, StandardCopyOption.REPLACE_EXISTING);
    try (FileSystem zip = FileSystems.newFileSystem(war)) {
      Path descriptor = zip.getPath("WEB-INF/web.xml");
      String xml = Files.readString(descriptor);
      Files.writeString(descriptor, xml.replaceAll("(?s)<error-page>.*</error-page>", ""));
      Path packed = core(zip);
      Path jar = folder.resolve("core.jar");
      Files.copy(packed, jar, StandardCopyOption.REPLACE_EXISTING);
      respell(jar);
      Files.copy(jar, packed, StandardCopyOption.REPLACE_EXISTING);
    }
    return war;
  }

  private static Path core(FileSystem zip) throws IOException {
    try (Stream<Path> jars = Files.list(zip.getPath("WEB-INF/lib"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("clearfault-core"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** The length is the same, so that the class file stays valid. */
  private static void respell(Path jar) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Path phrases = zip.getPath("dev/clearfault/problem/StatusPhrases.class");
      String bytes = Files.readString(phrases, StandardCharsets.ISO_8859_1);
      Files.writeString(phrases, bytes.replace(TITLE, OTHER_TITLE), StandardCharsets.ISO_8859_1);
    }
  }
}
