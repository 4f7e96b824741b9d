package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header fields of the success that stay on the failure. */
class HeadersContractIT extends Contract {

  private Response failed(String query) {
    return shop().get("/headers/" + id + "?x=1" + query);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&take=writer", "&take=stream&length=5000", "&by=send-error"})
  void whatSpeaksOfTheExchangeSurvives(String query) {
    Response answer = failed(query);
    assertThat(values(answer, "Access-Control-Allow-Origin"))
        .containsExactly("https://shop.example.test");
    assertThat(values(answer, "Access-Control-Allow-Credentials")).containsExactly("true");
    assertThat(values(answer, "Content-Security-Policy")).containsExactly("default-src 'none'");
    assertThat(values(answer, "Strict-Transport-Security")).containsExactly("max-age=31536000");
    assertThat(values(answer, "WWW-Authenticate"))
        .containsExactly("Bearer realm=\"shop\"", "Basic realm=\"shop\"");
    assertThat(values(answer, "Retry-After")).containsExactly("7");
    assertThat(answer.<Integer>path("retry_after")).isEqualTo(7);
    assertThat(values(answer, "X-Many")).containsExactly("one", "two");
    assertThat(values(answer, "Set-Cookie")).containsExactly("basket=b1", "theme=dark");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&take=writer", "&take=stream&length=5000", "&by=send-error"})
  void whatDescribesTheSuccessIsDropped(String query) {
    Response answer = failed(query);
    for (String name :
        List.of(
            "Content-Encoding",
            "Content-Disposition",
            "Content-Location",
            "Content-Range",
            "Accept-Ranges",
            "ETag",
            "Last-Modified",
            "Location",
            "Refresh",
            "X-Sendfile",
            "X-Accel-Expires",
            "CDN-Cache-Control",
            "Cloudflare-CDN-Cache-Control",
            "X-LiteSpeed-Cache-Control",
            "X-LIGHTTPD-send-file",
            "X-Reproxy-URL",
            "Content-Transfer-Encoding")) {
      assertThat(values(answer, name)).as(name).isEmpty();
    }
    if (container.isLiberty()) {
      assertThat(values(answer, "Expires")).containsExactly("Thu, 01 Dec 1994 16:00:00 GMT");
    } else {
      assertThat(values(answer, "Expires")).isEmpty();
    }
  }

  @Test
  void everyCookieIsSetOnceTheSessionsIncluded() {
    List<String> cookies = values(failed("&session=1"), "Set-Cookie");
    assertThat(cookies).hasSize(3);
    assertThat(cookies).filteredOn(c -> c.startsWith("basket=")).hasSize(1);
    assertThat(cookies).filteredOn(c -> c.startsWith("theme=")).hasSize(1);
    assertThat(cookies).filteredOn(c -> c.startsWith("JSESSIONID=")).hasSize(1);
  }

  /** Jetty and Undertow answer it themselves, without {@code sendError}. */
  @Test
  void aRangeBeyondTheEndIsToldTheLength() {
    assumeThat(container.isLiberty()).as("Liberty's file servlet knows no ranges").isFalse();
    Response answer = shop().header("Range", "bytes=9999-").get("/hello.txt");
    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(values(answer, "Content-Range")).containsExactly("bytes */26");
  }

  /** Tomcat adds a name when it compresses, and writes all names in lower case. */
  @Test
  void varyIsMerged() {
    List<String> varies =
        values(failed(""), "Vary").stream()
            .flatMap(line -> Arrays.stream(line.toLowerCase(Locale.ROOT).split(", *")))
            .filter(name -> !name.equals("accept-encoding"))
            .toList();
    assertThat(varies).containsExactlyInAnyOrder("origin", "accept", "accept-language");
  }

  @Test
  void theAnswerDescribesItself() {
    Response answer = failed("&take=writer");
    assertThat(values(answer, "Cache-Control")).containsExactly("no-store" + besideCookies());
    assertThat(values(answer, "X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(values(answer, "Content-Language")).containsExactly("en");
    assertThat(values(answer, "Content-Type"))
        .singleElement()
        .satisfies(type -> assertThat(isInUtf8("application/problem+json").matches(type)).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&take=writer", "&take=stream", "&take=stream&length=5000"})
  void theLengthIsTheBodysOwn(String query) {
    Response answer = failed(query);
    byte[] body = answer.asByteArray();
    assertThat(values(answer, "Content-Length")).containsExactly("" + body.length);
    assertThat(new String(body, StandardCharsets.UTF_8))
        .startsWith("{")
        .doesNotContain("half of a");
  }

  /** The headers may be the reason for the failure. */
  @Test
  void aHeadThatIsTooLargeDoesNotStopTheAnswer() {
    Response answer = failed("&big=100000");
    isOpaque(answer.then());
    assertThat(values(answer, "X-Big")).isEmpty();
  }

  @Test
  void aCachingRuleThatForbidsStoringIsKept() {
    Response answer = failed("&cache=private, no-store");
    assertThat(values(answer, "Cache-Control"))
        .containsExactly("private, no-store" + besideCookies());
  }

  @Test
  void aCachingRuleThatOnlyNamesAFieldNoStoreIsReplaced() {
    Response answer = failed("&cache=private=%22no-store%22, max-age=60");
    assertThat(values(answer, "Cache-Control")).containsExactly("no-store" + besideCookies());
  }

  @Test
  void headHasTheSameHeadAndNoBody() {
    Response get = failed("&take=stream");
    Response head = shop().head("/headers/" + id + "?take=stream");
    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.asByteArray()).isEmpty();
    assertThat(names(head)).isEqualTo(names(get));
    assertThat(values(head, "Content-Length")).isEqualTo(values(get, "Content-Length"));
    assertThat(values(head, "Content-Type")).isEqualTo(values(get, "Content-Type"));
  }

  /** Liberty forbids caching itself if there is a cookie, also by a date in the past. */
  private String besideCookies() {
    return container.isLiberty() ? ", no-cache=set-cookie" : "";
  }

  private static List<String> names(Response answer) {
    return answer.headers().asList().stream().map(h -> h.getName()).sorted().toList();
  }

  private static List<String> values(Response answer, String name) {
    return answer.headers().getValues(name);
  }
}
