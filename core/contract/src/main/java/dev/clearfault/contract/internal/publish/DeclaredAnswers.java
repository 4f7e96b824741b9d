package dev.clearfault.contract.internal.publish;

import dev.clearfault.contract.internal.operation.Content;
import dev.clearfault.contract.internal.operation.Operation;
import dev.clearfault.contract.internal.schema.ContractException;
import dev.clearfault.contract.internal.schema.Origin;
import dev.clearfault.contract.internal.schema.SchemaFiles;
import dev.clearfault.internal.publish.Draft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an operation says of the errors that its service answers: {@code x-problems} and {@code
 * x-errors}, as the library publishes them.
 */
public final class DeclaredAnswers {
  static final String PROBLEM = "application/problem+json";

  private static final String PROBLEMS = "x-problems";
  private static final String ERRORS = "x-errors";
  private static final String CODE = "code";

  /** The texts of an error are in the language of a client, and this document in one. */
  private static final List<String> PLACE = List.of("in", "field", "pointer", CODE);

  private DeclaredAnswers() {}

  /**
   * Reads what an operation says.
   *
   * @return null if it does not say which problems there are
   * @throws ContractException if it says something else; the message says what to write
   */
  public static Draft.@Nullable Passed of(SchemaFiles files, Operation operation) {
    JsonNode node = files.at(operation.origin()).node();
    if (!node.has(PROBLEMS)) {
      return null;
    }
    List<Draft.Told> problems = new ArrayList<>();
    list(node, PROBLEMS, operation.origin())
        .forEach((origin, each) -> problems.add(problem(origin, each)));
    problems.removeIf(each -> !isProblem(operation.response(each.status())));
    List<Map<String, String>> errors = new ArrayList<>();
    list(node, ERRORS, operation.origin()).values().forEach(each -> errors.add(error(each)));
    return new Draft.Passed(problems, errors);
  }

  private static Map<Origin, JsonNode> list(JsonNode operation, String name, Origin origin) {
    JsonNode list = operation.path(name);
    if (!list.isArray() && !list.isMissingNode()) {
      throw new ContractException(origin.child(name), "a list is expected here");
    }
    Map<Origin, JsonNode> elements = new LinkedHashMap<>();
    for (int i = 0; i < list.size(); i++) {
      elements.put(origin.child(name).child(i), list.get(i));
    }
    return elements;
  }

  private static Draft.Told problem(Origin origin, JsonNode entry) {
    try {
      return new Draft.Told(entry.path("status").asInt(0), entry.path(CODE).asString(""));
    } catch (IllegalArgumentException wrong) {
      throw new ContractException(
          origin,
          "this is no status and code of a problem, such as {\"status\": 404, \"code\":"
              + " \"order_not_found\"}: "
              + wrong.getMessage());
    }
  }

  private static Map<String, String> error(JsonNode entry) {
    Map<String, String> error = new LinkedHashMap<>();
    for (String name : PLACE) {
      if (entry.path(name).isString()) {
        error.put(name, entry.path(name).stringValue());
      }
    }
    return error;
  }

  /** A service may give its errors another shape than that of RFC 9457. */
  private static boolean isProblem(Operation.@Nullable Response response) {
    return response == null
        || response.content().isEmpty()
        || response.content().stream().anyMatch(DeclaredAnswers::isProblem);
  }

  static boolean isProblem(Content content) {
    return content.range().text().equals(PROBLEM);
  }
}
