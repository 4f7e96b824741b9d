package dev.clearfault.internal.publish;

import dev.clearfault.input.ReadingProblems;
import dev.clearfault.internal.catalogue.Answers;
import dev.clearfault.internal.constraints.SchemaComponents;
import dev.clearfault.internal.read.InputDescription;
import dev.clearfault.internal.read.InputReader;
import dev.clearfault.internal.read.PossibleError;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One operation of the published contract. Not thread-safe. */
final class Operation {
  /** How many errors the example of an answer shows. */
  private static final int SHOWN = 2;

  private final Handler handler;
  private final Answers answers;
  private final Language language;
  private final InputReader.Accepted accepted;
  private final List<PossibleError> errors;

  Operation(Handler handler, InputReader reader, Answers answers, Language language) {
    this.handler = handler;
    this.answers = answers;
    this.language = language;
    accepted = reader.accepted(handler.input(), handler.method(), language);
    errors = accepted.errors();
  }

  static String lower(String method) {
    return method.toLowerCase(Locale.ROOT);
  }

  /** Returns its name in a document. */
  String method() {
    return lower(handler.method());
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

  /** Returns the operation at one of its paths. */
  Map<String, Object> at(String path, SchemaComponents components) {
    String words = PathTemplate.words(path);
    String name =
        words.isEmpty() ? "root" : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    String whole = name + SchemaComponents.word(method());
    return components.inside(whole, () -> described(whole, path, components));
  }

  private Map<String, Object> described(String id, String path, SchemaComponents components) {
    PublishedInput input = new PublishedInput(accepted.json(), accepted.form(), components);
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", id);
    List<Map<String, Object>> parameters = input.parameters(PathTemplate.variables(path));
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    Map<String, Object> body = input.requestBody();
    if (!body.isEmpty()) {
      operation.put("requestBody", body);
    }
    List<ProblemType> problems = problems(!body.isEmpty());
    operation.put("responses", responses(problems, components));
    operation.put("x-problems", problems.stream().flatMap(this::listed).toList());
    operation.put("x-errors", errors.stream().map(Operation::entry).toList());
    return operation;
  }

  private List<ProblemType> problems(boolean hasBody) {
    PossibleProblems problems =
        new PossibleProblems(answers).withErrors(errors).withCodes(handler.problems());
    if (hasBody) {
      problems.withBody();
    }
    return (accepted.form() == null ? problems : problems.withForm()).all();
  }

  private java.util.stream.Stream<Map<String, Object>> listed(ProblemType type) {
    return answers.statuses(type).stream()
        .map(
            status -> {
              Map<String, Object> entry = new LinkedHashMap<>();
              entry.put("status", status);
              entry.put("code", type.code());
              return entry;
            });
  }

  private Map<String, Object> responses(List<ProblemType> problems, SchemaComponents components) {
    Map<Integer, List<ProblemType>> byStatus = new TreeMap<>();
    for (ProblemType type : problems) {
      for (int status : answers.statuses(type)) {
        byStatus.computeIfAbsent(status, first -> new ArrayList<>()).add(type);
      }
    }
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put("2XX", Map.of("description", "The request was accepted."));
    byStatus.forEach(
        (status, types) ->
            responses.put(String.valueOf(status), response(status, types, components)));
    return responses;
  }

  private Map<String, Object> response(
      int status, List<ProblemType> types, SchemaComponents components) {
    Map<String, Object> examples = new LinkedHashMap<>();
    for (ProblemType type : types) {
      examples.put(type.code(), Map.of("value", answers.example(type, shown(type), language)));
    }
    Map<String, Object> content = new LinkedHashMap<>();
    String union = status + "Problem";
    content.put(
        "schema",
        answers.isShared() || types.size() == 1
            ? answers.schema(types)
            : components.named(union, () -> answers.schema(types)));
    content.put("examples", examples);
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("description", answers.describe(types, language));
    response.put("content", Map.of(answers.mediaType(), content));
    return response;
  }

  /** Returns the errors that an example shows; null if the type has its own. */
  private @Nullable List<Violation> shown(ProblemType type) {
    boolean isInvalid = type.code().equals(ProblemType.VALIDATION_FAILED.code());
    boolean isMissing = type.code().equals(ReadingProblems.MISSING_BODY.code());
    if (!isInvalid && !isMissing) {
      return null;
    }
    return errors.stream()
        .filter(each -> each.isMissing() == isMissing && !each.isMalformed())
        .filter(each -> isMissing || (each.hasDetail() && !each.violation().field().isEmpty()))
        .map(PossibleError::violation)
        .filter(each -> each.field().indexOf('*') < 0)
        .limit(SHOWN)
        .toList();
  }

  private static Map<String, Object> entry(PossibleError error) {
    Violation violation = error.violation();
    Map<String, Object> entry = new LinkedHashMap<>();
    Source in = violation.in();
    put(entry, "in", in == null ? null : in.wireName());
    put(entry, "field", violation.field());
    put(entry, "pointer", violation.pointer());
    put(entry, "code", violation.code());
    put(entry, "detail", error.hasDetail() ? violation.detail() : null);
    boolean isKnown = error.hasExpected() && !violation.expected().isEmpty();
    put(entry, "expected", isKnown ? violation.expected() : null);
    put(entry, "hint", error.hasHint() ? violation.hint() : null);
    return entry;
  }

  private static void put(Map<String, Object> entry, String name, @Nullable Object value) {
    if (value != null) {
      entry.put(name, value);
    }
  }
}
