package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module of the library, for applications that are modules. A WAR does not need it. */
class ModuleTest {
  private static final Path CLASSES = Path.of("target/classes").toAbsolutePath();

  private static final Set<String> API =
      Set.of(
          "dev.clearfault",
          "dev.clearfault.input",
          "dev.clearfault.problem",
          "dev.clearfault.spi",
          "dev.clearfault.upstream");

  /** The library, and the jars that every application has beside it. */
  private static final List<Path> MODULE_PATH =
      Stream.concat(
              Stream.of(CLASSES),
              Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                  .map(Path::of)
                  .filter(
                      jar ->
                          jar.getFileName()
                              .toString()
                              .matches(
                                  "(jakarta\\.servlet-api|jakarta\\.validation-api|jackson-core"
                                      + "|jspecify)-.*\\.jar")))
          .toList();

  @TempDir Path folder;

  private static ModuleDescriptor descriptor() throws IOException {
    try (InputStream built = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
      return ModuleDescriptor.read(built);
    }
  }

  @Test
  void itExportsTheApiAlone() throws IOException {
    assertThat(descriptor().exports())
        .filteredOn(each -> !each.isQualified())
        .extracting(Exports::source)
        .hasSameElementsAs(API);
    assertThat(descriptor().opens()).isEmpty();
    assertThat(descriptor().isOpen()).isFalse();
  }

  @Test
  void onlyTheModulesForContractsAndGatewaysGetMore() throws IOException {
    assertThat(descriptor().exports())
        .filteredOn(Exports::isQualified)
        .isNotEmpty()
        .allMatch(
            each ->
                Set.of("dev.clearfault.contract", "dev.clearfault.gateway")
                    .containsAll(each.targets()))
        .allMatch(each -> each.source().startsWith("dev.clearfault.internal."));
  }

  @Test
  void whatAnApplicationMayLeaveOutIsOptional() throws IOException {
    assertThat(
            descriptor().requires().stream()
                .filter(required -> required.modifiers().contains(Modifier.STATIC))
                .map(Requires::name)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "io.github.resilience4j.circuitbreaker",
            "io.github.resilience4j.core",
            "org.hibernate.validator",
            "org.jspecify",
            "java.sql",
            "jdk.jfr",
            "org.slf4j",
            "tools.jackson.databind");
  }

  @Test
  void itIsFoundWithoutTheOptionalOnes() {
    ModuleFinder finder = ModuleFinder.of(MODULE_PATH.toArray(Path[]::new));
    Configuration found =
        ModuleLayer.boot()
            .configuration()
            .resolve(finder, ModuleFinder.of(), Set.of("dev.clearfault"));
    assertThat(found.findModule("dev.clearfault")).isPresent();
    assertThat(found.findModule("tools.jackson.databind")).isEmpty();
  }

  @Test
  void anApplicationThatIsAModuleUsesTheApi() throws IOException {
    assertThat(
            compiles("dev.clearfault.problem.Problem", "jakarta.servlet.http.HttpServletRequest"))
        .isTrue();
    assertThat(compiles("dev.clearfault.internal.exchange.Exchange")).isFalse();
  }

  private boolean compiles(String... imports) throws IOException {
    Path module =
        Files.writeString(
            folder.resolve("module-info.java"), "module shop { requires dev.clearfault; }");
    String text = Stream.of(imports).map("import %s;%n"::formatted).collect(Collectors.joining());
    Path type =
        Files.writeString(folder.resolve("Shop.java"), "package shop; " + text + " class Shop {}");
    String modulePath =
        MODULE_PATH.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                OutputStream.nullOutputStream(),
                "-d",
                folder.resolve("out").toString(),
                "--module-path",
                modulePath,
                module.toString(),
                type.toString())
        == 0;
  }
}
