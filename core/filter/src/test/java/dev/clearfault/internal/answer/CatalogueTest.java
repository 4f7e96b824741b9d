package dev.clearfault.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
  private static final ProblemType LATE =
      ProblemType.of("too_late", 409, "Too <late>").describedAs("Be <early>.");

  private final Catalogue catalogue = new Catalogue("/shop/problems/", true, List.of(LATE));

  @Test
  void typeResolvesToADocumentAboutItself() {
    assertThat(catalogue.locate(LATE).uri()).isEqualTo("/shop/problems/too-late");
    assertThat(text("too-late", null))
        .isEqualTo(
            "{\"type\":\"/shop/problems/too-late\",\"code\":\"too_late\",\"title\":\"Too <late>\","
                + "\"status\":409,\"description\":\"Be <early>.\"}");
    assertThat(text("too-late", "text/html")).contains("<h1>Too &lt;late&gt;</h1>", "Be &lt;early");
  }

  @Test
  void typeIsListedFromItsFirstOccurrence() {
    ProblemType rare = ProblemType.of("rare", 409, "Rare");
    assertThat(catalogue.page("rare", null)).isNull();
    catalogue.locate(rare);
    assertThat(catalogue.page("rare", null)).isNotNull();
    assertThat(text("", null)).contains("\"code\":\"rare\"", "\"code\":\"too_late\"");
  }

  @Test
  void typesMadeFromDataDoNotFillTheMemory() {
    for (int i = 0; i < 5000; i++) {
      ProblemType made = ProblemType.of("made_" + i, 409, "Made");
      assertThat(catalogue.locate(made).uri()).isEqualTo("/shop/problems/made-" + i);
    }
    assertThat(catalogue.page("made-4999", null)).isNull();
  }

  @Test
  void uriOfTheApplicationsOwnIsKept() {
    ProblemType own = LATE.at("https://example.com/late");
    assertThat(catalogue.locate(own)).isEqualTo(own);
  }

  @Test
  void withoutABaseTypesAreToldByTheirCode() {
    Catalogue nowhere = new Catalogue(null, true, List.of());
    assertThat(nowhere.locate(LATE).uri()).isEqualTo("about:blank");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"unknown", "..", "../etc/passwd", "TOO-LATE", "too_late", "too-late/", "%"})
  void anythingElseIsUnknown(String slug) {
    assertThat(catalogue.page(slug, null)).isNull();
  }

  @Test
  void pageForPeopleCanBeTurnedOff() {
    Catalogue plain = new Catalogue("/problems/", false, List.of(LATE));
    Catalogue.Page page = plain.page("too-late", "text/html");
    assertThat(page).isNotNull();
    assertThat(page.contentType()).isEqualTo("application/json;charset=UTF-8");
  }

  private String text(String slug, @Nullable String accept) {
    Catalogue.Page page = catalogue.page(slug, accept);
    assertThat(page).isNotNull();
    return new String(page.bytes(), StandardCharsets.UTF_8);
  }
}
