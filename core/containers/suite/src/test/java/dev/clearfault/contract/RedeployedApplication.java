package dev.clearfault.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** WARs, and requests that load most of the classes that each has. */
record RedeployedApplication(String name, Path war, List<Use> uses) {
  private static final List<String> ACCEPTS =
      List.of("application/json", "text/html", "text/markdown");

  static final RedeployedApplication FIXTURE =
      new RedeployedApplication(
          "fixture",
          Container.FIXTURES.resolve("fixture.war"),
          new Use(
              400, "/input/x", "{\"age\":12,\"shipping\":\"EXPRES\",\"items\":[{\"quantity\":0}]}"),
          new Use(500, "/throw/x?type=nested"),
          new Use(409, "/send-error/x?code=409"),
          new Use(502, "/upstream/x?fault=refused"),
          new Use(502, "/upstream/x?fault=overloaded"),
          new Use(500, "/async/x?case=worker-throws"),
          new Use(200, "/problems"),
          new Use(200, "/health"));

  static final RedeployedApplication JETTY_DEMO =
      new RedeployedApplication(
          "jetty-demo",
          demo("jetty-demo"),
          new Use(400, "/api/orders", "{\"age\":12,\"items\":[{\"sku\":\"abc\",\"quantity\":0}]}"),
          new Use(
              201,
              "/api/orders",
              "{\"email\":\"ada@example.com\",\"age\":36,\"shipping\":\"EXPRESS\","
                  + "\"items\":[{\"sku\":\"ABC-1234\",\"quantity\":2,\"price\":9.90}]}"),
          new Use(404, "/nowhere"),
          new Use(400, "/api/orders", "{\"age\""),
          new Use(200, "/problems"),
          new Use(200, "/problems/openapi.json"),
          new Use(200, "/metrics"),
          new Use(200, "/health"));

  static final RedeployedApplication TOMCAT_DEMO =
      new RedeployedApplication(
          "tomcat-demo",
          demo("tomcat-demo"),
          new Use(502, "/api/quotes?from=EUR&to=USD&amount=12.50"),
          new Use(400, "/api/quotes?from=EUR&amount=many"),
          new Use(400, "/contract/quotes?from=EUR&amount=many"),
          new Use(400, "/gateway/api/orders", "{\"age\":12}"),
          new Use(404, "/nowhere"),
          new Use(200, "/problems"),
          new Use(200, "/problems/openapi.json"),
          new Use(200, "/metrics"));

  private RedeployedApplication(String name, Path war, Use... uses) {
    this(name, war, List.of(uses));
  }

  /**
   * One request; with a body a POST.
   *
   * @param status what it is answered with
   */
  record Use(int status, String target, String body) {
    Use(int status, String target) {
      this(status, target, "");
    }

    /** Each on its own connection: Jetty keeps the last application of one that stays open. */
    Response sendTo(URI application, String accept) {
      RequestSpecification request =
          given().urlEncodingEnabled(false).header("Connection", "close").header("Accept", accept);
      return body.isEmpty()
          ? request.get(application + target)
          : request.contentType("application/json").body(body).post(application + target);
    }
  }

  /** Sends all requests, and asks for each representation in turn. */
  void use(URI application) {
    for (int i = 0; i < uses.size(); i++) {
      Use use = uses.get(i);
      Response answer = use.sendTo(application, ACCEPTS.get(i % ACCEPTS.size()));
      assertThat(answer.statusCode()).as("%s: %s", use, answer.asString()).isEqualTo(use.status());
    }
  }

  private static Path demo(String name) {
    return Path.of("../../..", name, "target", name + ".war").toAbsolutePath().normalize();
  }

  @Override
  public String toString() {
    return name;
  }
}
