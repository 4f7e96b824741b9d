package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Prose in Markdown has at most 100 columns, so that a diff shows what has changed. */
class MarkdownTest {
  private static final int COLUMNS = 100;

  /** A code block, a table, a heading, a comment and the target of a link have one line each. */
  private static final Pattern ONE_LINE =
      Pattern.compile("(    |\\t|\\||#|<!--|\\[[^]]+]: ).*", Pattern.DOTALL);

  private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");
  private static final Pattern LIST_MARK = Pattern.compile("^\\s*([-*+]|\\d+[.)])?\\s*");

  @Test
  void proseHasAtMostAHundredColumns() throws IOException {
    List<Path> pages = DocumentationTest.pages();
    assertThat(pages).hasSizeGreaterThan(20);
    for (Path page : pages) {
      assertThat(tooLong(Files.readAllLines(page))).as("long lines in %s", page).isEmpty();
    }
  }

  @Test
  void findsProseThatIsTooLong() {
    String words = "word ".repeat(21).strip();
    assertThat(tooLong(List.of(words, "- " + words, "  " + words))).hasSize(3);
    assertThat(tooLong(List.of("word ".repeat(20).strip()))).isEmpty();
  }

  @Test
  void leavesOutWhatCannotBeBroken() {
    String words = "word ".repeat(21).strip();
    String link = "[link](" + "a".repeat(100) + ")";
    assertThat(tooLong(List.of("| " + words + " |", "# " + words, "    " + words))).isEmpty();
    assertThat(tooLong(List.of("```", words, "```"))).isEmpty();
    assertThat(tooLong(List.of(link, "- " + link, "1. " + link, "`" + words + "`"))).isEmpty();
    assertThat(tooLong(List.of("```", words, "```", words))).containsExactly(words);
  }

  private static List<String> tooLong(List<String> lines) {
    List<String> found = new ArrayList<>();
    boolean fenced = false;
    for (String line : lines) {
      if (FENCE.matcher(line).matches()) {
        fenced = !fenced;
      } else if (!fenced && line.length() > COLUMNS && canBeBroken(line)) {
        found.add(line);
      }
    }
    return found;
  }

  private static boolean canBeBroken(String line) {
    String text = LIST_MARK.matcher(CODE.matcher(line).replaceAll("code")).replaceFirst("");
    return !ONE_LINE.matcher(line).matches() && text.strip().contains(" ");
  }
}
