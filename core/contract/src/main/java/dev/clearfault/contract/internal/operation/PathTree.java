package dev.clearfault.contract.internal.operation;

import dev.clearfault.contract.internal.operation.Parameter.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a contract by the segments of their paths. A look-up follows the segments of
 * the request, so its cost does not depend on the number of operations. Immutable once it is made.
 */
final class PathTree {
  private final Map<String, PathTree> fixed = new HashMap<>();
  private final List<Mixed> mixed = new ArrayList<>();
  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private @Nullable PathTree variable;

  /** Whether this place is for a variable that is written as a path parameter. */
  private boolean isMatrix;

  /** What follows a segment of several parts. */
  private record Mixed(SegmentTemplate segment, PathTree next) {}

  static PathTree of(List<Operation> operations) {
    PathTree root = new PathTree();
    for (Operation operation : operations) {
      PathTree place = root;
      for (SegmentTemplate segment : operation.path().segments()) {
        place = place.next(segment);
        place.isMatrix |= segment.isVariable() && isMatrix(operation, segment.names().get(0));
      }
      place.operations.put(operation.method(), operation);
    }
    return root;
  }

  private static boolean isMatrix(Operation operation, String name) {
    return operation.parameters().stream()
        .anyMatch(each -> each.style() == Style.MATRIX && each.name().equals(name));
  }

  private PathTree next(SegmentTemplate segment) {
    if (segment.isFixed()) {
      return fixed.computeIfAbsent(segment.literals().get(0), text -> new PathTree());
    }
    if (segment.isVariable()) {
      PathTree known = variable;
      PathTree next = known == null ? new PathTree() : known;
      variable = next;
      return next;
    }
    for (Mixed each : mixed) {
      if (each.segment.literals().equals(segment.literals())) {
        return each.next;
      }
    }
    PathTree next = new PathTree();
    mixed.add(new Mixed(segment, next));
    mixed.sort(Comparator.comparing(each -> -each.segment.fixedLength()));
    return next;
  }

  Match find(String method, List<Segment> path) {
    List<Segment> segments = path.isEmpty() ? List.of(new Segment("", null)) : path;
    Search search = new Search(method, segments);
    search.visit(this, 0);
    int last = segments.size() - 1;
    if (search.methods.isEmpty() && last > 0 && segments.get(last).text().isEmpty()) {
      search = new Search(method, segments.subList(0, last));
      search.visit(this, 0);
    }
    return search.match();
  }

  /** One look-up. Each place of the tree is visited at most once. */
  static final class Search {
    private final String method;
    private final List<Segment> path;
    private final List<Segment> values = new ArrayList<>();
    private final List<String> methods = new ArrayList<>();
    private Map<String, Segment> found = Map.of();
    private @Nullable Operation operation;
    private int visited;

    Search(String method, List<Segment> path) {
      this.method = method;
      this.path = path;
    }

    int visited() {
      return visited;
    }

    Match match() {
      return new Match(operation, found, methods);
    }

    /** Ends at the first operation: the places are visited in the order of their precedence. */
    void visit(PathTree place, int index) {
      visited++;
      if (index == path.size()) {
        arrive(place);
        return;
      }
      Segment segment = path.get(index);
      PathTree next = place.fixed.get(segment.text());
      if (next != null) {
        visit(next, index + 1);
      }
      for (int i = 0; i < place.mixed.size() && operation == null; i++) {
        visit(place.mixed.get(i), segment, index);
      }
      if (operation == null && place.variable != null && isValue(segment, place.variable)) {
        values.add(segment);
        visit(place.variable, index + 1);
        values.remove(values.size() - 1);
      }
    }

    private void visit(Mixed mixed, Segment segment, int index) {
      List<String> texts = mixed.segment.match(segment.text());
      if (texts == null) {
        return;
      }
      List<String> raw = segment.raw() == null ? null : mixed.segment.match(segment.raw());
      int before = values.size();
      for (int i = 0; i < texts.size(); i++) {
        values.add(new Segment(texts.get(i), raw == null ? null : raw.get(i)));
      }
      visit(mixed.next, index + 1);
      values.subList(before, values.size()).clear();
    }

    private static boolean isValue(Segment segment, PathTree variable) {
      String raw = segment.raw();
      return !segment.text().isEmpty() || (variable.isMatrix && raw != null && raw.startsWith(";"));
    }

    private void arrive(PathTree place) {
      Operation exact = place.operations.get(method);
      boolean isHead = exact == null && method.equals("HEAD");
      operation = isHead ? place.operations.get("GET") : exact;
      for (String each : place.operations.keySet()) {
        if (!methods.contains(each)) {
          methods.add(each);
        }
      }
      if (operation != null) {
        found = named(operation.path());
      }
    }

    private Map<String, Segment> named(PathTemplate path) {
      Map<String, Segment> named = new HashMap<>();
      int i = 0;
      for (String name : path.names()) {
        named.put(name, values.get(i++));
      }
      return named;
    }
  }
}
