package dev.clearfault.internal.publish;

import static java.util.Objects.requireNonNull;

import dev.clearfault.input.ReadingProblems;
import dev.clearfault.internal.catalogue.Answers;
import dev.clearfault.internal.constraints.SchemaComponents;
import dev.clearfault.internal.publish.PossibleProblems.Answered;
import dev.clearfault.internal.read.PossibleError;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes what one operation of the published contract can answer. Not thread-safe. */
final class Operation {
  /** The member with its name. */
  static final String ID = "operationId";

  /** How many errors the example of an answer shows. */
  private static final int SHOWN = 2;

  private static final String CONTENT = "content";
  private static final String SCHEMA = "schema";

  private final Draft draft;
  private final Answers answers;
  private final Language language;
  private final List<PossibleError> errors;

  Operation(Draft draft, Answers answers, Language language) {
    this.draft = draft;
    this.answers = answers;
    this.language = language;
    errors = draft.input().errors();
  }

  static String lower(String method) {
    return method.toLowerCase(Locale.ROOT);
  }

  /** Returns a name for an operation that nobody has named. */
  static String id(String path, String method) {
    String words = SchemaComponents.word(path);
    String name =
        words.isEmpty() ? "root" : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    return name + SchemaComponents.word(lower(method));
  }

  /** Returns the whole operation. */
  Map<String, Object> described(SchemaComponents components) {
    return components.inside(String.valueOf(draft.members().get(ID)), () -> written(components));
  }

  private Map<String, Object> written(SchemaComponents components) {
    Map<String, Object> operation = new LinkedHashMap<>(draft.members());
    List<Answered> problems = problems();
    operation.put("responses", responses(problems, components));
    operation.put("x-problems", problems.stream().map(Operation::listed).toList());
    operation.put("x-errors", entries());
    return operation;
  }

  private List<Answered> problems() {
    List<String> named = draft.problems();
    PossibleProblems problems =
        new PossibleProblems(answers)
            .withErrors(errors)
            .withCodes(named == null ? List.of("*") : named);
    if (draft.input().hasBody()) {
      problems.withBody();
    }
    if (draft.input().hasForm()) {
      problems.withForm();
    }
    if (draft.passed() != null) {
      return problems.withPassed(draft.passed().problems()).all();
    }
    draft.responses().keySet().stream()
        .filter(Operation::isError)
        .forEach(status -> problems.withStatus(Integer.parseInt(status)));
    return problems.all();
  }

  private static boolean isError(String status) {
    return status.matches("[45]\\d\\d");
  }

  private static Map<String, Object> listed(Answered problem) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("status", problem.status());
    entry.put("code", problem.type().code());
    return entry;
  }

  /** What a service says of a mistake that is refused before it, nobody hears. */
  private List<Map<String, ?>> entries() {
    List<Map<String, ?>> all = new ArrayList<>();
    errors.forEach(each -> all.add(entry(each)));
    if (draft.passed() != null) {
      Set<List<@Nullable Object>> known = new HashSet<>();
      all.forEach(each -> known.add(key(each)));
      draft.passed().errors().stream().filter(each -> known.add(key(each))).forEach(all::add);
    }
    return all;
  }

  private static List<@Nullable Object> key(Map<String, ?> entry) {
    return Arrays.asList(
        entry.get("in"), entry.get("field"), entry.get("pointer"), entry.get("code"));
  }

  private Map<String, Object> responses(List<Answered> problems, SchemaComponents components) {
    Map<Integer, List<Answered>> byStatus = new TreeMap<>();
    for (Answered each : problems) {
      byStatus.computeIfAbsent(each.status(), first -> new ArrayList<>()).add(each);
    }
    Map<String, Object> responses = new TreeMap<>();
    draft.responses().forEach((status, own) -> responses.put(status, new LinkedHashMap<>(own)));
    if (responses.keySet().stream().allMatch(Operation::isError)) {
      responses.put("2XX", Map.of("description", "The request was accepted."));
    }
    byStatus.forEach(
        (status, types) ->
            responses.merge(
                String.valueOf(status), response(status, types, components), this::both));
    return responses;
  }

  /** An application may write an answer of its own with the same status, and so may a service. */
  private Object both(Object own, Object added) {
    Map<Object, Object> response = new LinkedHashMap<>((Map<?, ?>) own);
    Map<Object, Object> content = new LinkedHashMap<>();
    if (response.get(CONTENT) instanceof Map<?, ?> known) {
      content.putAll(known);
    }
    Map<?, ?> problems = (Map<?, ?>) requireNonNull(((Map<?, ?>) added).get(CONTENT));
    problems.forEach(
        (type, written) ->
            content.merge(
                type,
                written,
                (known, ours) -> draft.passed() == null ? ours : either(ours, known)));
    response.put(CONTENT, content);
    return response;
  }

  /** Both have a media type; only a service without closed set of problems leads here. */
  private static Object either(Object ours, Object theirs) {
    Map<Object, Object> content = new LinkedHashMap<>((Map<?, ?>) ours);
    Object schema = ((Map<?, ?>) theirs).get(SCHEMA);
    if (schema == null) {
      content.remove(SCHEMA); // The service may answer anything.
    } else {
      content.put(SCHEMA, Map.of("anyOf", List.of(requireNonNull(content.get(SCHEMA)), schema)));
    }
    return content;
  }

  private Map<String, Object> response(
      int status, List<Answered> problems, SchemaComponents components) {
    List<ProblemType> types = problems.stream().map(Answered::type).toList();
    Map<String, Object> examples = new LinkedHashMap<>();
    for (Answered each : problems) {
      if (!each.isPassed()) {
        ProblemType type = each.type();
        examples.put(type.code(), Map.of("value", answers.example(type, shown(type), language)));
      }
    }
    Map<String, Object> content = new LinkedHashMap<>();
    String union = status + "Problem";
    content.put(
        SCHEMA,
        answers.isShared() || types.size() == 1
            ? answers.schema(types)
            : components.named(union, () -> answers.schema(types)));
    if (!examples.isEmpty()) {
      content.put("examples", examples);
    }
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("description", answers.describe(types, language));
    response.put(CONTENT, Map.of(answers.mediaType(), content));
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
