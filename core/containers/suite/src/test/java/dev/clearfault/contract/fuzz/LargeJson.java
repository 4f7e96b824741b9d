package dev.clearfault.contract.fuzz;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON documents with a great number of values, large enough for every limit and quick to send. */
final class LargeJson {
  private static final int MOST = 3000;

  private final Dice dice;

  LargeJson(Dice dice) {
    this.dice = dice;
  }

  String next() {
    String list = dice.of("shapes", "items", "tree", "tag", "next");
    int count = 1 + dice.below(MOST);
    return switch (dice.below(8)) {
      case 0 -> object(list, "[" + times(count, i -> "null") + "]");
      case 1 -> object(list, "[" + times(count, i -> value()) + "]");
      case 2 -> object(list, "[" + times(count, i -> "{}") + "]");
      case 3 -> "{" + times(count, i -> name("n" + i) + ":" + value()) + "}";
      case 4 -> "{" + times(count, i -> name("title") + ":" + value()) + "}";
      case 5 -> nested(count / 10, "{\"" + dice.of("next", "tree", "shape", "x") + "\":", "}");
      case 6 -> object("lists", nested(count, "[", "]"));
      default -> "{" + name("n".repeat(count)) + ":" + "9".repeat(count) + "}";
    };
  }

  private String value() {
    return "\"" + FuzzRequest.MARKER + "\"";
  }

  private String name(String name) {
    return "\"" + name + "\"";
  }

  private static String object(String name, String value) {
    return "{\"" + name + "\":" + value + "}";
  }

  private String nested(int depth, String open, String close) {
    return open.repeat(depth) + value() + close.repeat(dice.oneIn(8) ? 0 : depth);
  }

  private static String times(int count, IntFunction<String> each) {
    return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(","));
  }
}
