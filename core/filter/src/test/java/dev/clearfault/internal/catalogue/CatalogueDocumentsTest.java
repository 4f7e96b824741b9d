package dev.clearfault.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.AnswerSchemas;
import dev.clearfault.BuiltInTypes;
import dev.clearfault.internal.catalogue.CatalogueDocuments.Page;
import dev.clearfault.internal.catalogue.CatalogueDocuments.Preferences;
import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ProblemRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CatalogueDocumentsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/catalogue");
  private static final String HTML = "text/html";
  private static final String MARKDOWN = "text/markdown";
  private static final ProblemType LATE =
      ProblemType.of("too_late", 409, "Too <late>").describedAs("Be <early>.");
  private static final ProblemType SILENT = ProblemType.of("out_of_stock", 409, "Out of stock");

  private static final Languages LANGUAGES = new Languages(null);
  private static final CatalogueDocuments PUBLIC = documents(true, false);

  private static CatalogueDocuments documents(boolean html, boolean operators) {
    List<ProblemType> types = new ArrayList<>(List.of(LATE, SILENT));
    BuiltInTypes.all().stream().filter(type -> type.uri() == null).forEach(types::add);
    return new CatalogueDocuments(
        new Catalogue("/shop/problems/", types),
        LANGUAGES,
        new Preferences(
            "/shop/problems", html, operators, Format.PROBLEM, ProblemType::status, null));
  }

  private static Page page(CatalogueDocuments from, String name, String accept, String language) {
    return Objects.requireNonNull(from.page(name, accept, LANGUAGES.named(language)));
  }

  private static String text(CatalogueDocuments from, String name, String accept, String language) {
    return new String(page(from, name, accept, language).bytes(), StandardCharsets.UTF_8);
  }

  /** With the system property {@code golden.write}, the test writes the files. */
  @ParameterizedTest
  @CsvSource({
    "index.en.html, '', false",
    "index.de.md, '', false",
    "validation-failed.en.html, validation-failed, false",
    "validation-failed.fr.md, validation-failed, false",
    "upstream-timeout.es.html, upstream-timeout, false",
    "upstream-timeout.en.md, upstream-timeout, true",
    "upstream-timeout.de.html, upstream-timeout, true",
    "out-of-stock.en.html, out-of-stock, true",
    "too-late.de.html, too-late, false",
    "not-found.en.md, not-found, false"
  })
  void documentIsTheGoldenFile(String file, String name, boolean operators) throws IOException {
    String[] parts = file.split("\\.", -1);
    String accept = parts[2].equals("html") ? HTML : MARKDOWN;
    String made = text(documents(true, operators), name, accept, parts[1]);
    Path golden = GOLDEN.resolve(file);
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, made);
    }
    assertThat(made).isEqualTo(Files.readString(golden));
  }

  static Stream<ProblemType> types() {
    return BuiltInTypes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void theExampleOfATypeIsAnAnswerOfTheType(ProblemType type) {
    for (String language : List.of("en", "de", "fr", "es")) {
      JsonNode about =
          JsonMapper.shared().readTree(text(PUBLIC, type.slug(), "application/json", language));
      JsonNode example = about.path("example");
      AnswerSchemas.fit(example.toString());
      assertThat(example.path("code").asString()).isEqualTo(type.code());
      assertThat(example.path("title")).isEqualTo(about.path("title"));
      assertThat(example.path("type")).isEqualTo(about.path("type"));
      assertThat(example.toString()).doesNotContain("{line}", "{value}", "detail\":\"{");
      assertThat(about.path("advice").asString()).isNotBlank();
      assertThat(about.path("action").asString()).isIn("repair", "wait", "give_up");
      assertThat(about.path("operator").isMissingNode()).isTrue();
      JsonNode retryable = example.path("retryable");
      assertThat(about.path("retryable").isEmpty()).isEqualTo(retryable.isMissingNode());
    }
  }

  @Test
  void theExampleOfInvalidInputIsTheDocumentedBody() throws IOException {
    JsonNode example =
        JsonMapper.shared()
            .readTree(text(PUBLIC, "validation-failed", "application/json", "en"))
            .path("example");
    Path documented = GOLDEN.resolveSibling("problem").resolve("400.json");
    assertThat(example.toString()).isEqualTo(Files.readString(documented).strip());
  }

  @ParameterizedTest
  @CsvSource({
    "validation_failed, repair",
    "missing_body, repair",
    "unauthorized, repair",
    "unprocessable_content, repair",
    "too_many_requests, wait",
    "service_unavailable, wait",
    "upstream_circuit_open, wait",
    "gateway_timeout, wait",
    "not_found, give_up",
    "forbidden, give_up",
    "internal_server_error, give_up",
    "out_of_stock, repair"
  })
  void programsReadWhatToDo(String code, String action) {
    assertThat(text(PUBLIC, code.replace('_', '-'), "application/json", "en"))
        .contains("\"action\":\"" + action + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es"})
  void everyCodeOfErrorsSaysWhatToSend(String language) {
    JsonNode codes =
        JsonMapper.shared()
            .readTree(text(PUBLIC, "validation-failed", "application/json", language))
            .path("codes");
    assertThat(codes.size()).isGreaterThan(60);
    assertThat(codes.valueStream().map(code -> code.path("code").asString()))
        .contains("max", "size", "not_null", "invalid_enum", "malformed", "missing", "ean")
        .doesNotContain("problem", "type", "page", "catalogue");
    assertThat(codes)
        .allSatisfy(
            code ->
                assertThat(code.path("description").asString())
                    .isNotBlank()
                    .doesNotContain("{", "…"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', application/json",
    "text/html, text/html",
    "text/markdown, text/markdown",
    "image/png, application/json"
  })
  void acceptChoosesTheForm(String accept, String mediaType) {
    for (String name : List.of("", "too-late")) {
      Page page = page(PUBLIC, name, accept, "fr");
      assertThat(page.contentType()).isEqualTo(mediaType + ";charset=UTF-8");
      assertThat(page.language()).isEqualTo("fr");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "too-late", "validation-failed"})
  void jsonIsInLinesForAPersonWhoAsks(String name) {
    String plain = text(PUBLIC, name, "application/json", "en");
    String lines = text(PUBLIC, name, "application/json;indent=2", "en");
    assertThat(plain).doesNotContain("\n");
    assertThat(lines).startsWith("{\n  \"type").endsWith("\n}\n");
    assertThat(JsonMapper.shared().readTree(lines)).isEqualTo(JsonMapper.shared().readTree(plain));
  }

  @Test
  void pageForPeopleCanBeTurnedOff() {
    Page page = page(documents(false, false), "too-late", HTML, "en");
    assertThat(page.contentType()).isEqualTo("application/json;charset=UTF-8");
  }

  @Test
  void theIndexNeedsNoExamples() {
    AtomicInteger examples = new AtomicInteger();
    Entries entries =
        new Entries(
            new ProblemRenderer() {
              @Override
              public List<String> mediaTypes() {
                return List.of("application/json");
              }

              @Override
              public byte[] render(ProblemDocument document) {
                examples.incrementAndGet();
                return new byte[0];
              }
            },
            ProblemType::status,
            new OperatorTexts(LANGUAGES.english()));
    Entry brief = entries.brief(LATE, LANGUAGES.english());
    assertThat(examples).hasValue(0);
    Entry whole = entries.of(LATE, LANGUAGES.english());
    assertThat(examples).hasValue(1);
    assertThat(brief.title()).isEqualTo(whole.title()).isEqualTo("Too <late>");
    assertThat(brief.means()).isEqualTo(whole.means());
    assertThat(brief.operator()).isNull();
  }

  @Test
  void whatOperatorsKnowIsNotPublic() {
    for (String accept : List.of(HTML, MARKDOWN, "application/json")) {
      assertThat(text(documents(true, true), "upstream-timeout", accept, "de"))
          .contains("Do not raise the deadline first", "ClearfaultUpstreamFails");
      assertThat(text(PUBLIC, "upstream-timeout", accept, "de"))
          .doesNotContainIgnoringCase("operators")
          .doesNotContain("raise the deadline", "ClearfaultUpstreamFails", "operator");
    }
  }

  @Test
  void aTypeWithoutWordsSaysWhatItsStatusSays() {
    assertThat(text(PUBLIC, "out-of-stock", HTML, "en"))
        .contains("The application answers with the status 409 (Conflict).");
    assertThat(text(PUBLIC, "out-of-stock", HTML, "de"))
        .contains("Die Anwendung antwortet mit dem Status 409 (Konflikt).");
  }

  @Test
  void textOfAnApplicationStaysText() {
    assertThat(text(PUBLIC, "too-late", HTML, "en"))
        .contains("<h1>Too &lt;late&gt;</h1>", "Be &lt;early&gt;.")
        .doesNotContain("<late>", "<early>");
    assertThat(text(PUBLIC, "too-late", MARKDOWN, "en")).contains("# Too \\<late\\>");
  }

  @Test
  void unknownNamesHaveNoPage() {
    assertThat(PUBLIC.page("unknown", HTML, LANGUAGES.english())).isNull();
    assertThat(PUBLIC.page("openapi.json/", HTML, LANGUAGES.english())).isNull();
  }
}
