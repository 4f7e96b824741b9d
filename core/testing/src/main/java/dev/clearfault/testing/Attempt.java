package dev.clearfault.testing;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A request to an operation. Immutable.
 *
 * @param operation the operation
 * @param values the parts that are sent, a list as several values
 * @param mediaType of the body
 * @param body empty if there is none
 */
record Attempt(
    PublishedOperation operation, Map<InputPart, JsonNode> values, String mediaType, String body) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String BOUNDARY = "----clearfault-negative-case";
  private static final String FILE =
      "\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\n";

  Attempt {
    values = new LinkedHashMap<>(values);
  }

  /** Returns this request with another value of a part; a missing node removes it. */
  Attempt with(InputPart part, JsonNode value) {
    Map<InputPart, JsonNode> others = new LinkedHashMap<>(values);
    if (value.isMissingNode()) {
      others.remove(part);
    } else {
      others.put(part, value);
    }
    return new Attempt(operation, others, mediaType, body);
  }

  Attempt withBody(String other) {
    return new Attempt(operation, values, mediaType, other);
  }

  Attempt withMediaType(String other) {
    return new Attempt(operation, values, other, body);
  }

  HttpRequest request(URI application, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base(application) + path() + query())).timeout(PATIENCE);
    headers.forEach(
        (name, value) -> {
          if (!operation.declaresHeader(name)) {
            request.header(name, value);
          }
        });
    head().forEach(request::header);
    return request.method(operation.method(), BodyPublishers.ofString(content())).build();
  }

  private Map<String, String> head() {
    Map<String, String> head = new LinkedHashMap<>();
    sent("header").forEach(e -> head.put(e.getKey().name(), text(e.getValue())));
    String cookies =
        sent("cookie")
            .map(e -> e.getKey().name() + "=" + text(e.getValue()))
            .collect(Collectors.joining("; "));
    if (!cookies.isEmpty()) {
      head.put("Cookie", cookies);
    }
    boolean isMultipart = mediaType.startsWith("multipart/");
    if (!content().isEmpty() || operation.needsBody()) {
      head.put("Content-Type", isMultipart ? mediaType + "; boundary=" + BOUNDARY : mediaType);
    }
    return head;
  }

  /** Returns the request for a person, without what a person has added to each. */
  String shown() {
    StringBuilder shown = new StringBuilder(operation.method() + " " + path() + query() + "\n");
    head().forEach((name, value) -> shown.append(name + ": " + value + "\n"));
    return shown + content();
  }

  private static String base(URI application) {
    String base = application.toString();
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  private String path() {
    String path = operation.path();
    for (var part : sent("path").toList()) {
      path = path.replace("{" + part.getKey().name() + "}", encoded(part.getValue()));
    }
    return path;
  }

  private String query() {
    String pairs = pairs("query");
    return pairs.isEmpty() ? "" : "?" + pairs;
  }

  private String content() {
    return mediaType.startsWith("multipart/")
        ? multipart()
        : sent("form").findAny().isEmpty() ? body : pairs("form");
  }

  private String pairs(String source) {
    List<String> pairs = new ArrayList<>();
    sent(source)
        .forEach(
            part ->
                each(part.getValue())
                    .forEach(
                        value ->
                            pairs.add(
                                URLEncoder.encode(part.getKey().name(), StandardCharsets.UTF_8)
                                    + "="
                                    + encoded(value))));
    return String.join("&", pairs);
  }

  private String multipart() {
    StringBuilder parts = new StringBuilder();
    sent("form")
        .forEach(
            part ->
                each(part.getValue())
                    .forEach(
                        value ->
                            parts
                                .append(
                                    "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
                                .append(part.getKey().name())
                                .append(isFile(part.getKey()) ? FILE : "\"\r\n\r\n")
                                .append(text(value))
                                .append("\r\n")));
    return parts + "--" + BOUNDARY + "--\r\n";
  }

  private static boolean isFile(InputPart part) {
    return part.schema().path("format").asString("").equals("binary");
  }

  private Stream<Map.Entry<InputPart, JsonNode>> sent(String source) {
    return values.entrySet().stream().filter(e -> e.getKey().source().equals(source));
  }

  private static Stream<JsonNode> each(JsonNode value) {
    return value.isArray() ? value.valueStream() : Stream.of(value);
  }

  private static String encoded(JsonNode value) {
    return URLEncoder.encode(text(value), StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A list is as in a path or a header; elsewhere each element is sent for itself. */
  private static String text(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().map(Attempt::text).collect(Collectors.joining(","));
    }
    return value.isNumber()
        ? value.decimalValue().toPlainString()
        : value.isValueNode() ? value.asString() : value.toString();
  }
}
