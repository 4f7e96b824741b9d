package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.DecoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;

/** What all contract tests share: the container, and an id for the requests of a test. */
@OnEveryContainer
@ExtendWith(FailureNamesContainer.class)
abstract class Contract {
  static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  /** What an answer without details may have. */
  private static final Set<String> MEMBERS =
      Set.of("type", "title", "status", "code", "instance", "retryable", "retry_after");

  static final String INSTANCE =
      "urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  /**
   * A server that never answers must fail a test and not stop the build. Answers are not
   * compressed, because tests look at their heads.
   */
  static final RestAssuredConfig CLIENT =
      RestAssuredConfig.config()
          .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders())
          .httpClient(
              HttpClientConfig.httpClientConfig()
                  .setParam("http.socket.timeout", 30_000)
                  .setParam("http.connection.timeout", 30_000));

  static {
    // Also for requests that a test makes without a specification of this class.
    RestAssured.filters(new FitsSchema());
  }

  /** The container that this run is about. */
  @SuppressWarnings("NullAway.Init")
  @Parameter
  Container container;

  /** Is in the path of each request of this test, so that the fixture can find its records. */
  final String id = "t" + UUID.randomUUID().toString().substring(0, 13);

  /** Returns a request to the fixture in its own context, as most applications are deployed. */
  final RequestSpecification shop() {
    return at("/shop");
  }

  /** Returns a request to the same fixture as root context. */
  final RequestSpecification root() {
    return at("");
  }

  /** Returns a request to the fixture with one prefix for each set-up. */
  final RequestSpecification variants() {
    return at("/variants");
  }

  /** Returns a request to the fixture that contains an older Jackson. */
  final RequestSpecification oldJackson() {
    return at("/old-jackson");
  }

  /** Returns a request to the fixture that has an OpenAPI document. */
  final RequestSpecification contract() {
    return at("/contract");
  }

  /** Returns the records of this test in the application {@code /shop}. */
  final Noticed noticed() {
    return Noticed.of(at("/shop"), id);
  }

  /** Returns the records of this test in the application {@code /variants}. */
  final Noticed noticedInVariants() {
    return Noticed.of(at("/variants"), id);
  }

  /** Waits for an occurrence in {@code /shop} and returns the records of this test. */
  final Noticed occurred() {
    return await().atMost(TEN_SECONDS).until(this::noticed, n -> !n.occurrences().isEmpty());
  }

  /** Does the same in the application {@code /variants}. */
  final Noticed occurredInVariants() {
    return await()
        .atMost(TEN_SECONDS)
        .until(this::noticedInVariants, n -> !n.occurrences().isEmpty());
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

  /** Matches the media type with its charset. Liberty puts a space between them. */
  static Matcher<String> isInUtf8(String mediaType) {
    return matchesPattern(
        Pattern.compile(Pattern.quote(mediaType) + "; ?charset=UTF-8", Pattern.CASE_INSENSITIVE));
  }

  /** Checks that the answer is a problem with this status and code and no details. */
  static ValidatableResponse isPlain(ValidatableResponse answer, int status, String code) {
    return answer
        .statusCode(status)
        .contentType(isInUtf8("application/problem+json"))
        .body(member("type", equalTo("about:blank")))
        .body(member("status", equalTo(status)))
        .body(member("code", equalTo(code)))
        .body(member("instance", matchesPattern(INSTANCE)))
        .body(member("title", notNullValue()))
        .body(member("keySet()", everyItem(is(in(MEMBERS)))));
  }

  /** Checks that the answer is the 500 without details. */
  static ValidatableResponse isOpaque(ValidatableResponse answer) {
    return isPlain(answer, 500, "internal_server_error")
        .body(member("title", equalTo("Internal Server Error")));
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
