package dev.clearfault.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What is in the files of the bundle. */
class ContentIT {
  private static final int CLASS_FILE_OF_JAVA_17 = 61;
  private static final Set<String> LICENCES =
      Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0", "MIT", "MIT-0");

  static List<Published> modules() {
    return Published.modules();
  }

  static List<Published> jars() {
    return Published.jars();
  }

  static List<Published> libraries() {
    return Published.libraries();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void pomHasWhatMavenCentralAsksForAndNeedsNoParent(Published module) {
    Pom pom = module.pom();
    assertThat(pom.text("/project/groupId")).isEqualTo("dev.clearfault");
    assertThat(pom.text("/project/artifactId")).isEqualTo(module.artifactId());
    assertThat(pom.text("/project/version")).isEqualTo(Published.VERSION);
    assertThat(pom.text("/project/name")).startsWith("Clearfault ");
    assertThat(pom.text("/project/description")).endsWith(".");
    assertThat(pom.text("/project/licenses/license/name")).isEqualTo("Apache-2.0");
    assertThat(pom.text("/project/developers/developer/name")).isNotEmpty();
    String repository = pom.text("/project/url");
    assertThat(repository).startsWith("https://").doesNotContain("clearfault-");
    assertThat(pom.text("/project/scm/url")).isEqualTo(repository);
    assertThat(pom.text("/project/scm/connection")).isEqualTo("scm:git:" + repository + ".git");
    for (String ofTheBuild : List.of("parent", "build", "profiles", "properties", "modules")) {
      assertThat(pom.count("/project/" + ofTheBuild)).as(ofTheBuild).isZero();
    }
    assertThat(pom.count("/project/dependencies/dependency[scope='test']")).isZero();
    assertThat(pom.text("/project")).doesNotContain("${");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void pomNamesNothingOfOursThatTheBundleLacks(Published module) {
    assertThat(module.pom().dependencies())
        .filteredOn(dependency -> dependency.groupId().startsWith("dev.clearfault"))
        .allSatisfy(
            dependency -> {
              assertThat(dependency.version()).isEqualTo(Published.VERSION);
              assertThat(new Published(dependency.artifactId()).file(".jar")).exists();
            });
  }

  /** A new one needs a decision. */
  @Test
  void applicationGetsThreeLibrariesWithTheFilter() {
    assertThat(new Published("clearfault-core").pom().dependencies())
        .filteredOn(dependency -> !dependency.optional())
        .map(Pom.Dependency::artifactId)
        .containsExactlyInAnyOrder("jackson-core", "jakarta.validation-api", "jspecify");
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void classesAreOfJava17(Published module) {
    TreeMap<String, byte[]> classes = Published.entries(module.file(".jar"));
    classes.keySet().removeIf(name -> !name.endsWith(".class"));
    assertThat(classes)
        .isNotEmpty()
        .allSatisfy((name, bytes) -> assertThat(major(bytes)).isEqualTo(CLASS_FILE_OF_JAVA_17));
  }

  private static int major(byte[] classFile) {
    return Byte.toUnsignedInt(classFile[6]) << 8 | Byte.toUnsignedInt(classFile[7]);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void moduleIsNamedAsItsPackages(Published module) {
    String expected =
        "dev." + module.artifactId().replace('-', '.').replace("clearfault.core", "clearfault");
    assertThat(ModuleFinder.of(module.file(".jar")).findAll())
        .map(ModuleReference::descriptor)
        .singleElement()
        .satisfies(
            descriptor -> {
              assertThat(descriptor.name()).isEqualTo(expected);
              assertThat(module.packages())
                  .allMatch(
                      name -> (name.replace('/', '.') + ".").startsWith(descriptor.name() + "."));
            });
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void javadocIsOfAllThatUsersMayNameAndOfNothingElse(Published module) {
    String page = "/package-summary.html";
    Set<String> names = Published.entries(module.file("-javadoc.jar")).keySet();
    assertThat(names).noneMatch(Published::isInternal);
    assertThat(names)
        .filteredOn(name -> name.endsWith(page))
        .map(name -> name.substring(0, name.length() - page.length()))
        .map(name -> name.substring(name.indexOf("dev/")))
        .containsExactlyInAnyOrderElementsOf(module.packages());
  }

  @ParameterizedTest
  @MethodSource("jars")
  void listOfPartsIsThatOfThePom(Published module) {
    assumeThat(Parts.MADE).as("online").isTrue();
    Parts parts = Parts.of(module);
    assertThat(parts.json().path("bomFormat").asString()).isEqualTo("CycloneDX");
    assertThat(parts.direct())
        .containsExactlyInAnyOrderElementsOf(
            module.pom().dependencies().stream().map(Pom.Dependency::purl).toList());
    assertThat(parts.components())
        .map(component -> component.path("bom-ref").asString())
        .containsExactlyInAnyOrderElementsOf(parts.reached());
    Set<String> required =
        module.pom().dependencies().stream()
            .filter(dependency -> !dependency.optional())
            .map(Pom.Dependency::purl)
            .collect(Collectors.toSet());
    assertThat(parts.components())
        .filteredOn(component -> parts.direct().contains(component.path("bom-ref").asString()))
        .filteredOn(component -> component.path("scope").asString().equals("required"))
        .map(component -> component.path("bom-ref").asString())
        .containsExactlyInAnyOrderElementsOf(required);
  }

  @ParameterizedTest
  @MethodSource("jars")
  void everyPartHasALicenceThatFitsOurs(Published module) {
    assumeThat(Parts.MADE).as("online").isTrue();
    assertThat(Parts.of(module).components())
        .allSatisfy(
            (JsonNode component) ->
                assertThat(Parts.licences(component))
                    .as(component.path("name").asString())
                    .isNotEmpty()
                    .anyMatch(LICENCES::contains));
  }
}
