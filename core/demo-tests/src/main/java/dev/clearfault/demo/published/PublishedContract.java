package dev.clearfault.demo.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published contract of a demo in one language, to compare answers with: it is closed, so every
 * problem and every error of an answer stands in it.
 */
final class PublishedContract {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode document;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  /** An operation and the paths that it has. */
  private record Operation(Pattern path, boolean isOpen, String method, JsonNode described) {}

  PublishedContract(String json) {
    document = JSON.readTree(json);
    String server = document.at("/servers/0/url").asString();
    String base = server.equals("/") ? "" : server;
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            operations.add(
                                new Operation(
                                    path(base + path.getKey()),
                                    path.getKey().indexOf('{') >= 0,
                                    operation.getKey(),
                                    operation.getValue()))));
  }

  private static Pattern path(String template) {
    return Pattern.compile(Pattern.quote(template).replaceAll("\\{[^{}/]+}", "\\\\E[^/]+\\\\Q"));
  }

  /** Returns the operation of a request; null if the contract does not have it. */
  private @Nullable Operation find(String method, String path) {
    Operation found = null;
    for (Operation each : operations) {
      if (each.method().equalsIgnoreCase(method)
          && each.path().matcher(path).matches()
          && (found == null || found.isOpen())) {
        found = each;
      }
    }
    return found;
  }

  /** Returns how many operations it has. */
  int size() {
    return operations.size();
  }

  /**
   * Asserts that an answer fits the operation that it belongs to.
   *
   * @param path the path of the request, as it was sent
   * @return whether the contract has the operation
   */
  boolean check(String method, String path, int status, String body) {
    Operation operation = find(method, path);
    if (operation == null) {
      return false;
    }
    String what = method + " " + path + " " + status + " " + body;
    JsonNode problem = JSON.readTree(body);
    String code = problem.path("code").asString("");
    assertThat(operation.described().path("x-problems"))
        .as("the closed set of problems has " + what)
        .anyMatch(each -> each.path("status").asInt() == status && code.equals(text(each, "code")));
    String content = "/responses/" + status + "/content/application~1problem+json/schema";
    JsonNode schema = operation.described().at(content);
    assertThat(schema.isObject()).as("a response for " + what).isTrue();
    assertThat(schema(schema).validate(body, InputFormat.JSON)).as(what).isEmpty();
    problem
        .path("errors")
        .forEach(error -> checkError(error, operation.described().path("x-errors"), what));
    return true;
  }

  private static void checkError(JsonNode error, JsonNode closed, String what) {
    List<JsonNode> entries = new ArrayList<>();
    closed.forEach(
        entry -> {
          if (isSame(entry, error)) {
            entries.add(entry);
          }
        });
    assertThat(entries).as("the closed set of errors has " + error + " of " + what).isNotEmpty();
    assertThat(entries)
        .as("what is said of " + error + " of " + what)
        .anyMatch(
            entry ->
                List.of("detail", "hint", "expected").stream()
                    .allMatch(
                        name -> !entry.has(name) || entry.path(name).equals(error.path(name))));
  }

  private static boolean isSame(JsonNode entry, JsonNode error) {
    return text(entry, "code").equals(text(error, "code"))
        && text(entry, "in").equals(text(error, "in"))
        && PublishedPlace.ofField(text(entry, "field")).fits(text(error, "field"))
        && entry.has("pointer") == error.has("pointer")
        && PublishedPlace.ofPointer(text(entry, "pointer")).fits(text(error, "pointer"));
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private Schema schema(JsonNode described) {
    return schemas.computeIfAbsent(
        described.toString(),
        text -> {
          ObjectNode schema = ((ObjectNode) described).deepCopy();
          schema.set("$defs", document.at("/components/schemas"));
          String local = schema.toString().replace("#/components/schemas/", "#/$defs/");
          return REGISTRY.getSchema(local, InputFormat.JSON);
        });
  }
}
