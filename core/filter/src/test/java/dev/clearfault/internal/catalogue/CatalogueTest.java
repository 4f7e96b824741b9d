package dev.clearfault.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.problem.ProblemType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
  private static final ProblemType LATE =
      ProblemType.of("too_late", 409, "Too late").describedAs("Be early.");

  private final Catalogue catalogue = new Catalogue("/shop/problems/", List.of(LATE));

  @Test
  void typeHasAPlace() {
    assertThat(catalogue.locate(LATE).uri()).isEqualTo("/shop/problems/too-late");
    assertThat(catalogue.find("too-late")).isEqualTo(LATE.at("/shop/problems/too-late"));
  }

  @Test
  void typeIsListedFromItsFirstOccurrence() {
    ProblemType rare = ProblemType.of("rare", 409, "Rare");
    assertThat(catalogue.find("rare")).isNull();
    catalogue.locate(rare);
    assertThat(catalogue.listed())
        .extracting(ProblemType::code)
        .containsExactly("rare", "too_late");
  }

  @Test
  void typesMadeFromDataDoNotFillTheMemory() {
    for (int i = 0; i < 5000; i++) {
      ProblemType made = ProblemType.of("made_" + i, 409, "Made");
      assertThat(catalogue.locate(made).uri()).isEqualTo("/shop/problems/made-" + i);
    }
    assertThat(catalogue.find("made-4999")).isNull();
  }

  /** A title that changes comes from a request, and nobody else may read it. */
  @Test
  void wordsThatChangeAreShownToNobody() {
    catalogue.locate(ProblemType.of("sold_out", 409, "Ann bought the last one"));
    catalogue.locate(ProblemType.of("sold_out", 409, "Bob bought the last one"));
    assertThat(catalogue.find("sold-out"))
        .isEqualTo(new ProblemType("sold_out", 409, "Conflict", "/shop/problems/sold-out", ""));
  }

  /** Nobody can know after one occurrence that a title is a constant. */
  @Test
  void wordsAreShownWhenTheyOccurAgainAsTheSameObjects() {
    ProblemType rare = ProblemType.of("rare", 409, "Rare").describedAs("Wait.");
    catalogue.locate(rare);
    assertThat(catalogue.find("rare"))
        .isEqualTo(new ProblemType("rare", 409, "Conflict", "/shop/problems/rare", ""));
    // As an application does that makes its types where it throws.
    catalogue.locate(ProblemType.of("rare", 409, "Rare").describedAs("Wait."));
    assertThat(catalogue.find("rare")).isEqualTo(rare.at("/shop/problems/rare"));
    assertThat(catalogue.listed()).contains(rare.at("/shop/problems/rare"));
  }

  @Test
  void aRequestThatIsRepeatedShowsItsTextToNobody() {
    for (int i = 0; i < 3; i++) {
      String secret = String.join(" ", "secret", "of", "Ann");
      catalogue.locate(ProblemType.of("sold_out", 409, secret));
      catalogue.locate(ProblemType.of("gone_out", 409, "Gone").describedAs(secret + "!"));
    }
    assertThat(catalogue.listed().toString())
        .contains("sold_out", "gone_out")
        .doesNotContain("Ann");
  }

  @Test
  void aConstantThatIsNotTheOnlyTitleIsNotShown() {
    ProblemType constant = ProblemType.of("sold_out", 409, "Sold out");
    catalogue.locate(constant);
    catalogue.locate(constant);
    catalogue.locate(ProblemType.of("sold_out", 409, "Ann bought the last one"));
    catalogue.locate(constant);
    assertThat(catalogue.find("sold-out"))
        .isEqualTo(new ProblemType("sold_out", 409, "Conflict", "/shop/problems/sold-out", ""));
  }

  @Test
  void longWordsDoNotFillTheMemory() {
    ProblemType longTitle = ProblemType.of("long_title", 409, "x".repeat(1000));
    ProblemType longText = ProblemType.of("long_text", 409, "x").describedAs("x".repeat(1000));
    assertThat(catalogue.locate(longTitle).uri()).isEqualTo("/shop/problems/long-title");
    assertThat(catalogue.locate(longText).uri()).isEqualTo("/shop/problems/long-text");
    assertThat(catalogue.listed()).extracting(ProblemType::code).containsExactly("too_late");
    Catalogue withLong = new Catalogue("/", List.of(longText));
    assertThat(withLong.find("long-text")).isEqualTo(longText.at("/long-text"));
  }

  @Test
  void wordsFromTheStartAreConstants() {
    catalogue.locate(ProblemType.of("too_late", 410, "Ann came too late"));
    assertThat(catalogue.find("too-late")).isEqualTo(LATE.at("/shop/problems/too-late"));
  }

  @Test
  void uriOfTheApplicationsOwnIsKept() {
    ProblemType own = LATE.at("https://example.com/late");
    assertThat(catalogue.locate(own)).isEqualTo(own);
  }

  @Test
  void withoutABaseTypesAreToldByTheirCode() {
    Catalogue nowhere = new Catalogue(null, List.of());
    assertThat(nowhere.locate(LATE).uri()).isEqualTo("about:blank");
  }

  @Test
  void plainStatusesAreFoundAndListedApart() {
    assertThat(catalogue.find("not-found")).isEqualTo(ProblemType.ofStatus(404));
    assertThat(catalogue.statuses()).hasSizeGreaterThan(30).contains(ProblemType.ofStatus(404));
    ProblemType own = ProblemType.of("not_found", 404, "Nothing here");
    Catalogue withOwn = new Catalogue("/problems/", List.of(own));
    assertThat(withOwn.find("not-found")).isEqualTo(own.at("/problems/not-found"));
    assertThat(withOwn.statuses()).doesNotContain(ProblemType.ofStatus(404));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "..",
        "../etc/passwd",
        "TOO-LATE",
        "too_late",
        "too-late/",
        "%",
        "error"
      })
  void anythingElseIsUnknown(String slug) {
    assertThat(catalogue.find(slug)).isNull();
  }
}
