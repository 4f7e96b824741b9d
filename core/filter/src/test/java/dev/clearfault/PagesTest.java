package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader does with the pages: finds them all, and pastes their commands. */
class PagesTest {
  private static final Path DOCS = Path.of("../../docs");
  private static final Pattern PAGE = Pattern.compile("\\]\\(([\\w-]+\\.md)\\)");

  private static final Pattern COMMANDS =
      Pattern.compile(
          "^```(?:sh)?\n((?:#|mvn|java|curl|sudo|head|cd|cp|unzip) .*?)^```",
          Pattern.MULTILINE | Pattern.DOTALL);

  /** What a reader would have to replace. */
  private static final Pattern GAP = Pattern.compile("\\{\\w+}|<\\w+>|\\.\\.\\.");

  private static final Pattern QUOTED = Pattern.compile("'[^']*'");

  @Test
  void theIndexLeadsToEveryPage() throws IOException {
    List<String> linked =
        PAGE.matcher(Files.readString(DOCS.resolve("README.md")))
            .results()
            .map(link -> link.group(1))
            .toList();
    try (Stream<Path> pages = Files.list(DOCS)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".md") && !name.equals("README.md"))
          .isSubsetOf(linked);
    }
  }

  @Test
  void commandsCanBePasted() throws IOException {
    int checked = 0;
    for (Path page : DocumentationTest.pages()) {
      for (MatchResult block : COMMANDS.matcher(Files.readString(page)).results().toList()) {
        assertThat(QUOTED.matcher(block.group(1)).replaceAll("''"))
            .as("commands in %s", page)
            .doesNotContainPattern(GAP);
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(10);
  }
}
