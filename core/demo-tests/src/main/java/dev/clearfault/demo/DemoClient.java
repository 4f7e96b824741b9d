package dev.clearfault.demo;

import static io.restassured.RestAssured.given;

import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;

/** A client of a demo. It waits for less time than a call to the service takes by default. */
public abstract class DemoClient {
  private static final RestAssuredConfig PATIENCE =
      RestAssuredConfig.config()
          .httpClient(HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", 8_000));

  private final String url;

  /** Creates a client of the demo at a URL. */
  protected DemoClient(String url) {
    this.url = url;
  }

  /** Sends a request for which the demo calls the service. */
  public abstract Response call();

  /** Sends a request for which the demo needs no service. */
  public abstract Response other();

  /** Asks for the health of the demo. */
  public final Response health() {
    return request().get("health");
  }

  /** Sets the mode of the stand-in for the service. */
  public final void breakIt(String mode) {
    json().body("{\"mode\":\"" + mode + "\"}").put("upstream/mode").then().statusCode(200);
  }

  /** Returns the address of what a {@code Location} names. */
  protected final String at(String location) {
    return URI.create(url).resolve(location).toString();
  }

  /** Starts a request that has a JSON body. */
  protected final RequestSpecification json() {
    return request().contentType(ContentType.JSON);
  }

  /** Starts a request. */
  protected final RequestSpecification request() {
    return given().config(PATIENCE).baseUri(url).redirects().follow(false);
  }
}
