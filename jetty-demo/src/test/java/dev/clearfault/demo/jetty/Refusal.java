package dev.clearfault.demo.jetty;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a request that no handler accepts, without what belongs to one occurrence.
 *
 * @param fields the header fields that say what is accepted, and how to treat the answer
 */
record Refusal(String request, int status, List<String> fields, String body) {
  private static final String ORDER = "api/orders/6fa459ea-ee8a-4ca4-894e-db77e160355e";

  /** Returns what is answered at an address. */
  static List<Refusal> of(String url) {
    return List.of(
        of(url, "PUT", "api/orders", null),
        of(url, "PATCH", "api/orders?limit=1", "application/json"),
        of(url, "DELETE", ORDER, null),
        of(url, "PUT", ORDER + "/payment", "text/plain"),
        of(url, "POST", "api/orders", "text/plain"),
        of(url, "POST", "api/orders", "text/csv"),
        of(url, "POST", "api/orders", "application/jsonp; charset=utf-8"));
  }

  /** Returns what an application answers, without the ids. */
  static List<Refusal> ofTheApplication(String url) {
    return of(url).stream()
        .map(
            each ->
                new Refusal(
                    each.request,
                    each.status,
                    each.fields,
                    each.body.replaceFirst(",\"instance\":\"[^\"]+\"", "")))
        .toList();
  }

  private static Refusal of(String url, String method, String path, @Nullable String type) {
    var request =
        given()
            .config(
                RestAssuredConfig.config()
                    .encoderConfig(
                        EncoderConfig.encoderConfig()
                            .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
            .baseUri(url);
    if (type != null) {
      request.header("Content-Type", type).body("a=1".getBytes(StandardCharsets.US_ASCII));
    }
    Response answer = request.request(method, path);
    List<String> fields =
        List.of("Allow", "Accept", "Cache-Control", "Content-Language", "X-Content-Type-Options")
            .stream()
            .map(name -> name + ": " + answer.header(name))
            .toList();
    String sent = answer.contentType().replace(" ", "").toLowerCase(Locale.ROOT);
    return new Refusal(
        method + " " + path + " " + type + " " + sent,
        answer.statusCode(),
        fields,
        answer.asString());
  }
}
