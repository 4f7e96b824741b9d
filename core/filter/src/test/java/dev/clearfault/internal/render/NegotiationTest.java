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
      Format.among(
          Format.PROBLEM.renderer(),
          List.of(new ProblemHtml(new Languages(null)), new ProblemMarkdown()));

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
          application/json, text/plain, */*                       | application/json
          text/html, text/*;q=0.5, image/*, application/*         | application/problem+json
          text/html;q=.5, application/json;q=.4                   | text/html
          text/html;q=.5, application/json;q=0.5000               | application/json
          text/html;q=1., application/json;q=.9                   | text/html
          text/html;q=., application/json;q=0.1                   | application/json
          *                                                       | application/problem+json
          *;q=0.5, text/html;q=0.4                                | application/problem+json
          text/markdown                                           | text/markdown
          text/markdown, text/html, */*                           | text/markdown
          text/markdown, text/plain;q=0.9, */*;q=0.1              | text/markdown
          text/markdown;q=0.9, text/html, */*;q=0.8               | text/html
          text/markdown, application/json                         | application/json
          text/markdown;q=0, text/*                               | text/html
          """)
  void selectsByQuality(String accept, String mediaType) {
    assertThat(negotiation.select(accept).mediaType()).isEqualTo(mediaType);
  }

  /** What clients send if their user asks for nothing: first the client, then its header. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HttpURLConnection of JDK 8    | text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2
          HttpURLConnection of JDK 17   | text/html, image/gif, image/jpeg, */*; q=0.2
          HttpURLConnection of JDK 25   | */*
          SOAP with Attachments         | text/xml, text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2
          JAX-WS                        | text/xml, multipart/related, text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2
          Indy                          | text/html, */*
          curl, wget, Python requests   | */*
          fetch of a browser            | */*
          axios                         | application/json, text/plain, */*
          jQuery.getJSON                | application/json, text/javascript, */*; q=0.01
          Angular                       | application/json, text/plain, */*
          RestTemplate for a text       | text/plain, */*
          picture in a browser          | image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8
          script in a browser           | */*
          Internet Explorer 8           | image/gif, image/jpeg, image/pjpeg, application/x-ms-application, */*
          """)
  void aProgramGetsJson(String client, String accept) {
    assertThat(negotiation.select(accept).mediaType()).as(client).startsWith("application/");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Chrome            | text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7
          Firefox           | text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8
          Firefox 128       | text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/png,image/svg+xml,*/*;q=0.8
          Safari            | text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8
          Opera 12          | text/html, application/xml;q=0.9, application/xhtml+xml, image/png, image/webp, image/jpeg, image/gif, image/x-xbitmap, */*;q=0.1
          Edge 18           | text/html, application/xhtml+xml, application/xml; q=0.9, */*; q=0.8
          Internet Explorer | text/html, application/xhtml+xml, */*
          Lynx              | text/html, text/plain, text/sgml, text/css, application/xhtml+xml, */*;q=0.01
          """)
  void aPersonGetsThePage(String client, String accept) {
    assertThat(negotiation.select(accept).mediaType()).as(client).isEqualTo(H);
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
