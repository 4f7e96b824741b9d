package dev.clearfault;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.input.ReadingProblems;
import dev.clearfault.internal.classify.UpstreamFailures;
import dev.clearfault.internal.exchange.RequestFault;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Codes, texts, catalogue and documentation agree. */
class TranslationTest {
  private static final Languages LANGUAGES = new Languages(null);

  static Stream<ProblemType> types() {
    Stream<ProblemType> statuses =
        IntStream.range(400, 600)
            .mapToObj(ProblemType::ofStatus)
            .filter(type -> !type.code().startsWith("http_"));
    Stream<ProblemType> named =
        Stream.of(
                List.of(ProblemType.VALIDATION_FAILED),
                ReadingProblems.TYPES,
                RequestFault.TYPES,
                UpstreamFailures.TYPES)
            .flatMap(List::stream);
    return Stream.concat(statuses, named);
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyTitleIsTranslated(ProblemType type) {
    assertThat(LANGUAGES.english().text(type.code() + ".title")).isEqualTo(type.title());
    for (String tag : List.of("de", "fr", "es")) {
      Problem told = LANGUAGES.named(tag).translate(Problem.of(type));
      assertThat(told.headers()).as(tag).containsEntry(Language.HEADER, tag);
      assertThat(told.type().title()).isEqualTo(LANGUAGES.named(tag).text(type.code() + ".title"));
      assertThat(told.type().code()).isEqualTo(type.code());
      assertThat(told.type().uri()).isEqualTo(type.uri());
    }
  }

  /** The detail of each of them is the same whatever happened, and so can be found again. */
  @Test
  void detailsOfGatewayFailuresAreTranslated() {
    for (Exception failure :
        List.of(new UnknownHostException("h"), new ConnectException("Connection refused"))) {
      failure.setStackTrace(
          new StackTraceElement[] {
            new StackTraceElement("jdk.internal.net.http.HttpClientImpl", "send", "x", 1)
          });
      Problem problem = requireNonNull(UpstreamFailures.classify(List.of(failure)));
      assertThat(LANGUAGES.named("de").translate(problem).detail())
          .startsWith("Ein Dienst, der hierfür gebraucht wird, ");
    }
    for (ProblemType type : UpstreamFailures.TYPES) {
      String key = "problem." + type.code() + ".detail";
      Problem problem = Problem.builder(type).detail(LANGUAGES.english().required(key)).build();
      assertThat(LANGUAGES.named("fr").translate(problem).detail())
          .isEqualTo(LANGUAGES.named("fr").required(key));
    }
  }

  /** Found in the sources, so that none can be forgotten here. */
  static Stream<String> adviceAboutMediaTypes() throws IOException {
    Pattern literal = Pattern.compile("\\bunsupported\\(\\s*\"([^\"]+\\.)\"");
    Stream<String> composed =
        Stream.of(
            "Send the body as multipart/form-data.",
            "Send the body as application/x-www-form-urlencoded or multipart/form-data.");
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      List<String> found =
          sources
              .filter(source -> source.toString().endsWith(".java"))
              .flatMap(source -> literal.matcher(read(source)).results())
              .map(match -> match.group(1))
              .toList();
      assertThat(found).hasSizeGreaterThanOrEqualTo(7);
      return Stream.concat(found.stream(), composed).distinct();
    }
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("adviceAboutMediaTypes")
  void adviceAboutMediaTypesIsTranslated(String detail) {
    Problem problem = Problem.builder(ProblemType.ofStatus(415)).detail(detail).build();
    for (String tag : List.of("de", "fr", "es")) {
      String told = LANGUAGES.named(tag).translate(problem).detail();
      assertThat(told).as(tag).isNotEqualTo(detail);
    }
  }

  @Test
  void everyCodeOfReadingHasItsTextAndIsDocumented() throws IOException {
    String page = Files.readString(Path.of("../../docs/validation.md"));
    Stream<String> kinds =
        Arrays.stream(JsonFault.Kind.values())
            .filter(kind -> kind != JsonFault.Kind.EMPTY)
            .map(kind -> kind.name().toLowerCase(Locale.ROOT));
    Stream<String> others =
        Stream.of(
            "missing_body", "malformed_encoding", "too_many_violations", "too_many_parameters");
    Stream.concat(kinds, others)
        .forEach(
            code -> {
              assertThat(LANGUAGES.english().text(code + ".detail")).as(code).isNotNull();
              assertThat(page).contains("`" + code + "`");
            });
  }
}
