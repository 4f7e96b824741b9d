package dev.clearfault.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.clearfault.demo.browser.PlaygroundPage;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a demo, in a real browser where there is one. */
@Timeout(120)
public abstract class PlaygroundContract extends BrowsedDemo {
  private static final String BROKEN = "{\"broken";
  private static final String OURS = "article iframe";

  /** Creates the tests for a demo. */
  protected PlaygroundContract(Demo demo) {
    super(demo);
  }

  /** Opens the page. */
  protected final PlaygroundPage open(int width, String scheme) throws Exception {
    return PlaygroundPage.open(browser(), url, width, scheme);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "playground/app.js", "playground/page.css", "playground/demo.json"})
  final void aFileMayRunNothingButTheScriptsOfThisServer(String path) {
    client()
        .get(path)
        .then()
        .statusCode(200)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", containsString("default-src 'none'; script-src 'self'"))
        .header("Content-Security-Policy", not(containsString("unsafe")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"playground/", "playground/Playground.class", "playground/../web.xml"})
  final void thereIsNothingElse(String path) {
    client().urlEncodingEnabled(false).get(path).then().statusCode(not(200));
    client().post("playground/twins/other").then().statusCode(404);
  }

  private String start() {
    return client().get("playground/demo.json").path("start");
  }

  @Test
  final void theBareTwinAnswersAsTheContainerDoes() {
    client().post("playground/twins/bare").then().statusCode(204);
    String bare =
        client()
            .contentType("application/json")
            .accept("text/html")
            .body(BROKEN)
            .post("bare" + demo.path())
            .then()
            .statusCode(500)
            .extract()
            .asString();
    assertThat(bare).contains("<html", "dev.clearfault.problem.ProblemException");
    assertThat(post(BROKEN).statusCode(400).extract().asString()).doesNotContain("Exception");
  }

  /** A proxy on this machine, or a name that a stranger has made an address of this machine. */
  @ParameterizedTest
  @CsvSource({"Host, evil.example", "X-Forwarded-For, 192.0.2.1", "Forwarded, for=192.0.2.1"})
  final void whatComesFromElsewhereSeesNoMoreThanThePage(String header, String value) {
    client().post("playground/twins/bare").then().statusCode(204);
    client().header(header, value).get("").then().statusCode(200);
    client()
        .header(header, value)
        .get("playground/state.json")
        .then()
        .body(equalTo("{\"bare\":false,\"log\":false,\"breakable\":false}"));
    client().header(header, value).post("playground/twins/bare").then().statusCode(404);
    client().header(header, value).get("playground/log?instance=x").then().statusCode(404);
    client().header(header, value).put("upstream/mode").then().statusCode(404);
    for (String path : List.of("bare/", "bare" + demo.path(), "%62are" + demo.path())) {
      client()
          .urlEncodingEnabled(false)
          .header(header, value)
          .contentType("application/json")
          .body(BROKEN)
          .post(path)
          .then()
          .statusCode(404)
          .body(not(containsString("Exception")));
    }
  }

  @Test
  final void theLogHasTheLineOfAnInstanceAndNotOfAnother() {
    String instance = post(BROKEN).extract().path("instance");
    Response line = client().queryParam("instance", instance).get("playground/log");
    while (line.statusCode() == 204) { // It is written after the answer.
      line = client().queryParam("instance", instance).get("playground/log");
    }
    assertThat(line.asString()).contains(" 400 malformed_json instance=" + instance, " because=");
    client().queryParam("instance", "urn:uuid:none").get("playground/log").then().statusCode(204);
  }

  @ParameterizedTest
  @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
  final void aVisitorSeesEachErrorAtItsFieldAndCanReadThePage(int width, String scheme)
      throws Exception {
    try (PlaygroundPage page = open(width, scheme)) {
      assertThat(page.text("#said")).isEqualTo("Nothing is sent yet. " + start());
      page.press("#send");
      assertThat(page.text("#said")).startsWith("400 Bad Request, ");
      assertThat(page.value("document.querySelectorAll('[aria-invalid]').length").asInt())
          .isEqualTo(page.value("document.querySelectorAll('.faults li').length").asInt())
          .isGreaterThan(1);
      assertThat(page.value("document.activeElement.className").asString()).isEqualTo("summary");
      assertThat(page.text("article:nth-of-type(2)")).contains("Bare " + demo.server(), "500");
      assertThat(page.text("#operator")).contains("because=", "clearfault_problems_total");

      assertThat(page.value("document.documentElement.scrollWidth").asInt()).isEqualTo(width);
      assertThat(page.accessibilityFaults()).isEmpty();
      assertThat(page.complaints()).isEmpty();
      page.heighten(width, scheme);
      page.picture(demo.name() + "-" + width + "-" + scheme);
    }
  }

  @Test
  final void aPageIsShownAsABrowserShowsIt() throws Exception {
    try (PlaygroundPage page = open(1280, "light")) {
      page.set("#accept", "text/html");
      page.press("#send");
      assertThat(page.inFrame(OURS, "page.body.innerText").asString())
          .contains("Validation failed", "validation_failed", "urn:uuid:")
          .doesNotContain("Exception");
      assertThat(page.inFrame(OURS, "getComputedStyle(page.body).maxWidth").asString())
          .isEqualTo("736px");
      assertThat(page.inFrame(OURS, "page.links[0].target").asString()).isEqualTo("_blank");
      assertThat(page.inFrame("article:nth-of-type(2) iframe", "page.body.innerText").asString())
          .contains("500", "ProblemException");
      assertThat(page.value("document.querySelector('article iframe').tabIndex").asInt()).isZero();
      assertThat(page.accessibilityFaults()).isEmpty();
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  final void noScriptOfAShownPageRuns() throws Exception {
    try (PlaygroundPage page = open(1280, "light")) {
      page.value(
          """
          import('/playground/html.js').then(({framed}) => {
            const hostile = '<script>parent.ran = 1</script><img src=x onerror="parent.ran = 1">'
                + '<iframe srcdoc="<script>top.ran = 1</script>"></iframe><p>hostile</p>';
            document.body.append(Object.assign(framed('x', hostile), {id: 'hostile'}));
            return 0;
          })""");
      assertThat(page.inFrame("#hostile", "page.body.innerText").asString()).contains("hostile");
      assertThat(page.value("typeof window.ran").asString()).isEqualTo("undefined");
    }
  }

  @Test
  final void aModeThatCannotBeSwitchedIsSaidAndNotShown() throws Exception {
    try (PlaygroundPage page = open(1280, "light")) {
      page.value("document.querySelector('#mode').append(new Option('odd')), 0");
      page.set("#mode", "odd");
      assertThat(page.valueOf("#mode")).isEqualTo("ok");
      assertThat(page.text("#mode-help"))
          .isEqualTo("The service still behaves as ok: the demo answered 400.");
      assertThat(page.value("document.querySelector('#mode-help').ariaLive").asString())
          .isEqualTo("polite");
    }
  }

  @Test
  final void theModeOutlivesThePage() throws Exception {
    try (PlaygroundPage page = open(1280, "light")) {
      page.set("#mode", "error404");
    }
    try (PlaygroundPage page = open(1280, "light")) {
      assertThat(page.valueOf("#mode")).isEqualTo("error404");
      assertThat(page.text("#mode-help")).isEqualTo("It answers 404.");
      page.set("#mode", "ok");
    }
  }
}
