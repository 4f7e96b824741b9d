package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.ConstraintText;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonFault.Kind;
import dev.clearfault.internal.json.WireType;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries that {@code errors} of answers for one input can have, made as an answer makes them.
 * Each code of a place is there once. Not thread-safe.
 */
final class ErrorEntries {
  private final InputReader reader;
  private final Expected expected;
  private final Language language;
  private final FaultRules rules;
  private final Map<List<String>, SortedMap<String, PossibleError>> found = new LinkedHashMap<>();

  ErrorEntries(InputReader reader, Expected expected, Language language) {
    this.reader = reader;
    this.expected = expected;
    this.language = language;
    rules = new FaultRules(reader.limits);
  }

  /** Returns the entries in the order of places, and those of a place sorted as in an answer. */
  List<PossibleError> all() {
    return found.values().stream().flatMap(place -> place.values().stream()).toList();
  }

  /**
   * Adds a fault of reading, as {@link InputReading} adds it.
   *
   * @param type the class that the value becomes; null if there is none, or the fault has none
   */
  void add(Kind kind, Spot spot, @Nullable Class<?> type) {
    JsonFault fault = rules.fault(kind, spot, type);
    Source source =
        FaultRules.isOfJson(kind) && spot.source() != Source.FORM ? Source.BODY : spot.source();
    Violation violation =
        kind == Kind.EMPTY
            ? RequestBody.missing(expected.body()).errors().get(0)
            : ReadingText.violation(
                fault,
                new ReadingText.Place(source, spot.pattern().field(), spot.pointer(spot.pattern())),
                expected.at(fault, path(spot), source),
                language);
    add(PossibleError.of(violation, kind, spot.isRoot(), rules.isKnown(kind, spot)));
  }

  /** Adds the violations of the constraints of a value, and of the keys that it has as a map. */
  void addConstraints(Spot spot) {
    WireType type = spot.place().type();
    add(spot.place().constraints(), type, false, spot);
    if (type.key() != null) {
      add(spot.place().ofKeys(), type.key(), false, spot);
    }
  }

  /** Adds the violations of an object as a whole. */
  void addOfWhole(Spot object) {
    add(object.place().ofWhole(), object.place().type(), true, object);
  }

  private void add(
      List<ConstraintDescriptor<?>> constraints, WireType type, boolean isOfWhole, Spot spot) {
    Map<String, Object> accepted = expected.at(path(spot), spot.source());
    for (ConstraintDescriptor<?> constraint : constraints) {
      for (ConstraintText.Possible each :
          reader.text.possible(constraint, type, isOfWhole, language, accepted)) {
        Violation made = placed(each.violation(), spot);
        add(new PossibleError(made, false, false, each.isFixed(), each.isFixed(), true));
      }
    }
  }

  private static Violation placed(Violation made, Spot spot) {
    return new Violation(
        spot.source(),
        spot.checkedAs().field(),
        spot.pointer(spot.checkedAs()),
        made.code(),
        made.detail(),
        made.expected(),
        List.of(),
        made.hint(),
        made.arguments());
  }

  /**
   * Adds what concerns the query or the form, and not one of its values.
   *
   * @param isForm whether the request is a posted form
   * @param source where components without {@code @From} come from
   */
  void addOfRequest(InputDescription input, boolean isForm, Source source) {
    List<Source> parsed = new ArrayList<>();
    if (source == Source.QUERY || !input.from(Source.QUERY).isEmpty()) {
      parsed.add(Source.QUERY);
    }
    if (isForm) {
      parsed.add(Source.FORM);
    }
    for (Source each : parsed) {
      add(ReadingText.tooMany("parameters", reader.limits.maxParameters(), each).texts().get());
      for (String name : List.of("", "*")) {
        ReadingText.Place place = new ReadingText.Place(each, name, null);
        add(ReadingText.violation("malformed_encoding", place));
      }
    }
    int max = reader.validator.maxViolations();
    add(ReadingText.tooMany("violations", max, source).texts().get());
  }

  private void add(Violation violation) {
    add(PossibleError.of(violation));
  }

  private void add(PossibleError error) {
    PossibleError entry = error.in(language);
    Violation written = entry.violation();
    List<String> place =
        List.of(String.valueOf(written.in()), written.field(), String.valueOf(written.pointer()));
    found
        .computeIfAbsent(place, first -> new TreeMap<>())
        .merge(written.code(), entry, PossibleError::or);
  }

  /** The pattern may stand for several places; this is one of them, without the repeated steps. */
  private ViolationPath path(Spot spot) {
    return ViolationPath.of(expected.input(), null, spot.path(), reader.json::names);
  }
}
