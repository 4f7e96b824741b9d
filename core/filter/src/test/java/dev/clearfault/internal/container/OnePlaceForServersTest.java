package dev.clearfault.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only this package knows servers. */
class OnePlaceForServersTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/clearfault");

  /** A text, or a comment, in which quotation marks mean nothing. */
  private static final Pattern TEXT_OR_COMMENT =
      Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"|//.*|/\\*(?s:.*?)\\*/");

  private static final Pattern SERVER =
      Pattern.compile(
          "tomcat|catalina|coyote|jetty|undertow|xnio|wildfly|payara|grizzly|liberty|com\\.ibm"
              + "|websphere|SRVE\\d|UT0\\d|\\$wsep",
          Pattern.CASE_INSENSITIVE);

  /** The client library of the same project, and the packages that both use. */
  private static final Pattern CLIENT =
      Pattern.compile(
          "org\\.eclipse\\.jetty\\.(client|http2\\.client|http|io|util|compression)\\..*"
              + "|org\\.eclipse\\.jetty\\.http2\\.RetryableStreamException"
              + "|org\\.apache\\.tomcat\\.jdbc\\..*");

  static Stream<Path> otherSources() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      return all
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.startsWith(SOURCES.resolve("internal/container")))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("otherSources")
  void noTextElsewhereNamesAServer(Path source) throws IOException {
    assertThat(texts(source))
        .filteredOn(text -> SERVER.matcher(text).find())
        .allMatch(text -> CLIENT.matcher(text).matches());
  }

  /** The rules of {@code classify} are for a client library that has the name of a server. */
  @ParameterizedTest
  @MethodSource("otherSources")
  void noCommentElsewhereNamesAServer(Path source) throws IOException {
    if (!source.startsWith(SOURCES.resolve("internal/classify"))) {
      assertThat(Files.readString(source)).doesNotContainPattern(SERVER);
    }
  }

  @ParameterizedTest
  @MethodSource("ownSources")
  void aTextOfAServerIsFound(Path source) throws IOException {
    assertThat(texts(source)).anyMatch(text -> SERVER.matcher(text).find());
  }

  static Stream<Path> ownSources() {
    return Stream.of("Tomcat", "Payara", "Jetty", "Undertow", "Liberty")
        .map(server -> SOURCES.resolve("internal/container/" + server + ".java"));
  }

  private static List<String> texts(Path source) throws IOException {
    return TEXT_OR_COMMENT
        .matcher(Files.readString(source))
        .results()
        .map(MatchResult::group)
        .filter(found -> found.startsWith("\""))
        .map(found -> found.substring(1, found.length() - 1))
        .toList();
  }
}
