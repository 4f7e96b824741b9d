package dev.clearfault.demo.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class PackagingIT {
  @Test
  void warHoldsNeitherLauncherNorServer() throws IOException {
    assertThat(entries("jetty-demo.war"))
        .contains("WEB-INF/web.xml")
        .anyMatch(name -> name.startsWith("WEB-INF/lib/clearfault-core-"))
        .anyMatch(name -> name.startsWith("WEB-INF/lib/slf4j-api-"))
        .noneMatch(name -> name.contains("Launcher"))
        .noneMatch(name -> name.matches("WEB-INF/lib/(jetty|jakarta.servlet).*"));
  }

  @Test
  void jarHoldsServerButNoLibraryOfTheApplication() throws IOException {
    assertThat(entries("jetty-demo.jar"))
        .contains("jetty-demo.war")
        .noneMatch(name -> name.startsWith("jakarta/validation/"))
        .noneMatch(name -> name.startsWith("org/hibernate/"));
  }

  @Test
  void jarKeepsLicencesAndDropsSignatures() throws IOException {
    assertThat(entries("jetty-demo.jar"))
        .contains(
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            "META-INF/licenses/jakarta.servlet-api/META-INF/LICENSE.md",
            "META-INF/licenses/jakarta.servlet-api/META-INF/NOTICE.md",
            "META-INF/licenses/slf4j-api/META-INF/LICENSE.txt",
            "META-INF/services/org.slf4j.spi.SLF4JServiceProvider")
        .noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA|EC)"));
  }

  private static List<String> entries(String archive) throws IOException {
    try (ZipFile zip = new ZipFile(Path.of("target", archive).toFile())) {
      return zip.stream().<String>map(ZipEntry::getName).toList();
    }
  }
}
