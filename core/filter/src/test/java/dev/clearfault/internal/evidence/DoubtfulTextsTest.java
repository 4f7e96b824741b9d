package dev.clearfault.internal.evidence;

import static dev.clearfault.internal.evidence.ConversionsTest.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.internal.evidence.ConversionsTest.Colour;
import dev.clearfault.problem.Violation.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that fit an exception by chance, and what a hostile client must not reach with one. */
@SuppressWarnings("NullAway") // An application also gives null to methods that do not take it.
class DoubtfulTextsTest {
  private static AskedText query(@Nullable String text, int age) {
    return new AskedText(Source.QUERY, "v", text, age);
  }

  private static AskedText header(String name, @Nullable String text, int age) {
    return new AskedText(Source.HEADER, name, text, age);
  }

  /** Any framework asks for such a header, and most requests have none. */
  @ParameterizedTest
  @ValueSource(
      strings = {"Origin", "range", "If-None-Match", "Sec-Fetch-Site", "X-Forwarded-For", "TE"})
  void usualHeaderThatIsMissingProvesNothing(String name) {
    assertThat(find(LocalDate::parse, null, header(name, null, 0))).isNull();
    assertThat(find(LocalDate::parse, null, header("X-Since", null, 0))).isNotNull();
    assertThat(find(LocalDate::parse, null, header("X-Since", null, 1))).isNull();
  }

  @Test
  void missingTextCountsOnlyIfNothingWasAskedForSince() {
    AskedText agent = header("User-Agent", "curl", 0);
    assertThat(find(Integer::parseInt, null, query(null, 0))).isNotNull();
    assertThat(find(Integer::parseInt, null, agent, query(null, 1))).isNull();
    assertThat(find(Integer::parseInt, null, query(null, 1))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void emptyTextCountsOnlyAsTheLastParameter(String text) {
    assertThat(find(Integer::parseInt, "", query(text, 0))).isNotNull();
    assertThat(find(Integer::parseInt, "", query(text, 1))).isNull();
    assertThat(find(BigDecimal::new, "", query(text, 1))).isNull();
    AskedText body = new AskedText(Source.BODY, "", text, Integer.MAX_VALUE);
    assertThat(find(Integer::parseInt, "", body)).isNull();
    assertThat(find(Integer::parseInt, "", new AskedText(Source.PATH, "segments[1]", text, 0)))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,,2", ",1", "1; ;2"})
  void emptyElementsCountForNothing(String text) {
    assertThat(find(Integer::parseInt, "", query(text, 0))).isNull();
  }

  /** Many texts share the first character that is wrong. */
  @Test
  void oneCharacterIsTooLittleForAnEarlierText() {
    assertThat(find(BigDecimal::new, "abc", query("abc", 1))).isNull();
    assertThat(find(BigDecimal::new, "abc", query("abc", 0))).isNotNull();
    assertThat(find(text -> Base64.getDecoder().decode(text), "a*b", query("a*b", 1))).isNull();
  }

  /** Two parameters are read first, and converted then. */
  @Test
  void almostADecimalIsEnoughForAnEarlierParameter() {
    assertThat(find(BigDecimal::new, "12a", query("12a", 1))).isNotNull();
  }

  /** Every text that is no date has the same exception. */
  @Test
  void silentExceptionNeedsTheLastTextAndNoOtherLikeIt() {
    ConversionsTest.Conversion date = java.sql.Date::valueOf;
    assertThat(find(date, "soon", query("soon", 0), query("12", 1))).isNotNull();
    assertThat(find(date, "soon", query("soon", 0), query("Smith", 1))).isNull();
    assertThat(find(date, "soon", query("soon", 0), header("X-Id", "a", 1))).isNotNull();
    assertThat(find(date, "soon", header("Accept", "soon", 0))).isNull();
    assertThat(find(date, "soon", new AskedText(Source.PATH, "segments[1]", "soon", 0))).isNull();
  }

  @Test
  void silentExceptionNeedsAllTexts() {
    AskedText[] many = new AskedText[100];
    for (int i = 0; i < many.length; i++) {
      many[i] = query(i == 0 ? "soon" : String.valueOf(i), i);
    }
    assertThat(find(java.sql.Date::valueOf, "soon", many)).isNull();
  }

  /** A table that is broken has words that stand in headers, too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "User-Agent      | Mozilla/5.0 (Windows NT 10.0) | NT | 0",
        "User-Agent      | a;NT;b                        | NT | 0",
        "Accept-Language | de,NT                         | NT | 0",
        "Accept[1]       | de;NT                         | NT | 0",
        "X-Words         | 1 NT                          | NT | 0",
        "X-Words         | 1,NT                          | NT | 1",
        "Authorization   | Basic NT more                 | NT | 0",
        "Authorization   | Basic NT                      | NT | 1",
        "Authorization   | NT more                       | NT | 0"
      })
  void wordsOfHeadersProveNothing(String name, String text, String rejected, int age) {
    assertThat(find(Integer::parseInt, rejected, header(name, text, age))).isNull();
  }

  @Test
  void listOfAHeaderThatWasJustAskedForCounts() {
    assertThat(find(Integer::parseInt, "NT", header("X-Ids", "1, NT", 0))).isNotNull();
    assertThat(find(UUID::fromString, "NT", header("authorization", "Id NT", 0))).isNotNull();
  }

  /** A text of a configuration or of a table is equal to a value of many bodies. */
  @ParameterizedTest
  @ValueSource(
      strings = {"{\"comment\":\"N/A\"}", "[\"N/A\"]", "[1,N/A]", "N/A,2", "[\"a\",\"N/A\",2]"})
  void valuesOfABodyProveNothing(String text) {
    AskedText body = new AskedText(Source.BODY, "", text, Integer.MAX_VALUE);
    assertThat(find(Integer::parseInt, "N/A", body)).isNull();
    assertThat(find(UUID::fromString, "N/A", body)).isNull();
  }

  private static final class Recording extends ClassLoader {
    private final List<String> names = new ArrayList<>();

    Recording() {
      super(DoubtfulTextsTest.class.getClassLoader());
    }

    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
      names.add(name);
      return super.loadClass(name);
    }
  }

  private static @Nullable RejectedText findWith(
      Recording loader, Throwable t, AskedText... asked) {
    return Conversions.find(List.of(t), () -> List.of(asked), loader);
  }

  @Test
  void noClassIsLoadedByATextOfTheClient() {
    String colour = Colour.class.getCanonicalName();
    String rejected = "Hidden.a.b.RED";
    Recording loader = new Recording();
    Throwable thrown = catchThrowable(() -> Enum.valueOf(Colour.class, rejected));
    assertThat(findWith(loader, thrown, query("RED", 0), query(rejected, 1))).isNotNull();
    assertThat(loader.names).containsExactly(colour, Colour.class.getName());
  }

  @Test
  void noClassIsLoadedByAMessageOfTheApplication() {
    Recording loader = new Recording();
    String message = Enums.NO_CONSTANT + Colour.class.getCanonicalName() + ".RED";
    findWith(loader, new IllegalArgumentException(message), query("RED", 0));
    findWith(loader, catchThrowable(() -> Enum.valueOf(Colour.class, "x.y.RED")), query("z", 0));
    assertThat(loader.names).isEmpty();
  }

  @Test
  void nestedEnumsAreLookedForAFewTimesOnly() {
    Recording loader = new Recording();
    Throwable thrown = catchThrowable(() -> Enum.valueOf(Colour.class, "a.b.c.d.e.f.g.h.RED"));
    assertThat(findWith(loader, thrown, query("RED", 0))).isNull();
    assertThat(loader.names).hasSize(6);
  }

  /** No one sends such a value, and its forms cost much. */
  @Test
  void longTextsAreNotCompared() {
    String text = "x".repeat(TextForms.MAX_LENGTH);
    assertThat(find(Integer::parseInt, text, query(text, 0))).isNotNull();
    assertThat(find(Integer::parseInt, text + "x", query(text + "x", 0))).isNull();
  }

  private static Throwable noUuid(String text) {
    return catchThrowable(() -> UUID.fromString(text));
  }

  /** Else each cause would cost as much as the first one. */
  @Test
  void allExceptionsShareOneBudget() {
    Throwable found = noUuid("abc");
    Throwable other = noUuid("other");
    List<AskedText> asked = List.of(query("abc", 0));
    ClassLoader loader = getClass().getClassLoader();
    List<Throwable> chain = new ArrayList<>(List.of(other, found));
    assertThat(Conversions.find(chain, () -> asked, loader)).isNotNull();
    chain.addAll(0, Collections.nCopies(64, other));
    assertThat(Conversions.find(chain, () -> asked, loader)).isNull();
  }

  @Test
  void formsAreBounded() {
    AskedText[] many = new AskedText[256];
    for (int i = 0; i < many.length; i++) {
      many[i] = query(i == 255 ? "x" : "1,2,3,4,".repeat(64), 0);
    }
    assertThat(find(Integer::parseInt, "x", many)).isNull();
    assertThat(find(Integer::parseInt, "x", query("x", 0))).isNotNull();
  }
}
