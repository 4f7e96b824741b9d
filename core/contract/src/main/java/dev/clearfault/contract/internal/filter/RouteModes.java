package dev.clearfault.contract.internal.filter;

import dev.clearfault.contract.internal.operation.Operation;
import dev.clearfault.internal.setup.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The modes of the routes: that of the first rule that fits, else the mode of the filter.
 *
 * @param rules in their order
 * @param standard the mode of the filter
 */
record RouteModes(List<Rule> rules, Mode standard) {
  private static final String EXAMPLE = "POST /orders=report; /legacy/**=off";
  private static final String ALL_BELOW = "/**";

  /** Copies the list. */
  RouteModes {
    rules = List.copyOf(rules);
  }

  /**
   * A rule.
   *
   * @param method null for all
   * @param path a path as the contract writes it; or the beginning of paths, with {@code /**}
   */
  record Rule(@Nullable String method, String path, Mode mode) {
    boolean fits(String otherMethod, String otherPath) {
      return (method == null || method.equals(otherMethod)) && fits(otherPath);
    }

    private boolean fits(String other) {
      if (!path.endsWith(ALL_BELOW)) {
        return path.equals(other);
      }
      String start = path.substring(0, path.length() - ALL_BELOW.length());
      return other.equals(start) || other.startsWith(start + "/");
    }

    boolean fits(Operation operation) {
      return fits(operation.method(), operation.path().text());
    }
  }

  /**
   * Reads the rules.
   *
   * @param text as the option has it; null for none
   * @throws IllegalArgumentException if a rule cannot be read; the message says what to write
   */
  static RouteModes of(@Nullable String text, Mode standard) {
    List<Rule> rules = new ArrayList<>();
    for (String each : text == null ? new String[0] : text.split(";", -1)) {
      if (!each.isBlank()) {
        rules.add(rule(each.strip()));
      }
    }
    return new RouteModes(rules, standard);
  }

  /** Without an equals sign, the mode is the whole text, which is none. */
  private static Rule rule(String text) {
    int equals = text.lastIndexOf('=');
    String[] route = text.substring(0, Math.max(equals, 0)).strip().split(" +", -1);
    String path = route[route.length - 1];
    Mode mode = mode(text.substring(equals + 1).strip());
    if (route.length > 2 || !isPath(path) || mode == null) {
      throw Refusal.of(
          "modes",
          text,
          "write a method if need be, a path of the contract or its beginning with /**, an equals"
              + " sign and one of "
              + Arrays.stream(Mode.values()).map(Mode::word).collect(Collectors.joining(", "))
              + ", such as "
              + EXAMPLE);
    }
    return new Rule(route.length == 2 ? route[0].toUpperCase(Locale.ROOT) : null, path, mode);
  }

  private static boolean isPath(String path) {
    String start = path.endsWith(ALL_BELOW) ? path.substring(0, path.length() - 2) : path;
    return path.startsWith("/") && start.indexOf('*') < 0;
  }

  private static @Nullable Mode mode(String word) {
    for (Mode each : Mode.values()) {
      if (each.word().equals(word)) {
        return each;
      }
    }
    return null;
  }

  /**
   * Refuses rules that no operation fits: they are misspelt, and the route would be refused or pass
   * unchecked.
   */
  void checkAgainst(List<Operation> operations) {
    for (Rule rule : rules) {
      if (operations.stream().noneMatch(rule::fits)) {
        String route = (rule.method() == null ? "" : rule.method() + " ") + rule.path();
        throw Refusal.of(
            "modes",
            route,
            "the contract has no such operation: write its path as it stands there");
      }
    }
  }

  Mode of(Operation operation) {
    return of(operation.method(), operation.path().text());
  }

  /** Returns the mode of a route. */
  Mode of(String method, String path) {
    for (Rule rule : rules) {
      if (rule.fits(method, path)) {
        return rule.mode();
      }
    }
    return standard;
  }
}
