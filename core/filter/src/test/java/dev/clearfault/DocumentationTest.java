package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.internal.setup.Option;
import dev.clearfault.internal.setup.Options;
import dev.clearfault.spi.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the options, bodies, code and links in the documentation. */
class DocumentationTest {
  private static final Path PROJECT = Path.of("../..");
  private static final Path CONTRACT =
      PROJECT.resolve("core/containers/suite/src/test/java/dev/clearfault/contract");
  private static final Pattern TEST = Pattern.compile("`(\\w+IT)\\.(\\w+)`");
  private static final Pattern METHOD = Pattern.compile("`([A-Z]\\w+)\\.([a-z]\\w+)`");
  private static final Pattern TEST_CLASS = Pattern.compile("`(\\w+IT)`");
  private static final Pattern OPTION_ROW =
      Pattern.compile(
          "^\\| `[a-z]+[A-Za-z]*` \\| (?:[^|]+) \\|(?= (?:or|what|how|whether))",
          Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)#?([^):]*)\\)");
  private static final Pattern QUOTED =
      Pattern.compile(
          "<!-- from: (\\S+) -->\n+```(?:java|ts|xml|html|haproxy|sh|ini|yaml)\n(.*?)```",
          Pattern.DOTALL);

  private static final Pattern GOLDEN =
      Pattern.compile("<!-- golden: (\\S+) -->\n+```(?:json|markdown)\n(.*?)```", Pattern.DOTALL);

  @Test
  void tableOfOptionsIsTheOneInTheCode() throws IOException {
    String rows =
        Options.all().stream()
            .map(o -> "| `" + o.name() + "` | " + o.standard() + " | " + o.meaning() + " |\n")
            .collect(Collectors.joining());
    assertThat(Files.readString(PROJECT.resolve("docs/options.md")))
        .contains("| Option | Default | Meaning |\n|---|---|---|\n" + rows);
  }

  @Test
  void everyKindOfEvidenceIsDocumented() throws IOException {
    String page = Files.readString(PROJECT.resolve("docs/evidence.md"));
    assertThat(Evidence.values())
        .allSatisfy(kind -> assertThat(page).contains("`" + kind.logName() + "`"));
  }

  @Test
  void defaultsInTheReadmeAreThoseInTheCode() throws IOException {
    String readme = Files.readString(PROJECT.resolve("README.md"));
    List<String> rows = OPTION_ROW.matcher(readme).results().map(r -> r.group()).toList();
    List<String> expected =
        Options.all().stream().map(o -> "| `" + o.name() + "` | " + o.standard() + " |").toList();
    assertThat(rows).hasSizeGreaterThan(3);
    assertThat(expected)
        .containsAll(
            rows.stream().map(row -> row.replaceAll("\\| `([^`]*)` \\|$", "| $1 |")).toList());
  }

  @Test
  void everyOptionHasABuilderMethodOfItsName() {
    List<String> methods =
        Arrays.stream(ExceptionMappingFilter.Builder.class.getMethods())
            .map(method -> method.getName())
            .toList();
    for (Option<?> option : Options.all()) {
      assertThat(methods).contains(option.name());
    }
  }

  @Test
  void bodiesInTheDocumentationAreGoldenFiles() throws IOException {
    List<String> checked = new ArrayList<>();
    for (Path page : pages()) {
      String text = Files.readString(page);
      Matcher sample = GOLDEN.matcher(text);
      while (sample.find()) {
        String golden = Files.readString(Path.of("src/test/resources/golden", sample.group(1)));
        assertThat(withoutLayout(sample.group(2)))
            .as("%s in %s", sample.group(1), page)
            .isEqualTo(withoutLayout(golden));
        checked.add(sample.group(1));
      }
      assertThat(text.split("<!-- golden:", -1)).as("%s", page).hasSize(count(text) + 1);
    }
    assertThat(checked).contains("problem/400.json", "problem/502.json");
  }

  /** Java, XML and similar code in the documentation comes from files that are compiled or run. */
  @Test
  void codeInTheDocumentationIsThatOfAFile() throws IOException {
    int checked = 0;
    for (Path page : pages()) {
      String text = Files.readString(page);
      assertThat(text.split("```(java|ts|xml|html|haproxy|sh|ini|yaml)", -1))
          .as("code blocks of %s that say where they are from", page)
          .hasSize((int) QUOTED.matcher(text).results().count() + 1);
      Matcher quoted = QUOTED.matcher(text);
      while (quoted.find()) {
        assertThat(withoutIndent(Files.readString(PROJECT.resolve(quoted.group(1)))))
            .as("%s as quoted in %s", quoted.group(1), page)
            .contains(withoutIndent(quoted.group(2)));
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(10);
  }

  /** Each cell of the table of containers names its test. */
  @Test
  void testsNamedInTheDocumentationExist() throws IOException {
    int checked = 0;
    for (Path page : pages()) {
      Matcher named = TEST.matcher(Files.readString(page));
      while (named.find()) {
        Path file = CONTRACT.resolve(named.group(1) + ".java");
        assertThat(Files.readString(file))
            .as("%s in %s", named.group(), page)
            .contains("void " + named.group(2) + "(");
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(50);
  }

  @Test
  void testClassesNamedInTheDocumentationExist() throws IOException {
    List<String> named = new ArrayList<>();
    for (Path page : pages()) {
      TEST_CLASS.matcher(Files.readString(page)).results().forEach(m -> named.add(m.group(1)));
    }
    List<String> there = new ArrayList<>();
    for (String module : List.of("core", "jetty-demo", "tomcat-demo")) {
      try (Stream<Path> files = Files.walk(PROJECT.resolve(module))) {
        files.forEach(file -> there.add(file.getFileName().toString().replace(".java", "")));
      }
    }
    assertThat(named).hasSizeGreaterThan(5).isSubsetOf(there);
  }

  @Test
  void stopsOfAFailureForContributorsExist() throws IOException {
    String page = Files.readString(PROJECT.resolve("CONTRIBUTING.md"));
    String way = page.substring(page.indexOf("## The way of a failure"), page.indexOf("## Rules"));
    List<Path> classes;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      classes = files.toList();
    }
    List<MatchResult> stops = METHOD.matcher(way).results().toList();
    assertThat(stops).hasSizeGreaterThan(15);
    for (MatchResult stop : stops) {
      Path file = Path.of(stop.group(1) + ".java");
      assertThat(classes.stream().filter(path -> path.endsWith(file)))
          .as(stop.group())
          .singleElement()
          .satisfies(path -> assertThat(Files.readString(path)).contains(stop.group(2) + "("));
    }
  }

  @Test
  void linksInTheDocumentationLeadSomewhere() throws IOException {
    int checked = 0;
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        assertThat(target).as("%s in %s", link.group(), page).exists();
        if (!link.group(2).isEmpty()) {
          assertThat(headings(target)).as("%s in %s", link.group(), page).contains(link.group(2));
        }
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(50);
  }

  /** Returns the headings in the form in which links name them. */
  private static List<String> headings(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
        .toList();
  }

  private static String withoutIndent(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
  }

  private static int count(String text) {
    return (int) GOLDEN.matcher(text).results().count();
  }

  /** Removes white space outside of strings, which samples have for reading. */
  private static String withoutLayout(String json) {
    StringBuilder compact = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      quoted ^= c == '"';
      if (quoted || !Character.isWhitespace(c)) {
        compact.append(c);
      }
    }
    return compact.toString();
  }

  /** Returns all pages in Markdown: those of the project and those in docs. */
  static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(PROJECT.resolve("docs"));
        Stream<Path> project = Files.list(PROJECT)) {
      return Stream.concat(project, docs).filter(page -> page.toString().endsWith(".md")).toList();
    }
  }
}
