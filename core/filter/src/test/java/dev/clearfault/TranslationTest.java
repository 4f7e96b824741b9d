package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clearfault.input.From;
import dev.clearfault.input.ReadingProblems;
import dev.clearfault.internal.classify.UpstreamFailures;
import dev.clearfault.internal.classify.UpstreamProblems;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.exchange.RequestFault;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.read.BodyProblems;
import dev.clearfault.internal.read.PostedJson;
import dev.clearfault.internal.read.RequestBody;
import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
            .filter(type -> !type.code().equals("http_" + type.status()));
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
    for (String tag : TextsOf.OTHERS) {
      Language language = LANGUAGES.named(tag);
      assertThat(language.title(type)).as(tag).isNotBlank().isNotEqualTo(type.title());
      assertThat(language.tagFor(type)).isEqualTo(tag);
    }
  }

  /** What a page of the catalogue says of a type. */
  @Test
  void everyTypeOfTheCatalogueIsDescribed() {
    for (ProblemType type : Parts.builtInTypes()) {
      String english = LANGUAGES.english().description(type);
      assertThat(english).as(type.code()).isNotBlank();
      for (String tag : TextsOf.OTHERS) {
        assertThat(LANGUAGES.named(tag).description(type))
            .as(tag)
            .isNotBlank()
            .isNotEqualTo(english);
      }
    }
  }

  static Stream<Problem> problems() {
    Stream<Problem> upstream =
        Arrays.stream(UpstreamProblems.values()).map(kind -> kind.problem(false));
    Stream<Problem> invalid = Stream.of(0, 1, 2, 60).map(count -> invalid(count, false));
    Stream<Problem> many = Stream.of(invalid(3, true));
    return Stream.of(upstream, invalid, many, unread()).flatMap(all -> all);
  }

  private static Problem invalid(int count, boolean more) {
    ViolationPath path = ViolationPath.of(List.of("name"));
    Violation violation = Violation.of(Source.BODY, "name", "odd", "is odd");
    LocatedViolation located = new LocatedViolation(path, Source.BODY, "odd", "", () -> violation);
    return LocatedViolation.problem(
        Collections.nCopies(count, located), 50, more, LANGUAGES.english());
  }

  /** Problems of reading, made by the code that makes them for clients. */
  private static Stream<Problem> unread() {
    return Stream.of(
        new BodyProblems(List.of(), LANGUAGES.english()).malformedXml(1, 2),
        RequestBody.unsupported(List.of("application/json", "text/plain")).problem(),
        refused("{", "Content-Type", "application/json", Integer[].class),
        refused("", "Content-Type", "application/json", Integer[].class),
        refused(" ".repeat((1 << 20) + 1), "Content-Type", "application/json", Integer[].class),
        refused("[]", "Content-Type", "text/plain", Integer[].class),
        refused("[]", "Content-Type", "application/json;charset=latin1", Integer[].class),
        refused("[]", "Content-Type", null, Integer[].class),
        refused("x", "Content-Encoding", "gzip", Integer[].class),
        refused("[]", "Content-Type", "application/json", Form.class),
        refused("[]", "Content-Type", "application/json", Upload.class));
  }

  /** From a form. */
  public record Form(@From(Source.FORM) String name) {}

  /** From a form with a file. */
  public record Upload(@From(Source.FORM) Part file) {}

  private static Problem refused(
      String body, String header, @Nullable String value, Class<?> type) {
    HttpServletRequest request =
        new HttpServletRequestWrapper(
            PostedJson.request(null, null, body.getBytes(StandardCharsets.UTF_8))) {
          @Override
          public @Nullable String getHeader(String name) {
            return name.equals(header) ? value : super.getHeader(name);
          }
        };
    return catchThrowableOfType(ProblemException.class, () -> Inputs.read(request, type)).problem();
  }

  @ParameterizedTest
  @MethodSource("problems")
  void everyDetailIsTranslated(Problem problem) {
    TextsOf.areInEveryLanguage(problem);
  }

  /** All keys in the sources, so that none is missing here. */
  static Stream<String> keysInTheSources() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      String all =
          sources
              .filter(source -> source.toString().endsWith(".java"))
              .map(TranslationTest::read)
              .collect(Collectors.joining());
      Stream<String> whole = found(all, "\"\\{([a-z_]+\\.[a-z_.]+)}\"");
      Stream<String> media =
          found(all, "\\bunsupported\\(\"(\\w+)\"")
              .map(what -> "problem.unsupported_media_type.detail." + what);
      Stream<String> limits =
          found(all, "String [A-Z_]+ = \"(\\w+_(?:size|count))\"")
              .map(limit -> "problem.content_too_large.detail." + limit);
      Stream<String> headers =
          found(all, "\\bofHeader\\(\\w+, \\w+, \"(\\w+)\"")
              .map(kind -> "type_mismatch.detail." + kind);
      return Stream.of(whole, media, limits, headers)
          .flatMap(keys -> keys)
          .distinct()
          .toList()
          .stream();
    }
  }

  private static Stream<String> found(String sources, String pattern) {
    return Pattern.compile(pattern).matcher(sources).results().map(match -> match.group(1));
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("keysInTheSources")
  void everyKeyInTheSourcesHasItsText(String key) {
    String english = LANGUAGES.english().text(key);
    assertThat(english).isNotBlank();
    for (String tag : TextsOf.OTHERS) {
      assertThat(LANGUAGES.named(tag).text(key)).as(tag).isNotBlank().isNotEqualTo(english);
    }
  }

  @Test
  void everyDetailOfAProblemIsUsed() throws IOException {
    Set<String> used = keysInTheSources().collect(Collectors.toSet());
    problems().forEach(problem -> used.add("problem." + problem.type().code() + ".detail"));
    Properties english = new Properties();
    try (Reader texts =
        Files.newBufferedReader(
            Path.of("src/main/resources/dev/clearfault/internal/text/texts.properties"))) {
      english.load(texts);
    }
    assertThat(english.stringPropertyNames())
        .filteredOn(key -> key.startsWith("problem."))
        .allSatisfy(
            key ->
                assertThat(used).containsAnyOf(key, key.replaceFirst("\\.(none|one|many)$", "")));
    assertThat(used).hasSizeGreaterThan(20);
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
