package dev.clearfault.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Documents;
import dev.clearfault.FakeResponse;
import dev.clearfault.internal.container.Container;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderPolicyTest {
  private static final Reply REPLY =
      new Reply(Documents.of(Problem.of(ProblemType.ofStatus(409))), Map.of("Retry-After", "7"));

  private static final Container CONTAINER = Container.of(new FakeResponse());

  private final FakeResponse response = new FakeResponse();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Access-Control-Allow-Origin",
        "Set-Cookie",
        "Content-Security-Policy",
        "WWW-Authenticate",
        "Strict-Transport-Security",
        "Allow",
        "Link",
        "X-Request-Id",
        "Content-Security-Policy-Report-Only",
        "Clear-Site-Data",
        "X-Content-Type"
      })
  void keepsWhatSpeaksOfTheExchange(String name) {
    response.setHeader(name, "x");
    HeaderPolicy.clearAndSet(response, REPLY, CONTAINER);
    assertThat(response.getHeaders(name)).containsExactly("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type",
        "Content-Length",
        "Content-Encoding",
        "Content-Language",
        "Content-Range",
        "Content-Disposition",
        "Content-Location",
        "Content-MD5",
        "Content-Digest",
        "Repr-Digest",
        "ETag",
        "Last-Modified",
        "Accept-Ranges",
        "Cache-Control",
        "Expires",
        "Age",
        "Surrogate-Control",
        "CDN-Cache-Control",
        "Location",
        "Refresh",
        "Date",
        "Server",
        "Connection",
        "Keep-Alive",
        "Trailer",
        "Transfer-Encoding",
        "X-Accel-Redirect",
        "X-Sendfile",
        "eTAG"
      })
  void dropsWhatSpeaksOfABodyThatIsNotSent(String name) {
    response.setHeader(name, "x");
    HeaderPolicy.clearAndSet(response, REPLY, CONTAINER);
    assertThat(response.headers().values()).noneMatch(values -> values.contains("x"));
  }

  @Test
  void keepsTheLengthThatARangeMustKeepTo() {
    response.setHeader("Content-Range", "bytes */26");
    HeaderPolicy.clearAndSet(response, REPLY, CONTAINER);
    assertThat(response.getHeaders("Content-Range")).containsExactly("bytes */26");
  }

  @Test
  void dropsWhatNoContainerCouldSend() {
    response.setHeader("A-First", "x");
    response.setHeader("B-Big", "x".repeat(8000));
    response.setHeader("C-Last", "x");
    HeaderPolicy.clearAndSet(response, REPLY, CONTAINER);
    assertThat(response.headers()).containsKeys("A-First", "C-Last").doesNotContainKey("B-Big");
  }

  @Test
  void keepsAllValuesInTheirOrder() {
    response.addHeader("Set-Cookie", "b=1");
    response.addHeader("Set-Cookie", "a=2");
    response.addHeader("Set-Cookie", "b=1");
    HeaderPolicy.clearAndSet(response, REPLY, CONTAINER);
    assertThat(response.getHeaders("Set-Cookie")).containsExactly("b=1", "a=2", "b=1");
  }

  @Test
  void clearsTheRest() {
    response.setStatus(201);
    HeaderPolicy.clearAndSet(response, REPLY, CONTAINER);
    assertThat(response.getStatus()).isEqualTo(409);
    assertThat(response.resets).isEqualTo(1);
  }

  @Test
  void describesAProblem() {
    HeaderPolicy.clearAndSet(response, REPLY, CONTAINER);
    assertThat(response.getHeaders("Cache-Control")).containsExactly("no-store");
    assertThat(response.getHeaders("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(response.getHeaders("Content-Language")).containsExactly("en");
    assertThat(response.getHeaders("Vary")).containsExactly("Accept, Accept-Language");
  }

  @Test
  void whatTheProblemSaysWins() {
    response.setHeader("retry-after", "1");
    HeaderPolicy.clearAndSet(response, REPLY, CONTAINER);
    assertThat(response.getHeaders("Retry-After")).containsExactly("7");
  }

  @Test
  void keepsOneOfNamesThatDifferInCaseOnly() {
    response.setHeader("Link", "<a>");
    response.addHeader("LINK", "<b>");
    HeaderPolicy.clearAndSet(response, REPLY, CONTAINER);
    assertThat(response.getHeaders("link")).containsExactly("<a>", "<b>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-store, private", "private, No-Store", "no-store"})
  void keepsCachingThatIsAtLeastAsStrict(String value) {
    response.setHeader("Cache-Control", value);
    HeaderPolicy.clearAndSet(response, REPLY, CONTAINER);
    assertThat(response.getHeaders("Cache-Control")).containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"public, max-age=3600", "no-cache", "private", ""})
  void forbidsStoringWhereCachingWasLaxer(String value) {
    response.setHeader("Cache-Control", value);
    HeaderPolicy.clearAndSet(response, REPLY, CONTAINER);
    assertThat(response.getHeaders("Cache-Control")).containsExactly("no-store");
  }

  @Test
  void keepsCachingThatStandsInSeveralLines() {
    response.addHeader("Cache-Control", "no-store");
    response.addHeader("Cache-Control", "private");
    HeaderPolicy.clearAndSet(response, REPLY, CONTAINER);
    assertThat(response.getHeaders("Cache-Control")).containsExactly("no-store", "private");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Origin                  | Origin, Accept, Accept-Language
          Accept                  | Accept, Accept-Language
          accept-language,ACCEPT  | accept-language,ACCEPT
          Accept-Encoding         | Accept-Encoding, Accept, Accept-Language
          *                       | *
          Origin, *               | Origin, *
          """)
  void addsToWhatTheAnswerVariesBy(String before, String after) {
    response.setHeader("Vary", before);
    HeaderPolicy.clearAndSet(response, REPLY, CONTAINER);
    assertThat(response.getHeaders("Vary")).containsExactly(after);
  }

  @Test
  void joinsSeveralLinesOfVary() {
    response.addHeader("Vary", "Origin");
    response.addHeader("Vary", "Accept-Encoding, Accept");
    HeaderPolicy.clearAndSet(response, REPLY, CONTAINER);
    assertThat(response.getHeaders("Vary"))
        .containsExactly("Origin, Accept-Encoding, Accept, Accept-Language");
  }
}
