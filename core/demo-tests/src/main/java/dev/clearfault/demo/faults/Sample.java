package dev.clearfault.demo.faults;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as one JSON tree, so that every part of it is a place with a pointer.
 *
 * <pre>
 * {"method": "PUT", "target": "/shop/echo", "always": {"X-Input": "Change"},
 *  "path": {"0": "-", "id": "6fa4..."}, "query": {"dryRun": "true"}, "header": {"If-Match": "1"},
 *  "cookie": {"tenant": "7"}, "body": {"title": "New"}, "names": {"If-Match": "version"}}
 * </pre>
 *
 * <p>The segments of the path have the names that answers give them; a number is the name of one
 * that nothing reads. In {@code form}, an object is a JSON part, and a text below {@code $file} is
 * a file. {@code names} has the name of a component, if it is not that of the wire.
 *
 * @param tree all of it
 */
public record Sample(JsonNode tree) {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final List<String> SOURCES =
      List.of("path", "query", "header", "cookie", "form", "body");
  private static final String BOUNDARY = "----fault-walk";

  /** Reads a JSON list of samples. */
  public static List<Sample> all(String json) {
    return JSON.readTree(json).valueStream().map(Sample::new).toList();
  }

  /** Returns the places that can be spoilt, the outer ones first. */
  List<JsonPointer> places() {
    List<JsonPointer> places = new ArrayList<>();
    for (String source : SOURCES) {
      JsonPointer root = JsonPointer.compile("/" + source);
      add(root, source.equals("body"), places);
    }
    places.removeIf(place -> place.toString().matches("/path/\\d+"));
    return places;
  }

  private void add(JsonPointer place, boolean itself, List<JsonPointer> places) {
    JsonNode node = at(place);
    if (itself && !node.isMissingNode()) {
      places.add(place);
    }
    if (node.has("$file")) {
      return;
    }
    node.propertyNames().forEach(name -> add(place.appendProperty(name), true, places));
    for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
      add(place.appendIndex(i), true, places);
    }
  }

  JsonNode at(JsonPointer place) {
    return tree.at(place);
  }

  /** Returns whether a place is written in JSON; a text is all that any other can be. */
  boolean isJson(JsonPointer place) {
    if (place.getMatchingProperty().equals("body")) {
      return true;
    }
    JsonNode field =
        tree.path(place.getMatchingProperty()).path(place.tail().getMatchingProperty());
    JsonNode one = field.isArray() ? field.path(0) : field;
    return one.isObject() && !one.has("$file");
  }

  /** Returns this request with another value; a missing node removes what is there. */
  Sample with(JsonPointer place, JsonNode value) {
    boolean single = place.last().getMatchingIndex() == 0 && at(place.head()).isValueNode();
    if (single && !isJson(place)) {
      return with(place.head(), value); // One text is a list of one element.
    }
    JsonNode copy = tree.deepCopy();
    JsonNode parent = copy.at(place.head());
    if (parent instanceof ArrayNode list) {
      int index = place.last().getMatchingIndex();
      if (value.isMissingNode()) {
        list.remove(index);
      } else if (index >= 0 && index < list.size()) {
        list.set(index, value);
      }
    } else if (parent instanceof ObjectNode object) {
      String name = place.last().getMatchingProperty();
      if (value.isMissingNode()) {
        object.remove(name);
      } else {
        object.set(name, value);
      }
    }
    return new Sample(copy);
  }

  /** Returns the name of a place's component in what the application received. */
  JsonPointer received(JsonPointer place) {
    JsonPointer inside = place.tail();
    if (place.getMatchingProperty().equals("body")) {
      return inside;
    }
    String name = inside.getMatchingProperty();
    String component = tree.at("/names").path(name).asString(name);
    return JsonPointer.empty().appendProperty(component).append(inside.tail());
  }

  /** Returns what is sent. */
  HttpRequest request(URI server) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(tree.path("target").asString() + path() + query()));
    tree.path("always").properties().forEach(e -> request.header(e.getKey(), text(e.getValue())));
    tree.path("header").properties().forEach(e -> request.header(e.getKey(), text(e.getValue())));
    String cookies =
        tree.path("cookie").properties().stream()
            .map(e -> e.getKey() + "=" + text(e.getValue()))
            .collect(Collectors.joining("; "));
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies);
    }
    String content = content();
    return (content.isEmpty() ? request : request.header("Content-Type", contentType()))
        .method(tree.path("method").asString(), BodyPublishers.ofString(content))
        .build();
  }

  private String path() {
    return tree.path("path").valueStream().map(s -> "/" + encoded(s)).collect(Collectors.joining());
  }

  private String query() {
    String pairs = pairs(tree.path("query"));
    return pairs.isEmpty() ? "" : "?" + pairs;
  }

  private String contentType() {
    return tree.has("body")
        ? "application/json"
        : isMultipart()
            ? "multipart/form-data; boundary=" + BOUNDARY
            : "application/x-www-form-urlencoded";
  }

  private String content() {
    JsonNode form = tree.path("form");
    return tree.has("body")
        ? JSON.writeValueAsString(tree.path("body"))
        : isMultipart() ? parts(form) : pairs(form);
  }

  private boolean isMultipart() {
    return tree.path("always").path("X-Input").asString("").endsWith("Upload");
  }

  private static String pairs(JsonNode values) {
    return values.properties().stream()
        .flatMap(e -> each(e.getValue()).map(value -> e.getKey() + "=" + encoded(value)))
        .collect(Collectors.joining("&"));
  }

  private static Stream<JsonNode> each(JsonNode value) {
    return value.isArray() ? value.valueStream() : Stream.of(value);
  }

  private static String parts(JsonNode form) {
    String parts =
        form.properties().stream()
            .flatMap(e -> each(e.getValue()).map(value -> part(Map.entry(e.getKey(), value))))
            .collect(Collectors.joining());
    return parts + "--" + BOUNDARY + "--\r\n";
  }

  private static String part(Map.Entry<String, JsonNode> part) {
    JsonNode value = part.getValue();
    String head =
        "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.getKey() + "\"";
    if (value.has("$file")) {
      return head + "; filename=\"a.txt\"\r\n\r\n" + value.path("$file").asString() + "\r\n";
    }
    return value.isContainer()
        ? head
            + "\r\nContent-Type: application/json\r\n\r\n"
            + JSON.writeValueAsString(value)
            + "\r\n"
        : head + "\r\n\r\n" + text(value) + "\r\n";
  }

  private static String encoded(JsonNode value) {
    return URLEncoder.encode(text(value), StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asString() : JSON.writeValueAsString(value);
  }
}
