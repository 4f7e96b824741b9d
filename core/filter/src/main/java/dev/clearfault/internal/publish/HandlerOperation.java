package dev.clearfault.internal.publish;

import dev.clearfault.internal.constraints.SchemaComponents;
import dev.clearfault.internal.read.InputDescription;
import dev.clearfault.internal.read.InputReader;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Violation.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operation of a handler whose input is a class. Not thread-safe. */
final class HandlerOperation {
  private final Handler handler;
  private final InputReader.Accepted accepted;

  HandlerOperation(Handler handler, InputReader reader, Language language) {
    this.handler = handler;
    accepted = reader.accepted(handler.input(), handler.method(), language);
  }

  /** Returns the templates of its paths. */
  List<String> paths() {
    InputDescription input = accepted.json() == null ? accepted.form() : accepted.json();
    List<InputDescription.Part> segments = input == null ? List.of() : input.from(Source.PATH);
    return handler.patterns().stream()
        .sorted()
        .flatMap(mapping -> PathTemplate.of(mapping, handler.paths(), segments).stream())
        .distinct()
        .toList();
  }

  /** Returns the operation at one of its paths, without what it accepts. */
  Draft brief(String path) {
    Draft.Input input =
        new Draft.Input(
            accepted.errors(),
            accepted.form() != null || PublishedInput.hasJsonBody(accepted.json()),
            accepted.form() != null);
    return new Draft(path, handler.method(), Map.of(), Map.of(), input, handler.problems());
  }

  /** Returns the operation at one of its paths. */
  Draft at(String path, SchemaComponents components) {
    Draft brief = brief(path);
    String id = Operation.id(path, handler.method());
    Map<String, Object> members = components.inside(id, () -> members(id, path, components));
    return new Draft(path, handler.method(), members, Map.of(), brief.input(), brief.problems());
  }

  private Map<String, Object> members(String id, String path, SchemaComponents components) {
    PublishedInput input = new PublishedInput(accepted.json(), accepted.form(), components);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(Operation.ID, id);
    List<Map<String, Object>> parameters = input.parameters(PathTemplate.variables(path));
    if (!parameters.isEmpty()) {
      members.put("parameters", parameters);
    }
    Map<String, Object> body = input.requestBody();
    if (!body.isEmpty()) {
      members.put("requestBody", body);
    }
    return members;
  }
}
