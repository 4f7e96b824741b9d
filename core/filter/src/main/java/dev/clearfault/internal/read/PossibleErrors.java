package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.InputPlace;
import dev.clearfault.internal.constraints.PlacePattern;
import dev.clearfault.internal.json.JsonFault.Kind;
import dev.clearfault.internal.json.WireType;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Violation.Source;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds every error that a request for one input can have, each once, by asking at each place what
 * {@link FaultRules} and the constraints say. Not thread-safe.
 */
final class PossibleErrors {
  private final InputReader reader;
  private final Expected expected;
  private final FaultRules rules;
  private final ErrorEntries entries;

  /** The objects around a place, by their groups of constraints; an object can hold itself. */
  private final IdentityHashMap<WireType, Map<Set<Class<?>>, PlacePattern>> around =
      new IdentityHashMap<>();

  PossibleErrors(InputReader reader, Expected expected, Language language) {
    this.reader = reader;
    this.expected = expected;
    rules = new FaultRules(reader.limits);
    entries = new ErrorEntries(reader, expected, language);
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
    Spot whole = Spot.whole(input.whole(), source, hasBody);
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
    entries.addOfRequest(input, isForm, source);
  }

  /** Returns the errors in the order in which they were found, which is that of the document. */
  List<PossibleError> all() {
    return entries.all();
  }

  /** Adds the errors of a component that does not come from the body. */
  private void outside(InputDescription.Part part, InputPlace place) {
    if (part.source() == Source.FORM && part.isJson()) {
      Spot json = Spot.outside(place, part, true);
      add(FaultRules.ofPart(), json);
      visit(json);
    } else {
      visit(Spot.outside(place, part, false));
    }
  }

  private void add(List<Kind> kinds, Spot spot) {
    kinds.forEach(kind -> entries.add(kind, spot, null));
  }

  private void addWhole(Spot whole) {
    add(rules.ofWhole(false), whole);
    entries.addOfWhole(whole);
  }

  private void visit(Spot spot) {
    if (spot.isRoot()) {
      add(rules.ofWhole(spot.isJson()), spot);
    }
    for (Kind kind : Kind.values()) {
      if (rules.isPossible(kind, spot)) {
        entries.add(kind, spot, spot.place().java());
      }
    }
    entries.addConstraints(spot);
    WireType type = spot.place().type();
    switch (type.kind()) {
      case OBJECT -> object(spot, type);
      case LIST, MAP -> element(spot, type);
      default -> {
        if (type.keywords().isEmpty() && spot.isJson()) {
          add(rules.insideUnknown(), spot.anyDepth());
        }
        if (spot.place().java() == byte[].class && spot.isJson()) {
          Spot inside = spot.element(spot.place());
          FaultRules.insideBytes().forEach(kind -> entries.add(kind, inside, int.class));
        }
      }
    }
  }

  private void object(Spot spot, WireType type) {
    Map<Set<Class<?>>, PlacePattern> same = around.computeIfAbsent(type, t -> new HashMap<>());
    Set<Class<?>> groups = spot.place().groupsInside();
    PlacePattern outer = same.get(groups);
    if (outer != null && outer.field().endsWith("**")) {
      return;
    }
    Spot object = outer == null ? spot : spot.anyDepth();
    PlacePattern before = same.put(groups, object.pattern());
    entries.addOfWhole(object);
    if (spot.isJson()) {
      Spot unknown = object.unknown();
      add(rules.ofUnknown(), unknown);
      add(rules.insideUnknown(), unknown.anyDepth());
      spot.place().names().forEach(name -> property(object, name));
      spot.place().choices().forEach(choice -> visit(object.as(choice)));
    }
    if (before == null) {
      same.remove(groups);
    } else {
      same.put(groups, before);
    }
  }

  private void property(Spot object, String name) {
    InputPlace place = object.place().property(name);
    if (place != null && !(object.isRoot() && reader.binding.isElsewhere(expected.input(), name))) {
      visit(object.property(place, name));
    }
  }

  private void element(Spot spot, WireType type) {
    InputPlace element = spot.place().element();
    if (element == null) {
      return;
    }
    boolean isMap = type.kind() == WireType.Kind.MAP;
    Spot inside = isMap ? spot.value(element) : spot.element(element);
    if (isMap && spot.isJson()) {
      add(rules.ofKeys(type.key()), inside);
    }
    visit(inside);
  }
}
