package dev.clearfault.contract.internal.request;

import dev.clearfault.contract.internal.operation.Parameter;
import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.contract.internal.schema.Direction;
import dev.clearfault.contract.internal.schema.SchemaFault;
import dev.clearfault.contract.internal.tell.FaultText;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonFault.Kind;
import dev.clearfault.internal.json.JsonReader.Result;
import dev.clearfault.internal.read.ClientLanguage;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.read.ReadingText;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What was found in one request. Not thread-safe. */
final class Findings {
  private final InputLimits limits;
  private final ClientLanguage language;
  private final List<LocatedViolation> violations = new ArrayList<>();
  private boolean more;

  Findings(InputLimits limits, ClientLanguage language) {
    this.limits = limits;
    this.language = language;
  }

  /**
   * Where a value is.
   *
   * @param steps nothing for a body, the name for a parameter
   * @param position the position of the first step in the operation
   */
  record Place(Source source, List<Object> steps, int position) {
    static final Place BODY = new Place(Source.BODY, List.of(), 0);

    static Place of(Parameter parameter) {
      return new Place(parameter.source(), List.of(parameter.name()), parameter.position());
    }

    ViolationPath path(List<Object> inside, @Nullable ContractSchema schema) {
      List<Object> all = new ArrayList<>(steps);
      all.addAll(inside);
      List<Integer> positions = new ArrayList<>(Collections.nCopies(steps.size(), position));
      positions.addAll(positions(inside, schema));
      return ViolationPath.of(all, positions);
    }

    private static List<Integer> positions(List<Object> path, @Nullable ContractSchema schema) {
      List<Integer> positions = new ArrayList<>();
      ContractSchema at = schema;
      for (Object step : path) {
        if (step instanceof Integer index) {
          positions.add(index);
          at = at == null ? null : at.items();
        } else {
          String name = (String) step;
          positions.add(at == null ? 0 : at.properties().indexOf(name));
          at = at == null ? null : at.property(name);
        }
      }
      return positions;
    }
  }

  List<LocatedViolation> violations() {
    return violations;
  }

  boolean more() {
    return more;
  }

  InputLimits limits() {
    return limits;
  }

  ClientLanguage language() {
    return language;
  }

  void add(LocatedViolation violation) {
    violations.add(violation);
  }

  /** Adds that a required value is absent. */
  void addAbsent(Place place, @Nullable ContractSchema schema) {
    Map<String, Object> expected = schema == null ? Map.of() : schema.expected(List.of());
    JsonNode rule = JsonNodeFactory.instance.booleanNode(true);
    add(place, new SchemaFault("required", List.of(), List.of(), rule, expected));
  }

  /** Adds that a value inside of a place cannot be read. */
  void addUnreadable(Place place, List<Object> inside, Kind kind, ContractSchema schema) {
    add(place, JsonFault.at(kind, inside, null), schema);
  }

  /** Adds a fault of reading; its path begins inside of the place. */
  void add(Place place, JsonFault fault, @Nullable ContractSchema schema) {
    boolean tellsValue =
        schema != null && fault.kind() != Kind.DUPLICATE_PROPERTY && fault.limit() == 0;
    add(
        ReadingText.violation(
            fault,
            place.path(fault.path(), schema),
            place.source(),
            language.get(),
            () -> tellsValue && schema != null ? schema.expected(fault.path()) : Map.of()));
  }

  /**
   * Adds the faults of a JSON text; returns their places.
   *
   * @param inside where the text is, inside of the place
   */
  List<List<Object>> addAll(
      Place place, List<Object> inside, Result<JsonNode> read, @Nullable ContractSchema schema) {
    List<List<Object>> unread = new ArrayList<>();
    for (JsonFault fault : read.faults()) {
      JsonFault placed = fault;
      for (int i = inside.size() - 1; i >= 0; i--) {
        placed = placed.under(inside.get(i));
      }
      unread.add(placed.path());
      add(place, placed, schema);
    }
    if (read.value() == null) {
      unread.add(inside);
    }
    return unread;
  }

  /** Checks a JSON text that was read. */
  void check(Place place, Result<JsonNode> read, @Nullable ContractSchema schema) {
    List<List<Object>> unread = addAll(place, List.of(), read, schema);
    JsonNode value = read.value();
    if (value != null) {
      checkTree(place, value, schema, unread);
    }
  }

  /** Checks a text, or a list or a map of them. */
  void check(Place place, Object texts, @Nullable ContractSchema schema) {
    check(place, texts, schema, List.of());
  }

  /**
   * Checks texts and trees.
   *
   * @param unread the places inside of it that could not be read, of which nothing else is told
   */
  void check(
      Place place, Object texts, @Nullable ContractSchema schema, List<List<Object>> unread) {
    TypedValue typed = new TypedValue(limits.controlCharacters());
    JsonNode value = typed.of(texts, schema);
    List<List<Object>> all = new ArrayList<>(unread);
    for (List<Object> path : typed.refused()) {
      add(place, JsonFault.at(Kind.NO_CONTROL_CHARACTERS, path, String.class), schema);
      all.add(path);
    }
    checkTree(place, value, schema, all);
  }

  /**
   * Checks a value.
   *
   * @param unread the places inside of it that could not be read, of which nothing else is told
   */
  private void checkTree(
      Place place, JsonNode value, @Nullable ContractSchema schema, List<List<Object>> unread) {
    if (schema == null) {
      return;
    }
    try {
      addFaults(place, value, schema, unread);
    } catch (RuntimeException broken) {
      // Its message may have what the client sent, which is no evidence of the client's fault.
      throw new ProblemException(Problem.of(ProblemType.ofStatus(500)), broken);
    }
  }

  private void addFaults(
      Place place, JsonNode value, ContractSchema schema, List<List<Object>> unread) {
    // Those that are found are sorted before the list is cut.
    int left = Math.max(1, limits.forJson().maxFaults() - violations.size());
    List<SchemaFault> faults = schema.check(value, Direction.REQUEST, left);
    more |= faults.size() > left;
    for (SchemaFault fault : faults) {
      if (unread.stream().noneMatch(path -> isBelow(fault.path(), path))) {
        add(place, fault);
      }
    }
  }

  private void add(Place place, SchemaFault fault) {
    add(
        FaultText.violation(
            fault, place.source(), place.steps(), place.position(), language.get()));
  }

  private static boolean isBelow(List<Object> path, List<Object> above) {
    return path.size() >= above.size() && path.subList(0, above.size()).equals(above);
  }
}
