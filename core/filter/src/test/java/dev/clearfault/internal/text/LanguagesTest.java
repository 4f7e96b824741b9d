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
        "ı, fr | fr",
        "en-GB | en",
        "de-, fr;q=0.1 | de",
        "de;q=.5, fr;q=.6 | fr",
        "es-419 | es",
        "fr-CA, de;q=0.9 | fr",
        "fr-CA, fr;q=0, de;q=0.1 | de",
        "de-DE, *;q=0 | de",
        "*;q=0 | en",
        "x-de | en",
        "i-klingon, es;q=0.1 | es"
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

  /** In Turkish, the lower case of I has no dot. The bundle of the machine must not win. */
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
    ProblemType notFound = ProblemType.ofStatus(404);
    assertThat(italian.title(notFound)).isEqualTo("Non trovato – sì");
    assertThat(italian.tagFor(notFound)).isEqualTo("it");
    assertThat(italian.text("not_null.hint")).isEqualTo("Send a value.");
  }

  /** First the bundles of an application, then what a client sends, then what is used. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pt_BR | pt-BR | pt-BR",
        "pt_BR | pt-br | pt-BR",
        "pt_BR | pt | en",
        "pt_BR | pt-PT | en",
        "pt pt_BR | pt-BR, pt;q=0.9 | pt-BR",
        "pt pt_BR | pt-PT | pt",
        "pt | pt-BR | pt",
        "pt pt_BR | pt-BR;q=0.5, pt | pt",
        "pt pt_BR | pt-BR, pt;q=0 | pt-BR",
        "pt | pt-BR, pt;q=0 | en",
        "pt pt_BR | pt-BR;q=0, pt | pt",
        "de_CH | de-CH | de-CH",
        "de_CH | de-AT | de",
        "en_GB | en-GB | en-GB",
        "en_GB | en-US, en-GB;q=0.9 | en",
        "en_GB | en-GB;q=0, de;q=0.1 | de",
        "es_419 | es-419 | es-419",
        "zh_TW | zh-TW | zh-TW",
        "zh_TW | zh-Hant | zh-TW",
        "zh_TW | zh-Hant-HK | zh-TW",
        "zh_TW | zh-HK | zh-TW",
        "zh_TW | zh-CN | en",
        "zh_CN zh_TW | zh-Hans-SG | zh-CN",
        "zh zh_Hant | zh-TW | zh-Hant",
        "zh zh_Hant | zh-Hant-TW | zh-Hant",
        "zh zh_Hant | zh-CN | zh",
        "zh zh_Hant | zh | zh",
        "sr sr_Latn | sr-Latn-RS | sr-Latn",
        "sr sr_Latn | sr-Cyrl | sr",
        "sr sr_Latn | SR-LATN | sr-Latn",
        "sr sr_RS sr_Latn | sr-Latn-RS | sr-Latn",
        "no | nb | no",
        "no | nb-NO | no",
        "nb | no | nb",
        "no | nn | no",
        "no nn | nn-NO | nn",
        "he | iw | he",
        "iw | he | he",
        "iw | he-IL | he",
        "in | id | id",
        "id | in-ID | id",
        "fi | fil | en",
        "fil | fil-PH | fil",
        "fil | fi | en",
        "it | it-CH-1996-x-y | it",
        "it | itx | en"
      })
  void findsTheBundleForLanguageScriptAndRegion(String bundles, String header, String tag)
      throws IOException {
    for (String bundle : bundles.split(" ", -1)) {
      write("ClearfaultMessages_" + bundle + ".properties", "not_found.title=" + bundle + "\n");
    }
    Languages languages = new Languages(loader());
    for (int i = 0; i < 2; i++) { // The second time it is known.
      assertThat(of(languages, header)).isEqualTo(tag);
    }
  }

  @Test
  void bundleForARegionReplacesSingleTextsOfItsLanguage() throws IOException {
    write("ClearfaultMessages_pt.properties", "not_null.hint=Envie.\nnull.hint=Retire.\n");
    write("ClearfaultMessages_pt_BR.properties", "null.hint=Remova.\n");
    write("ClearfaultMessages_de_CH.properties", "not_null.hint=Bitte ausfuellen.\n");
    Languages languages = new Languages(loader());
    Language brazil = languages.named("pt-BR");
    assertThat(brazil.text("null.hint")).isEqualTo("Remova.");
    assertThat(brazil.text("not_null.hint")).isEqualTo("Envie.");
    assertThat(brazil.text("page.code")).isEqualTo("Code");
    assertThat(brazil.bundles()).containsExactly("pt", "pt_BR");
    Language swiss = languages.named("de-CH");
    assertThat(swiss.text("not_null.hint")).isEqualTo("Bitte ausfuellen.");
    assertThat(swiss.text("null.hint")).isEqualTo("Den Wert weglassen.");
    assertThat(swiss.title(ProblemType.ofStatus(404))).isEqualTo("Nicht gefunden");
    assertThat(languages.named("de").text("not_null.hint")).isNotEqualTo("Bitte ausfuellen.");
  }

  @Test
  void manyTagsOfAClientFindWhatIsThereAndUseUpNoMemory() throws IOException {
    write("ClearfaultMessages_pt_BR.properties", "not_found.title=Sumiu\n");
    Languages languages = new Languages(loader());
    for (char a = 'a'; a <= 'z'; a++) {
      for (char b = 'a'; b <= 'z'; b++) {
        assertThat(languages.named("de-" + a + b)).isSameAs(languages.named("de"));
        assertThat(languages.named("q" + a + b)).isSameAs(languages.english());
      }
    }
    assertThat(languages.named("pt-BR").tag()).isEqualTo("pt-BR");
    assertThat(languages.named("pt-BR")).isSameAs(languages.named("pt-Latn-BR"));
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
    Language plain = new Languages(null).named("de");
    assertThat(plain.title(OWN)).isNull();
    assertThat(plain.tagFor(OWN)).isEqualTo("en");
    assertThat(plain.title(ProblemType.of("not_found", 404, "No such order"))).isNull();
    assertThat(plain.title(ProblemType.of("not_found", 404, "Not Found"))).isNull();
    write("ClearfaultMessages_de.properties", "out_of_stock.title=Ausverkauft\n");
    Language german = new Languages(loader()).named("de");
    assertThat(german.title(OWN)).isEqualTo("Ausverkauft");
    assertThat(german.detail(problem)).isEqualTo("2 are left.");
    assertThat(german.tagFor(OWN)).isEqualTo("de");
  }

  @Test
  void detailOfTheApplicationMayComeFromItsBundle() throws IOException {
    write(
        "ClearfaultMessages.properties",
        """
        problem.out_of_stock.detail={left} of {wanted} items are left.
        problem.out_of_stock.detail.gone=It is gone, {why}.
        why.sold=because somebody bought it
        """);
    write(
        "ClearfaultMessages_de.properties",
        "problem.out_of_stock.detail={left} von {wanted} sind übrig.\n");
    Languages languages = new Languages(loader());
    Problem left = Problem.builder(OWN).argument("left", 2).extension("wanted", 3).build();
    assertThat(languages.english().detail(left)).isEqualTo("2 of 3 items are left.");
    assertThat(languages.named("de").detail(left)).isEqualTo("2 von 3 sind übrig.");
    assertThat(languages.named("de").tagFor(OWN)).isEqualTo("de");
    assertThat(languages.english().detail(Problem.of(OWN))).isNull();
    Problem gone =
        Problem.builder(OWN)
            .detail("{problem.out_of_stock.detail.gone}")
            .argument("{why}", "why.sold")
            .build();
    assertThat(languages.english().detail(gone))
        .isEqualTo("It is gone, because somebody bought it.");
    Problem incomplete = gone.toBuilder().argument("{why}", "max.hint").build();
    assertThat(languages.english().detail(incomplete)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{why.sold}",
        "{upstream_timeout.title}",
        "{out_of_stock.operator.look}",
        "why.sold",
        "{left}",
        "{"
      })
  void aValueOfAClientNamesNoText(String value) throws IOException {
    write(
        "ClearfaultMessages.properties",
        """
        problem.out_of_stock.detail={left} and {wanted}
        out_of_stock.operator.look=Ask the warehouse.
        why.sold=because somebody bought it
        """);
    Language english = new Languages(loader()).english();
    Problem problem =
        Problem.builder(OWN).argument("left", value).extension("wanted", value).build();
    assertThat(english.detail(problem)).isEqualTo(value + " and " + value);
  }

  @Test
  void aBlankWordOfTheApplicationIsNone() throws IOException {
    for (String suffix : List.of("", "_de")) {
      write(
          "ClearfaultMessages" + suffix + ".properties",
          "validation_failed.title=\nvalidation_failed.description=\nout_of_stock.title= \n");
    }
    Languages languages = new Languages(loader());
    Languages plain = new Languages(null);
    for (String tag : List.of("en", "de")) {
      Language blank = languages.named(tag);
      assertThat(blank.title(ProblemType.VALIDATION_FAILED)).isNotBlank();
      assertThat(blank.description(ProblemType.VALIDATION_FAILED))
          .isEqualTo(plain.named(tag).description(ProblemType.VALIDATION_FAILED));
      assertThat(blank.title(OWN)).isNull();
      assertThat(blank.description(OWN.describedAs("Wait."))).isEqualTo("Wait.");
    }
  }

  @Test
  void noAnswerHasAWordForOperators() throws IOException {
    for (String suffix : List.of("", "_de")) {
      write(
          "ClearfaultMessages" + suffix + ".properties", "odd.operator.look=Ask the warehouse.\n");
    }
    Languages languages = new Languages(loader());
    for (Language language : List.of(languages.english(), languages.named("de"))) {
      String named = "{odd.operator.look}";
      assertThat(language.detail(Problem.builder(OWN).detail(named).build())).isEqualTo(named);
      Violation violation = Violation.of(Violation.Source.QUERY, "q", "odd", named);
      assertThat(language.violations(List.of(violation)).get(0).detail())
          .doesNotContain("warehouse");
      assertThat(language.keys()).doesNotContain("odd.operator.look");
      assertThat(language.own("odd.operator.look")).isEqualTo("Ask the warehouse.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{no.such.text}", "{}", "{ }", "{{a}", "{A}", "a {not_null.hint}", "{"})
  void textThatIsNoKeyStaysAsItIs(String text) {
    Language english = new Languages(null).english();
    assertThat(english.detail(Problem.builder(OWN).detail(text).build())).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, none", "1, one", "2, many", "50, many"})
  void countChoosesTheFormOfAText(int count, String form) throws IOException {
    write(
        "ClearfaultMessages.properties",
        "problem.out_of_stock.detail." + form + "={count} in the form " + form + "\n");
    Problem problem = Problem.builder(OWN).argument("count", count).build();
    Problem counted = Problem.builder(OWN).argument("count", (long) count).build();
    Languages languages = new Languages(loader());
    assertThat(languages.english().detail(problem)).isEqualTo(count + " in the form " + form);
    assertThat(languages.english().detail(counted)).isEqualTo(count + " in the form " + form);
  }

  @Test
  void violationsGetTheTextsThatTheyName() {
    Violation named =
        new Violation(
            Violation.Source.HEADER,
            "X",
            null,
            "type_mismatch",
            "{type_mismatch.detail.integer}",
            Map.of(),
            null);
    Violation written = Violation.of(Violation.Source.QUERY, "q", "odd", "is odd");
    Language german = new Languages(null).named("de");
    List<Violation> told = german.violations(List.of(named, written));
    assertThat(told.get(0))
        .isEqualTo(
            Violation.of(
                Violation.Source.HEADER, "X", "type_mismatch", "erwartet wird eine ganze Zahl"));
    assertThat(told.get(1)).isSameAs(written);
    List<Violation> onlyWritten = List.of(written);
    assertThat(german.violations(onlyWritten)).isSameAs(onlyWritten);
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
