package dev.clearfault.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of the bundle, as Maven Central asks for them. */
class BundleIT {
  private static final Map<String, String> CHECKSUMS =
      Map.of(".md5", "MD5", ".sha1", "SHA-1", ".sha256", "SHA-256");
  private static final boolean SIGNED = System.getenv("MAVEN_GPG_KEY") != null;

  static List<Published> modules() {
    return Published.modules();
  }

  static List<Published> jars() {
    return Published.jars();
  }

  @Test
  void modulesAreThoseOfTheBom() throws IOException {
    List<String> expected = new ArrayList<>(new Published("clearfault-bom").pom().managed());
    String built = Files.readString(Path.of("pom.xml"));
    assertThat(expected)
        .as("modules that are built before this one")
        .allMatch(module -> built.contains("<artifactId>" + module + "</artifactId>"));
    expected.addAll(List.of("clearfault-bom", "clearfault-archetype"));
    assertThat(modules()).map(Published::artifactId).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void moduleHasTheseFilesAndNoOthers(Published module) throws IOException {
    List<String> expected = new ArrayList<>();
    for (String ending : endings(module)) {
      String name = module.file(ending).getFileName().toString();
      expected.add(name);
      CHECKSUMS.keySet().forEach(checksum -> expected.add(name + checksum));
      if (SIGNED) {
        expected.add(name + ".asc");
      }
    }
    try (Stream<Path> files = Files.list(module.folder())) {
      assertThat(files)
          .map(file -> file.getFileName().toString())
          .containsExactlyInAnyOrderElementsOf(expected);
    }
    try (Stream<Path> versions = Files.list(module.versions())) {
      assertThat(versions).containsExactly(module.folder());
    }
  }

  private static List<String> endings(Published module) {
    if (module.pom().isPomOnly()) {
      return List.of(".pom");
    }
    List<String> endings = List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar");
    String parts = "-cyclonedx.json";
    return Parts.MADE || Files.exists(module.file(parts))
        ? Stream.concat(endings.stream(), Stream.of(parts)).toList()
        : endings;
  }

  @Test
  void checksumsAreThoseOfTheirFiles() throws IOException, NoSuchAlgorithmException {
    List<Path> checksums =
        files().stream().filter(file -> CHECKSUMS.containsKey(ending(file))).toList();
    assertThat(checksums).isNotEmpty();
    for (Path checksum : checksums) {
      String name = checksum.toString();
      Path file = Path.of(name.substring(0, name.length() - ending(checksum).length()));
      MessageDigest digest = MessageDigest.getInstance(CHECKSUMS.get(ending(checksum)));
      assertThat(checksum)
          .hasContent(HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file))));
    }
  }

  private static String ending(Path file) {
    String name = file.toString();
    return name.substring(name.lastIndexOf('.'));
  }

  @Test
  void zipHasTheFilesOfTheFolder() throws IOException {
    TreeMap<String, byte[]> zipped =
        Published.entries(Path.of("target", "clearfault-" + Published.VERSION + "-bundle.zip"));
    TreeMap<String, byte[]> expected = new TreeMap<>();
    for (Path file : files()) {
      String name = Published.BUNDLE.relativize(file).toString().replace('\\', '/');
      expected.put(name, Files.readAllBytes(file));
    }
    assertThat(zipped.keySet()).isEqualTo(expected.keySet());
    assertThat(zipped).allSatisfy((name, bytes) -> assertThat(bytes).isEqualTo(expected.get(name)));
  }

  /** A path, a host or a local repository of the machine that made it. */
  @Test
  void noFileNamesTheMachine() throws IOException {
    List<String> traces =
        Stream.of(
                System.getProperty("checkout", ""),
                System.getProperty("local.repository", ""),
                System.getProperty("user.home") + "/.",
                InetAddress.getLocalHost().getHostName())
            .filter(trace -> trace.length() > 5 && !trace.equals("localhost"))
            .toList();
    assertThat(traces).hasSizeGreaterThan(1);
    for (Path file : files()) {
      if (ending(file).equals(".jar")) {
        Published.entries(file)
            .forEach((name, bytes) -> assertNoTrace(file + "!" + name, bytes, traces));
      } else {
        assertNoTrace(file.toString(), Files.readAllBytes(file), traces);
      }
    }
  }

  private static void assertNoTrace(String name, byte[] bytes, List<String> traces) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(traces).as(name).noneMatch(text::contains);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(Published.BUNDLE)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
