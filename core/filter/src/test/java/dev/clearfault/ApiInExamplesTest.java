package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code that users copy uses only the API: demos, samples and the code on the pages. */
class ApiInExamplesTest {
  private static final Path ROOT = Path.of("../..");
  private static final String INTERNAL = "dev.clearfault.internal";

  /** The text between two fences. */
  private static final Pattern CODE = Pattern.compile("(?ms)^```\\w+$(.*?)^```$");

  static Stream<Path> sources() {
    return Stream.concat(
        Stream.of("jetty-demo", "tomcat-demo").flatMap(demo -> files(demo + "/src", ".java")),
        files("core/filter/src/test/java/com/example/shop", ".java"));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void noSourceOfAnExampleNamesAnInternalPackage(Path source) throws IOException {
    assertThat(Files.readString(source)).doesNotContain(INTERNAL);
  }

  static Stream<Path> pages() {
    return Stream.concat(files("docs", ".md"), Stream.of(ROOT.resolve("README.md")));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noCodeOnAPageNamesAnInternalPackage(Path page) throws IOException {
    List<String> code =
        CODE.matcher(Files.readString(page)).results().map(MatchResult::group).toList();
    assertThat(code).noneMatch(text -> text.contains(INTERNAL));
  }

  private static Stream<Path> files(String folder, String ending) {
    try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
      return all.filter(file -> file.toString().endsWith(ending)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
