package dev.clearfault.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.DecoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;

/** What all tests of the contract share: the container to talk to, and an id to be known by. */
@OnEveryContainer
@ExtendWith(FailureNamesContainer.class)
abstract class Contract {
  static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  static final String INSTANCE =
      "urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  /**
   * A server that never answers shall fail a test, not stop the build; and nobody compresses a body
   * whose head is looked at.
   */
  private static final RestAssuredConfig CLIENT =
      RestAssuredConfig.config()
          .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders())
          .httpClient(
              HttpClientConfig.httpClientConfig()
                  .setParam("http.socket.timeout", 30_000)
                  .setParam("http.connection.timeout", 30_000));

  /** The container that this run is about. */
  @SuppressWarnings("NullAway.Init")
  @Parameter
  Container container;

  /**
   * In the path of every request of this test, so that what the fixture noticed can be told apart.
   */
  final String id = "t" + UUID.randomUUID().toString().substring(0, 13);

  /**
   * Returns a request to the fixture as most applications are deployed: in a context of its own.
   */
  final RequestSpecification shop() {
    return at("/shop");
  }

  /** Returns a request to the same fixture as root context. */
  final RequestSpecification root() {
    return at("");
  }

  /** Returns a request to the fixture that has one prefix for each other set-up. */
  final RequestSpecification variants() {
    return at("/variants");
  }

  /** Returns a request to the fixture that holds an older Jackson beside core. */
  final RequestSpecification oldJackson() {
    return at("/old-jackson");
  }

  /** Returns what was noticed of this test in the application in {@code /shop}. */
  final Noticed noticed() {
    return Noticed.of(at("/shop"), id);
  }

  /** Returns what was noticed of this test in the application in {@code /variants}. */
  final Noticed noticedInVariants() {
    return Noticed.of(at("/variants"), id);
  }

  /**
   * Returns what was noticed of this test in {@code /shop} once there is at least one occurrence.
   */
  final Noticed occurred() {
    return await().atMost(TEN_SECONDS).until(this::noticed, n -> !n.occurrences().isEmpty());
  }

  /** Checks that listeners get one failure, and whether its answer has reached the client. */
  final void isReportedOnce(boolean delivered) {
    assertThat(occurred().occurrences())
        .singleElement()
        .extracting(o -> o.get("delivered"))
        .isEqualTo(delivered);
  }

  /** Sends a request whose servlet throws the exception of this name. */
  final ValidatableResponse thrown(String type) {
    return shop().queryParam("type", type).get("/throw/{id}", id).then();
  }

  /** Matches the media type with its charset; Liberty puts a space between them. */
  static Matcher<String> isInUtf8(String mediaType) {
    return matchesPattern(
        Pattern.compile(Pattern.quote(mediaType) + "; ?charset=UTF-8", Pattern.CASE_INSENSITIVE));
  }

  /** Checks that the answer is a problem that its status and code say everything about. */
  static ValidatableResponse isPlain(ValidatableResponse answer, int status, String code) {
    return answer
        .statusCode(status)
        .contentType(isInUtf8("application/problem+json"))
        .body("type", equalTo("about:blank"))
        .body("status", equalTo(status))
        .body("code", equalTo(code))
        .body("instance", matchesPattern(INSTANCE))
        .body("keySet()", containsInAnyOrder("type", "title", "status", "code", "instance"));
  }

  /** Checks that the answer is the one that says nothing but that something is wrong inside. */
  static ValidatableResponse isOpaque(ValidatableResponse answer) {
    return isPlain(answer, 500, "internal_server_error")
        .body("title", equalTo("Internal Server Error"));
  }

  private RequestSpecification at(String contextPath) {
    return given()
        .spec(
            new RequestSpecBuilder()
                .setBaseUri("http://127.0.0.1:" + container.port())
                .setBasePath(contextPath)
                .setConfig(CLIENT)
                .build())
        .redirects()
        .follow(false);
  }
}
