package dev.clearfault.contract.internal.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Tells of a choice only the branch that was meant. Each branch has its findings, and a client that
 * gets all of them can do nothing with them.
 */
final class Branches {
  /** Keywords after which the evaluation path has a name or an index. */
  private static final Set<String> NAMED =
      Set.of("properties", "patternProperties", "prefixItems", "allOf", "dependentSchemas");

  /** Keywords that lead to a value inside of the value. */
  private static final Set<String> INWARDS =
      Set.of(
          "properties",
          "patternProperties",
          "prefixItems",
          "additionalProperties",
          "unevaluatedProperties",
          "items",
          "unevaluatedItems",
          "contains");

  private Branches() {}

  /** Returns the findings without those of other branches than the ones that were meant. */
  static List<Finding> told(List<Finding> all) {
    return told(all, 0, 0);
  }

  private static List<Finding> told(List<Finding> all, int from, int depth) {
    Map<Object, Choice> choices = new LinkedHashMap<>();
    for (Finding each : all) {
      Choice choice = Choice.around(each, from, depth);
      if (choice == null) {
        choices.put(each, new Choice("", 0, 0, each, new TreeMap<>()));
      } else {
        choices.computeIfAbsent(choice.key(), first -> choice).add(each);
      }
    }
    List<Finding> told = new ArrayList<>();
    choices.values().forEach(choice -> told.addAll(choice.told()));
    return told;
  }

  /**
   * The findings of one {@code oneOf} or {@code anyOf} at one place.
   *
   * @param at the index of the keyword in the evaluation path
   * @param depth the number of steps to the value
   */
  private record Choice(
      String keyword, int at, int depth, Finding first, Map<Integer, List<Finding>> branches) {

    static @Nullable Choice around(Finding finding, int from, int depth) {
      List<Object> path = finding.evaluation();
      int inside = depth;
      int i = from;
      while (i < path.size()) {
        String keyword = String.valueOf(path.get(i));
        boolean isChoice = keyword.equals("oneOf") || keyword.equals("anyOf");
        if (isChoice) {
          return new Choice(keyword, i, inside, finding, new TreeMap<>());
        }
        inside += INWARDS.contains(keyword) ? 1 : 0;
        i += NAMED.contains(keyword) ? 2 : 1;
      }
      return null;
    }

    Object key() {
      return List.of(
          first.evaluation().subList(0, at + 1),
          first.path().subList(0, Math.min(depth, first.path().size())));
    }

    void add(Finding finding) {
      if (finding.evaluation().size() > at + 1) {
        int branch = Integer.parseInt(String.valueOf(finding.evaluation().get(at + 1)));
        branches.computeIfAbsent(branch, none -> new ArrayList<>()).add(finding);
      }
    }

    List<Finding> told() {
      if (keyword.isEmpty()) {
        return List.of(first);
      }
      List<List<Finding>> all = new ArrayList<>();
      branches.values().forEach(each -> all.add(Branches.told(each, at + 2, depth)));
      if (all.isEmpty()) {
        return List.of(none()); // Several branches accept the value.
      }
      List<Finding> union = union(all);
      return union.isEmpty() ? meant(all) : union;
    }

    /** One finding stands for all branches if each refuses the value by its type or its name. */
    private List<Finding> union(List<List<Finding>> all) {
      if (all.stream().allMatch(each -> has(each, "type", depth))) {
        return List.of(joined("type", all, depth));
      }
      if (all.stream().allMatch(each -> tags(each).iterator().hasNext())) {
        Set<Object> names = new LinkedHashSet<>(tags(all.get(0)));
        all.forEach(each -> names.retainAll(tags(each)));
        if (!names.isEmpty()) {
          return List.of(joined("enum", tagged(all, names.iterator().next()), depth + 1));
        }
      }
      return List.of();
    }

    private List<Finding> meant(List<List<Finding>> all) {
      List<List<Finding>> near = new ArrayList<>(all);
      near.removeIf(each -> has(each, "type", depth) || has(each, "required", depth));
      List<List<Finding>> named = new ArrayList<>(near);
      named.removeIf(each -> !tags(each).isEmpty());
      near = named.isEmpty() ? near : named;
      if (near.size() == 1) {
        return near.get(0);
      }
      List<Finding> common = common(near);
      return common.isEmpty() ? fewest(near) : common;
    }

    /** An absent property that all branches need is certainly missing. */
    private List<Finding> common(List<List<Finding>> near) {
      List<Finding> common = new ArrayList<>();
      if (!near.isEmpty()) {
        for (Finding each : near.get(0)) {
          boolean inAll =
              near.stream().allMatch(b -> b.stream().anyMatch(f -> f.key().equals(each.key())));
          if (each.is("required") && inAll) {
            common.add(each.path().size() == depth + 1 ? each.ofAll() : each);
          }
        }
      }
      return common;
    }

    private List<Finding> fewest(List<List<Finding>> near) {
      int least = near.stream().mapToInt(List::size).min().orElse(0);
      List<List<Finding>> best = near.stream().filter(each -> each.size() == least).toList();
      return best.size() == 1 ? best.get(0) : List.of(none());
    }

    /** Returns the direct properties of the value that have another name than the branch's. */
    private Set<Object> tags(List<Finding> branch) {
      Set<Object> tags = new LinkedHashSet<>();
      for (Finding each : branch) {
        boolean isName = each.is("const") || each.is("enum");
        if (isName && each.path().size() == depth + 1) {
          tags.add(each.path().get(depth));
        }
      }
      return tags;
    }

    private List<List<Finding>> tagged(List<List<Finding>> all, Object name) {
      return all.stream()
          .map(
              each ->
                  each.stream()
                      .filter(f -> f.is("const") || f.is("enum"))
                      .filter(f -> f.path().size() == depth + 1 && f.path().get(depth).equals(name))
                      .toList())
          .toList();
    }

    private static boolean has(List<Finding> branch, String keyword, int size) {
      return branch.stream().anyMatch(f -> f.is(keyword) && f.path().size() == size);
    }

    /** Joins the rules of all branches to the list of what is accepted. */
    private static Finding joined(String keyword, List<List<Finding>> all, int size) {
      ArrayNode rules = JsonNodeFactory.instance.arrayNode();
      Finding last = all.get(0).get(0);
      for (List<Finding> branch : all) {
        for (Finding each : branch) {
          boolean isConst = each.is("const") && keyword.equals("enum");
          if ((each.is(keyword) || isConst) && each.path().size() == size) {
            last = each;
            add(each.rule(), isConst, rules);
          }
        }
      }
      return new Finding(keyword, last.path(), rules, last.value(), last.evaluation(), null);
    }

    private static void add(JsonNode rule, boolean isValue, ArrayNode rules) {
      if (rule.isArray() && !isValue) {
        rule.forEach(rules::add);
      } else {
        rules.add(rule);
      }
    }

    /** No branch was meant more than another one. */
    private Finding none() {
      List<Object> place = first.path().subList(0, Math.min(depth, first.path().size()));
      List<Object> evaluation = first.evaluation().subList(0, at + 1);
      return new Finding(
          keyword,
          place,
          JsonNodeFactory.instance.nullNode(),
          JsonNodeFactory.instance.missingNode(),
          evaluation,
          null);
    }
  }
}
