package dev.clearfault.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.spi.ProblemRenderer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
  private static final String P = "application/problem+json";
  private static final String J = "application/json";
  private static final String H = "text/html";

  private final Negotiation<ProblemRenderer> negotiation =
      Format.among(Format.PROBLEM.renderer(), List.of(new ProblemHtml(new Languages(null))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          */*                                                     | application/problem+json
          application/problem+json                                | application/problem+json
          application/json                                        | application/json
          APPLICATION/JSON                                        | application/json
          application/json;charset=utf-8                          | application/json
          text/html                                               | text/html
          text/*                                                  | text/html
          application/*                                           | application/problem+json
          text/html,application/xhtml+xml,*/*;q=0.8               | text/html
          application/json, text/html                             | application/json
          application/json;q=0.5, text/html                       | text/html
          application/json;q=0.5, text/html;q=0.5                 | application/json
          application/json, application/problem+json              | application/problem+json
          */*;q=0.1, text/html;q=0                                | application/problem+json
          application/problem+json;q=0, */*                       | application/json
          application/*;q=0.2, application/json;q=0.1, text/html;q=0.15 | application/problem+json
          application/xml                                         | application/problem+json
          text/html;q=0                                           | application/problem+json
          text/html;q=2                                           | application/problem+json
          text/html;q=abc                                         | application/problem+json
          text/html;level="1,2", application/json;q=0.1           | text/html
          ' , ;;, /,'                                             | application/problem+json
          html                                                    | application/problem+json
          """)
  void selectsByQuality(String accept, String mediaType) {
    assertThat(negotiation.select(accept).mediaType()).isEqualTo(mediaType);
  }

  @Test
  void missingOrAbsurdHeaderGetsTheFormat() {
    assertThat(negotiation.select(null).mediaType()).isEqualTo(P);
    assertThat(negotiation.select("").mediaType()).isEqualTo(P);
    assertThat(negotiation.select("text/html," + "x".repeat(5000)).mediaType()).isEqualTo(P);
  }

  @Test
  void rendererOfTheApplicationReplacesAnEarlierOneButNotTheFormat() {
    ProblemRenderer own = new Own(List.of(H, P, "application/xml"));
    ProblemRenderer format = Format.PROBLEM.renderer();
    Negotiation<ProblemRenderer> mixed =
        Format.among(format, List.of(new ProblemHtml(new Languages(null)), own));
    assertThat(mixed.select(H).maker()).isSameAs(own);
    assertThat(mixed.select("application/xml").maker()).isSameAs(own);
    assertThat(mixed.select(P).maker()).isSameAs(format);
    assertThat(mixed.select(J).maker()).isSameAs(format);
  }

  private record Own(List<String> mediaTypes) implements ProblemRenderer {
    @Override
    public byte[] render(ProblemDocument document) {
      return new byte[0];
    }
  }
}
