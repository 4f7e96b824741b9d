package dev.clearfault.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
  private static final ProblemType OWN = ProblemType.of("out_of_stock", 409, "Out of stock");

  @TempDir Path classes;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | en",
        "'' | en",
        "de | de",
        "DE | de",
        "de-CH | de",
        "de-Latn-CH-1996 | de",
        "es-MX | es",
        "en-GB, de | en",
        "fr;q=0.5, de | de",
        "fr;q=0.5, de;q=0.4 | fr",
        "fr;q=0.5,de;q=0.5 | fr",
        "xx, fr;q=0.1 | fr",
        "it, es;q=0.9, en;q=0.8 | es",
        "* | en",
        "*, de;q=0.1 | de",
        "de;q=0 | en",
        "de;q=0, * | en",
        "de-CH, de;q=0 | en",
        "xx | en",
        "deu | en",
        "de_DE | en",
        "de;q=nonsense, fr;q=0.1 | fr",
        "de;q=-1, fr;q=0.1 | fr",
        "de; Q = 1 | de",
        "de;q=1e9, fr;q=0.1 | fr",
        ";;;,,= | en",
        "de;level=1;q=0.2, fr;q=0.3 | fr",
        "../../etc/passwd | en",
        "ı, fr | fr"
      })
  void findsTheLanguage(@Nullable String header, String tag) {
    assertThat(of(new Languages(null), header)).isEqualTo(tag);
  }

  @Test
  void readsNoHeaderThatIsTooLong() {
    assertThat(of(new Languages(null), "x,".repeat(1000) + "de")).isEqualTo("en");
  }

  @Test
  void severalLinesAreOne() {
    Language language =
        new Languages(null).of(Collections.enumeration(List.of("fr;q=0.1", "de;q=0.2")));
    assertThat(language.tag()).isEqualTo("de");
  }

  /** In Turkish, the lower case of I has no dot, and the machine's bundle would be preferred. */
  @Test
  void languageOfTheMachinePlaysNoPart() {
    Locale before = Locale.getDefault();
    try {
      for (String machine : List.of("de-DE", "tr-TR")) {
        Locale.setDefault(Locale.forLanguageTag(machine));
        Languages languages = new Languages(null);
        assertThat(of(languages, null)).isEqualTo("en");
        assertThat(of(languages, "xx")).isEqualTo("en");
        assertThat(languages.english().text("not_null.hint")).isEqualTo("Send a value.");
        assertThat(of(languages, "ID, FR;q=0.1")).isEqualTo("fr");
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es"})
  void everyLanguageHasTheSameTextsWithTheSameValues(String language) throws IOException {
    Map<String, String> english = texts("");
    Map<String, String> other = texts("_" + language);
    assertThat(other.keySet()).isEqualTo(english.keySet());
    other.forEach(
        (key, text) -> {
          String inEnglish = Objects.requireNonNull(english.get(key));
          assertThat(placeholders(text)).as(key).isEqualTo(placeholders(inEnglish));
          assertThat(text).as(key).isNotBlank().doesNotContain("$", "\\", "|");
        });
  }

  @Test
  void bundleOfTheApplicationAddsALanguage() throws IOException {
    write("ClearfaultMessages_it.properties", "not_found.title=Non trovato – sì\n");
    Languages languages = new Languages(loader());
    Language italian = languages.named("it-CH");
    assertThat(italian.tag()).isEqualTo("it");
    Problem problem = italian.translate(Problem.of(ProblemType.ofStatus(404)));
    assertThat(problem.type().title()).isEqualTo("Non trovato – sì");
    assertThat(problem.headers()).containsEntry("Content-Language", "it");
    assertThat(italian.text("not_null.hint")).isEqualTo("Send a value.");
  }

  @Test
  void bundleOfTheLibrarysNameAddsALanguageToo() throws IOException {
    Files.createDirectories(classes.resolve("dev/clearfault/problem"));
    write("dev/clearfault/internal/text/texts_it.properties", "not_null.hint=Inviare un valore.\n");
    assertThat(new Languages(loader()).named("it").text("not_null.hint"))
        .isEqualTo("Inviare un valore.");
  }

  @Test
  void bundleOfTheApplicationOverridesSingleTexts() throws IOException {
    write("ClearfaultMessages_de.properties", "not_null.hint=Bitte ausfüllen.\n");
    write("ClearfaultMessages_en.properties", "not_null.hint=Fill it in.\n");
    write("ClearfaultMessages.properties", "null.hint=Drop it.\nnot_null.hint=Base.\n");
    Languages languages = new Languages(loader());
    assertThat(languages.named("de").text("not_null.hint")).isEqualTo("Bitte ausfüllen.");
    assertThat(languages.named("de").text("null.hint")).isEqualTo("Den Wert weglassen.");
    assertThat(languages.english().text("not_null.hint")).isEqualTo("Fill it in.");
    assertThat(languages.english().text("null.hint")).isEqualTo("Drop it.");
    assertThat(languages.named("fr").text("not_null.hint")).isEqualTo("Envoyer une valeur.");
  }

  @Test
  void saysWhichBundleCannotBeRead() throws IOException {
    write("ClearfaultMessages_de.properties", "a=\\u12\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Languages(loader()))
        .withMessageContaining("ClearfaultMessages_de.properties");
  }

  @Test
  void bundleThatCannotBeReadCostsNoClientItsAnswer() throws IOException {
    write("ClearfaultMessages_it.properties", "a=\\u12\n");
    assertThat(of(new Languages(loader()), "it, fr;q=0.1")).isEqualTo("fr");
  }

  @Test
  void titleOfTheApplicationStaysUnlessItsBundleHasIt() throws IOException {
    Problem problem = Problem.builder(OWN).detail("2 are left.").build();
    Problem as = new Languages(null).named("de").translate(problem);
    assertThat(as).isEqualTo(problem);
    Problem notOurs = Problem.of(ProblemType.of("not_found", 404, "No such order"));
    assertThat(new Languages(null).named("de").translate(notOurs)).isEqualTo(notOurs);
    write("ClearfaultMessages_de.properties", "out_of_stock.title=Ausverkauft\n");
    Problem translated = new Languages(loader()).named("de").translate(problem);
    assertThat(translated.type()).isEqualTo(ProblemType.of("out_of_stock", 409, "Ausverkauft"));
    assertThat(translated.detail()).isEqualTo("2 are left.");
    assertThat(translated.headers()).isEqualTo(Map.of("Content-Language", "de"));
  }

  @Test
  void onlyTitleAndDetailChange() {
    Violation violation =
        Violation.of(Violation.Source.HEADER, "X", "type_mismatch", "must be a whole number");
    Problem problem =
        Problem.builder(ProblemType.VALIDATION_FAILED.at("/problems/validation-failed"))
            .detail("1 value was not accepted.")
            .instance("urn:x")
            .errors(List.of(violation))
            .extension("line", 1)
            .build();
    Problem german = new Languages(null).named("de").translate(problem);
    assertThat(german.type().title()).isEqualTo("Ungültige Eingabe");
    assertThat(german.detail()).isEqualTo("1 Wert wurde nicht angenommen.");
    assertThat(german.errors().get(0).detail()).isEqualTo("erwartet wird eine ganze Zahl");
    Problem back =
        german.toBuilder()
            .type(problem.type())
            .detail(problem.detail())
            .errors(problem.errors())
            .build();
    assertThat(back).isEqualTo(problem.toBuilder().header("Content-Language", "de").build());
    assertThat(new Languages(null).english().translate(problem)).isEqualTo(problem);
  }

  private static String of(Languages languages, @Nullable String header) {
    return languages.of(header == null ? null : Collections.enumeration(List.of(header))).tag();
  }

  private void write(String file, String text) throws IOException {
    Path target = classes.resolve(file);
    Files.createDirectories(target.getParent());
    Files.writeString(target, text);
  }

  private ClassLoader loader() throws IOException {
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, Languages.class.getClassLoader());
  }

  private static Map<String, String> texts(String suffix) throws IOException {
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                Languages.class.getResourceAsStream("texts" + suffix + ".properties")),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    return texts.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, texts::getProperty));
  }

  private static Set<String> placeholders(String text) {
    return Pattern.compile("\\{\\w+}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
