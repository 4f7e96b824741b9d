package dev.clearfault.demo.published;

import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compares every error answer that a test gets with the published contract of the demo, in the
 * language of the answer. So whatever a test looks at, the contract is held by it, too.
 *
 * @param url the address of the demo
 * @param client gets the contract
 * @param known the contracts by their languages
 */
public record ContractCheck(String url, HttpClient client, Map<String, PublishedContract> known)
    implements Filter {

  /** Creates the check for a running demo. */
  public static ContractCheck of(String url) {
    return new ContractCheck(url, HttpClient.newHttpClient(), new ConcurrentHashMap<>());
  }

  /** Checks all answers that REST Assured gets from the demo from now on. */
  public static void watch(String url) {
    RestAssured.filters(of(url));
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response response = context.next(request, expected);
    if (request.getURI().startsWith(url)) {
      boolean unused =
          check(
              request.getMethod(),
              URI.create(request.getURI()),
              response.statusCode(),
              String.valueOf(response.getContentType()),
              String.valueOf(response.getHeader("Content-Language")),
              response.asString());
    }
    return response;
  }

  /** Asserts the same of an answer that another client got. */
  public boolean check(HttpResponse<String> response) {
    return check(
        response.request().method(),
        response.uri(),
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""),
        response.headers().firstValue("Content-Language").orElse("en"),
        response.body());
  }

  /**
   * Asserts that an answer fits the operation that it belongs to.
   *
   * @return whether it is an error and the contract has the operation
   */
  public boolean check(
      String method, URI uri, int status, String type, String language, String body) {
    return status >= 400
        && type.startsWith("application/problem+json")
        && !body.isEmpty()
        && known
            .computeIfAbsent(language, this::contract)
            .check(method, uri.getRawPath(), status, body);
  }

  /** A demo that a test starts with other options may publish nothing. */
  private PublishedContract contract(String language) {
    URI document = URI.create(url).resolve("problems/openapi.json");
    HttpRequest request =
        HttpRequest.newBuilder(document).header("Accept-Language", language).build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new PublishedContract(response.statusCode() == 200 ? response.body() : "{}");
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
