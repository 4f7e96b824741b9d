package dev.clearfault.operations;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.BuiltInTypes;
import dev.clearfault.internal.catalogue.Catalogue;
import dev.clearfault.internal.catalogue.CatalogueDocuments;
import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files for operators fit the problem types and each other. With the system property {@code
 * operations.write}, the test writes the files.
 */
class OperationsTest {
  private static final Path PROJECT = Path.of("../..");
  private static final Path FOLDER = PROJECT.resolve("docs/operations");
  private static final Pattern DECLARED_TYPE =
      Pattern.compile("\\bof\\(\\s*\"([a-z_]+)\",\\s*[45]\\d\\d,");

  @Test
  void rulesAreMadeFromTheTypes() throws IOException {
    isMade("clearfault.rules.yml", RulesFile.make());
  }

  @Test
  void runbooksAreMadeFromTheTypes() throws IOException {
    isMade("runbooks.md", RunbookPage.make());
  }

  @Test
  void dashboardIsMadeFromTheTypes() throws IOException {
    isMade("dashboard.json", Dashboard.make());
  }

  /** What the catalogue says to operators, if it is opened to them. */
  @Test
  void theCatalogueNamesTheAlertsOfEachType() {
    CatalogueDocuments documents =
        new CatalogueDocuments(
            new Catalogue(null, BuiltInTypes.all()),
            new Languages(null),
            new CatalogueDocuments.Preferences(
                "/problems", false, true, Format.PROBLEM, ProblemType::status, null));
    Language english = new Languages(null).english();
    for (OperatedType type : OperatedType.all()) {
      byte[] page = requireNonNull(documents.page(type.type().slug(), null, english)).bytes();
      JsonNode operator = JsonMapper.shared().readTree(page).path("operator");
      assertThat(operator.path("means").asString()).isEqualTo(type.means());
      assertThat(operator.path("look").asString()).isEqualTo(type.look());
      assertThat(operator.path("alerts").valueStream().map(alert -> alert.path("name").asString()))
          .as(type.code())
          .containsExactlyElementsOf(type.alerts().stream().map(Alert::title).toList());
    }
  }

  @Test
  void everyTypeAndAlertHasATextAndEveryTextASubject() {
    Set<String> expected = new TreeSet<>();
    for (OperatedType type : OperatedType.all()) {
      expected.addAll(List.of(type.code() + ".means", type.code() + ".look"));
    }
    for (Alert alert : Alert.values()) {
      for (String what : List.of(".means", ".look", ".summary")) {
        expected.add(alert.title() + what);
      }
    }
    assertThat(new TreeSet<>(Runbooks.read().keys())).isEqualTo(expected);
  }

  /** A type that is missing in the list would be missing in the catalogue, too. */
  @Test
  void everyTypeThatTheSourcesDeclareIsInTheList() throws IOException {
    Set<String> declared = new TreeSet<>();
    for (String module : List.of("filter", "jaxrs", "jetty", "tomcat")) {
      try (Stream<Path> files = Files.walk(PROJECT.resolve("core/" + module + "/src/main/java"))) {
        for (Path source : files.filter(Files::isRegularFile).toList()) {
          codes(source).forEach(declared::add);
        }
      }
    }
    assertThat(declared).contains("malformed_json", "malformed_multipart");
    // No client gets it: only listeners are told of it.
    assertThat(declared.remove("unpromised_answer")).isTrue();
    assertThat(BuiltInTypes.all().stream().map(type -> type.code())).containsAll(declared);
  }

  private static Stream<String> codes(Path source) throws IOException {
    // Samples in comments are types of an application.
    String text = Files.readString(source).replaceAll("(?m)^\\s*\\*.*$", "");
    return DECLARED_TYPE.matcher(text).results().map(type -> type.group(1));
  }

  @Test
  void rulesPassTheirTests() throws Exception {
    passes("check", FOLDER.resolve("clearfault.rules.yml"));
    passes("test", FOLDER.resolve("clearfault.rules.test.yml"));
  }

  /** Many problems of a type make exactly those alerts fire that its runbook names. */
  @Test
  void theAlertsOfEachTypeFireForIt(@TempDir Path folder) throws Exception {
    Path rules = FOLDER.resolve("clearfault.rules.yml").toAbsolutePath().normalize();
    Path file =
        Files.writeString(folder.resolve("types.test.yml"), AlertsOfTypes.test(rules.toString()));
    passes("test", file);
  }

  @Test
  void theTestsOfTheRulesKnowEveryAlert() throws IOException {
    String tests = Files.readString(FOLDER.resolve("clearfault.rules.test.yml"));
    List<String> missing = new ArrayList<>();
    Arrays.stream(Alert.values())
        .map(Alert::title)
        .filter(title -> !tests.contains("alertname: " + title + "\n"))
        .forEach(missing::add);
    assertThat(missing).isEmpty();
  }

  private static void passes(String command, Path file) throws Exception {
    assertThat(Tool.PROMTOOL.output(command, "rules", file.toString())).contains("SUCCESS");
  }

  private static void isMade(String name, String made) throws IOException {
    Path file = FOLDER.resolve(name);
    if (System.getProperty("operations.write") != null) {
      Files.writeString(file, made);
    }
    assertThat(Files.readString(file))
        .as("%s; -Doperations.write=true writes it anew", name)
        .isEqualTo(made);
  }
}
