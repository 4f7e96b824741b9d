package dev.clearfault.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The content of the WAR and of the jar that starts it. */
public abstract class PackagingContract {
  private static final String LIBRARIES = "META-INF/licenses/libraries.md";

  private final Demo demo;
  private final List<String> inWar;
  private final List<String> inJar;

  /**
   * Creates the tests for a demo.
   *
   * @param inWar how the names of some entries of the WAR begin
   * @param inJar names of some entries of the jar
   */
  protected PackagingContract(Demo demo, List<String> inWar, List<String> inJar) {
    this.demo = demo;
    this.inWar = inWar;
    this.inJar = inJar;
  }

  @Test
  final void warHoldsNeitherLauncherNorServer() throws IOException {
    String server = demo.name().replace("-demo", "");
    List<String> entries = entries(".war");
    assertThat(entries)
        .contains("WEB-INF/web.xml")
        .noneMatch(name -> name.contains("Launcher"))
        .noneMatch(name -> name.matches("WEB-INF/lib/(" + server + "|jakarta.servlet).*"));
    assertThat(inWar)
        .isNotEmpty()
        .allSatisfy(start -> assertThat(entries).anyMatch(name -> name.startsWith(start)));
  }

  @Test
  final void jarHoldsServerButNoLibraryOfTheApplication() throws IOException {
    assertThat(entries(".jar"))
        .contains(demo.name() + ".war")
        .noneMatch(name -> name.startsWith("jakarta/validation/"))
        .noneMatch(name -> name.startsWith("tools/jackson/"))
        .noneMatch(name -> name.startsWith("org/hibernate/"));
  }

  @Test
  final void jarKeepsLicencesAndDropsSignatures() throws IOException {
    assertThat(entries(".jar"))
        .contains("META-INF/LICENSE", "META-INF/NOTICE")
        .containsAll(inJar)
        .noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA|EC)"));
  }

  /** Run with {@code -Dgolden.write=true} to write the table anew. */
  @Test
  final void jarSaysWhichLibrariesItHasAndTheirLicences() throws IOException {
    String now =
        "Libraries of others in "
            + demo.name()
            + ".jar, by their POMs; the jar has the texts of their licences, too.\n\n"
            + Libraries.in(demo.jar()).table();
    Path table = Path.of("src/launcher", LIBRARIES);
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(table, now);
    }
    assertThat(table).hasContent(now);
    assertThat(entries(".jar")).contains(LIBRARIES);
  }

  private List<String> entries(String ending) throws IOException {
    try (ZipFile zip = new ZipFile(Path.of("target", demo.name() + ending).toFile())) {
      return zip.stream().<String>map(ZipEntry::getName).toList();
    }
  }
}
