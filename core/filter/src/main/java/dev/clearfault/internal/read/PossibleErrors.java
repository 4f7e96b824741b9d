package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.ConstraintText;
import dev.clearfault.internal.constraints.InputPlace;
import dev.clearfault.internal.constraints.PlacePattern;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonFault.Kind;
import dev.clearfault.internal.json.WireType;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds every error that a request for one input can have, each once, by asking at each place what
 * {@link FaultRules} and the constraints say, and by making the entry as an answer has it. Not
 * thread-safe.
 */
final class PossibleErrors {
  private final InputReader reader;
  private final Expected expected;
  private final Language language;
  private final FaultRules rules;
  private final Map<List<String>, PossibleError> found = new LinkedHashMap<>();

  /** The objects around a place; an object can hold itself. */
  private final IdentityHashMap<WireType, PlacePattern> around = new IdentityHashMap<>();

  PossibleErrors(InputReader reader, Expected expected, Language language) {
    this.reader = reader;
    this.expected = expected;
    this.language = language;
    rules = new FaultRules(reader.limits);
  }

  /**
   * Adds the errors of an input.
   *
   * @param isForm whether the request is a posted form
   * @param source where components without {@code @From} come from
   */
  void add(InputDescription input, boolean isForm, Source source) {
    boolean hasBody =
        !isForm
            && (input.parts().isEmpty()
                ? source == Source.BODY
                : !input.from(Source.BODY).isEmpty());
    Spot whole =
        new Spot(input.whole(), PlacePattern.WHOLE, List.of(), source, true, false, hasBody);
    for (InputDescription.Part each : input.parts()) {
      InputPlace place = input.whole().property(each.property());
      if (place != null && each.source() != Source.BODY) {
        outside(each, place);
      }
    }
    if (hasBody) {
      visit(whole);
    } else {
      addWhole(whole);
    }
    addOfRequest(input, isForm, source);
  }

  /** Returns the errors in the order in which they were found, which is that of the document. */
  List<PossibleError> all() {
    return List.copyOf(found.values());
  }

  /** A place: where it is, what it accepts, and by which rules it is read. */
  record Spot(
      InputPlace place,
      PlacePattern pattern,
      List<Object> path,
      Source source,
      boolean isRoot,
      boolean isElementOfRoot,
      boolean isJson) {

    Spot to(InputPlace next, PlacePattern where, Object step, boolean elementOfRoot) {
      List<Object> longer = new ArrayList<>(path);
      longer.add(step);
      return new Spot(next, where, longer, source, false, elementOfRoot, isJson);
    }

    Spot at(PlacePattern where) {
      return new Spot(place, where, path, source, isRoot, isElementOfRoot, isJson);
    }

    boolean isProperty() {
      return !path.isEmpty() && path.get(path.size() - 1) instanceof String;
    }

    @Nullable String pointer() {
      boolean shown = source == Source.BODY || (source == Source.FORM && pattern.isInside());
      return shown ? pattern.pointer() : null;
    }
  }

  /** Adds the errors of a component that does not come from the body. */
  private void outside(InputDescription.Part part, InputPlace place) {
    PlacePattern where = PlacePattern.WHOLE.property(part.name());
    Spot spot =
        new Spot(place, where, List.of(part.property()), part.source(), false, false, false);
    if (part.source() == Source.FORM && part.isJson()) {
      Spot json =
          new Spot(place, where, List.of(part.property()), part.source(), false, false, true);
      FaultRules.ofPart().forEach(kind -> add(kind, json, null));
      visit(json);
      return;
    }
    visit(spot);
  }

  private void addWhole(Spot whole) {
    rules.ofWhole(false).forEach(kind -> add(kind, whole, null));
    ofWhole(whole);
  }

  private void visit(Spot spot) {
    if (spot.isRoot()) {
      rules.ofWhole(spot.isJson()).forEach(kind -> add(kind, spot, null));
    }
    for (Kind kind : Kind.values()) {
      if (rules.isPossible(kind, spot)) {
        add(kind, spot, spot.place().java());
      }
    }
    constraints(spot);
    WireType type = spot.place().type();
    switch (type.kind()) {
      case OBJECT -> object(spot, type);
      case LIST, MAP -> element(spot, type);
      default -> {
        if (type.keywords().isEmpty() && spot.isJson()) {
          rules
              .insideUnknown()
              .forEach(kind -> add(kind, spot.at(spot.pattern().anyDepth()), null));
        }
      }
    }
  }

  private void object(Spot spot, WireType type) {
    PlacePattern outer = around.get(type);
    if (outer != null && outer.field().endsWith("**")) {
      return;
    }
    PlacePattern where = outer == null ? spot.pattern() : spot.pattern().anyDepth();
    PlacePattern before = around.put(type, where);
    Spot object = spot.at(where);
    ofWhole(object);
    if (spot.isJson()) {
      Spot unknown = object.to(object.place(), where.anyProperty(), "*", false);
      rules.ofUnknown().forEach(kind -> add(kind, unknown, null));
      rules
          .insideUnknown()
          .forEach(kind -> add(kind, unknown.at(unknown.pattern().anyDepth()), null));
      spot.place().names().forEach(name -> property(object, name));
      spot.place()
          .choices()
          .forEach(
              choice ->
                  visit(new Spot(choice, where, spot.path(), spot.source(), false, false, true)));
    }
    if (before == null) {
      around.remove(type);
    } else {
      around.put(type, before);
    }
  }

  private void property(Spot object, String name) {
    InputPlace place = object.place().property(name);
    if (place != null && !(object.isRoot() && reader.binding.isElsewhere(expected.input(), name))) {
      visit(object.to(place, object.pattern().property(name), name, false));
    }
  }

  private void element(Spot spot, WireType type) {
    InputPlace element = spot.place().element();
    if (element == null) {
      return;
    }
    boolean isMap = type.kind() == WireType.Kind.MAP;
    PlacePattern where = isMap ? spot.pattern().value() : spot.pattern().element();
    boolean ofRoot = spot.isRoot() || spot.isElementOfRoot();
    Spot inside = spot.to(element, where, isMap ? (Object) "*" : (Object) 0, ofRoot);
    if (isMap && spot.isJson()) {
      rules.ofKeys(type.key()).forEach(kind -> add(kind, inside, null));
    }
    visit(inside);
  }

  private void constraints(Spot spot) {
    Map<String, Object> accepted = expected.at(path(spot), spot.source());
    for (ConstraintDescriptor<?> each : spot.place().constraints()) {
      add(each, false, spot, accepted);
    }
  }

  private void ofWhole(Spot object) {
    Map<String, Object> accepted = expected.at(path(object), object.source());
    object.place().ofWhole().forEach(each -> add(each, true, object, accepted));
  }

  private void add(
      ConstraintDescriptor<?> constraint, boolean whole, Spot spot, Map<String, Object> accepted) {
    for (ConstraintText.Possible each :
        reader.text.possible(constraint, spot.place().type(), whole, language, accepted)) {
      Violation made = placed(each.violation(), spot);
      add(new PossibleError(made, false, false, each.isFixed(), each.isFixed(), true));
    }
  }

  private static Violation placed(Violation made, Spot spot) {
    return new Violation(
        spot.source(),
        spot.pattern().field(),
        spot.pointer(),
        made.code(),
        made.detail(),
        made.expected(),
        List.of(),
        made.hint(),
        made.arguments());
  }

  /** Adds a fault of reading, as {@link InputReading} adds it. */
  private void add(Kind kind, Spot spot, @Nullable Class<?> type) {
    JsonFault fault = rules.fault(kind, spot, type);
    Source source =
        FaultRules.isOfJson(kind) && spot.source() != Source.FORM ? Source.BODY : spot.source();
    Violation violation =
        kind == Kind.EMPTY
            ? RequestBody.missing(expected.body()).errors().get(0)
            : ReadingText.violation(
                fault,
                new ReadingText.Place(source, spot.pattern().field(), spot.pointer()),
                expected.at(fault, path(spot), source),
                language);
    add(PossibleError.of(violation, kind, spot.isRoot(), rules.isKnown(kind, spot)));
  }

  /** Adds what concerns the query or the form, and not one of its values. */
  private void addOfRequest(InputDescription input, boolean isForm, Source source) {
    List<Source> parsed = new ArrayList<>();
    if (source == Source.QUERY || !input.from(Source.QUERY).isEmpty()) {
      parsed.add(Source.QUERY);
    }
    if (isForm) {
      parsed.add(Source.FORM);
    }
    for (Source each : parsed) {
      add(
          PossibleError.of(
              ReadingText.tooMany("parameters", reader.limits.maxParameters(), each)
                  .texts()
                  .get()));
      for (String name : List.of("", "*")) {
        ReadingText.Place place = new ReadingText.Place(each, name, null);
        add(PossibleError.of(ReadingText.violation("malformed_encoding", place)));
      }
    }
    add(
        PossibleError.of(
            ReadingText.tooMany("violations", reader.validator.maxViolations(), source)
                .texts()
                .get()));
  }

  private void add(PossibleError error) {
    Violation written = language.violations(List.of(error.violation())).get(0);
    List<String> key = List.of(String.valueOf(written.in()), written.field(), written.code());
    PossibleError entry =
        new PossibleError(
            written,
            error.isMalformed(),
            error.isMissing(),
            error.hasDetail(),
            error.hasHint(),
            error.hasExpected());
    found.merge(key, entry, PossibleError::or);
  }

  /** The pattern may stand for several places; this is one of them, without the repeated steps. */
  private ViolationPath path(Spot spot) {
    return ViolationPath.of(expected.input(), null, spot.path(), reader.json::names);
  }
}
