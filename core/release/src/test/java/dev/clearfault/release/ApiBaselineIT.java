package dev.clearfault.release;

import static org.assertj.core.api.Assertions.assertThat;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.config.Options;
import japicmp.model.JApiClass;
import japicmp.output.stdout.StdoutOutputGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code that compiles and runs with the last release does so with this one, too. */
class ApiBaselineIT {
  static List<Published> libraries() {
    return Published.libraries();
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void keepsWhatUsersMayName(Published module) {
    SortedMap<String, byte[]> now = api(module);
    SortedMap<String, byte[]> before = Baseline.recorded(module.artifactId() + ".jar", now);
    JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
    options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
    List<JApiClass> broken =
        new JarArchiveComparator(options)
            .compare(archive(before, "last release"), archive(now, "now")).stream()
                .filter(type -> !type.isBinaryCompatible() || !type.isSourceCompatible())
                .toList();
    assertThat(broken)
        .as(() -> Baseline.ADVICE + "\n" + differences(broken))
        .map(JApiClass::getFullyQualifiedName)
        .isEmpty();
  }

  @Test
  void everyModuleOfTheLastReleaseIsStillThere() throws IOException {
    try (Stream<Path> recorded = Files.list(Path.of("baseline"))) {
      assertThat(recorded)
          .map(file -> file.getFileName().toString())
          .filteredOn(name -> name.endsWith(".jar"))
          .as(Baseline.ADVICE)
          .isSubsetOf(libraries().stream().map(module -> module.artifactId() + ".jar").toList());
    }
  }

  private static JApiCmpArchive archive(SortedMap<String, byte[]> classes, String name) {
    return new JApiCmpArchive(Baseline.zip(classes), name, "0");
  }

  /** The classes of the packages that are not internal. */
  private static SortedMap<String, byte[]> api(Published module) {
    List<String> packages = module.packages();
    SortedMap<String, byte[]> classes = Published.entries(module.file(".jar"));
    classes
        .keySet()
        .removeIf(
            name ->
                !name.endsWith(".class")
                    || !name.contains("/")
                    || !packages.contains(name.substring(0, name.lastIndexOf('/'))));
    return classes;
  }

  /** Without the two lines on top, which speak of archives. */
  private static String differences(List<JApiClass> broken) {
    Options options = Options.newDefault();
    options.setOutputOnlyModifications(true);
    options.setIgnoreMissingClasses(true);
    return new StdoutOutputGenerator(options, broken)
        .generate()
        .lines()
        .filter(line -> line.startsWith("*") || line.startsWith("\t"))
        .collect(Collectors.joining("\n"));
  }
}
