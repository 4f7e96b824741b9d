package dev.clearfault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Groups of classes or packages in which each needs every other one. */
final class Knots {
  private Knots() {}

  /** Returns the knots, each with the names of at least two members. */
  static List<Set<String>> in(Map<String, Set<String>> uses) {
    Map<String, Set<String>> needs = new TreeMap<>();
    uses.keySet().forEach(name -> needs.put(name, reachableFrom(name, uses)));
    return uses.keySet().stream()
        .map(name -> knotOf(name, needs))
        .filter(knot -> knot.size() > 1)
        .distinct()
        .toList();
  }

  private static Set<String> knotOf(String name, Map<String, Set<String>> needs) {
    return needs.getOrDefault(name, Set.of()).stream()
        .filter(other -> needs.getOrDefault(other, Set.of()).contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> reachableFrom(String name, Map<String, Set<String>> uses) {
    Set<String> reachable = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of(name));
    while (!open.isEmpty()) {
      for (String used : uses.getOrDefault(open.pop(), Set.of())) {
        if (reachable.add(used)) {
          open.push(used);
        }
      }
    }
    return reachable;
  }
}
