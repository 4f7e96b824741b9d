package dev.clearfault.contract;

import dev.clearfault.AnswerSchemas;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Checks every problem that a test gets by the schemas that the catalogue publishes. */
final class FitsSchema implements Filter {
  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response response = context.next(request, expected);
    String type = response.getContentType();
    boolean readable =
        !request.getMethod().equals("HEAD") && response.header("Content-Encoding") == null;
    if (readable && type != null && type.startsWith("application/problem+json")) {
      String body = response.asString();
      if (isOurs(body)) {
        AnswerSchemas.fit(body);
      }
    }
    return response;
  }

  /** A framework has no code in its own problems. A body that was cut off is a test's matter. */
  private static boolean isOurs(String body) {
    try {
      return JsonMapper.shared().readTree(body).has("code");
    } catch (JacksonException cutOff) {
      return false;
    }
  }
}
