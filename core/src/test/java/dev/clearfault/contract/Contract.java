package dev.clearfault.contract;

import static io.restassured.RestAssured.given;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;

/** What all tests of the contract share: the container to talk to, and an id to be known by. */
@OnEveryContainer
@ExtendWith(FailureNamesContainer.class)
abstract class Contract {

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

  /** Returns what was noticed of this test in the application in {@code /shop}. */
  final Noticed noticed() {
    return Noticed.of(at("/shop"), id);
  }

  /** Returns what was noticed of this test in the application in {@code /variants}. */
  final Noticed noticedInVariants() {
    return Noticed.of(at("/variants"), id);
  }

  private RequestSpecification at(String contextPath) {
    return given()
        .spec(
            new RequestSpecBuilder()
                .setBaseUri("http://127.0.0.1:" + container.port())
                .setBasePath(contextPath)
                .build())
        .redirects()
        .follow(false);
  }
}
