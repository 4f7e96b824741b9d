package dev.clearfault.contract.fuzz;

import dev.clearfault.contract.fuzz.FuzzRequest.Oddity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Names and values of queries and URL-encoded forms, encoded correctly or not. */
final class Forms {
  private static final int CONTAINERS_LIMIT = 900;

  private final Dice dice;
  private final Set<Oddity> oddities;

  Forms(Dice dice, Set<Oddity> oddities) {
    this.dice = dice;
    this.oddities = oddities;
  }

  /** Returns pairs for a body, which may contain every byte. */
  String form() {
    return pairs(dice.oneIn(20) ? 800 + dice.below(2000) : dice.below(12), false);
  }

  /** Returns pairs for a request line. Some containers refuse some characters there. */
  String query() {
    return pairs(dice.oneIn(30) ? 800 + dice.below(400) : dice.below(8), true);
  }

  private String pairs(int count, boolean inTarget) {
    StringBuilder pairs = new StringBuilder();
    boolean many = count > 100;
    for (int i = 0; i < count; i++) {
      pairs
          .append(i == 0 ? "" : "&")
          .append(many ? dice.of("a", "tag=", "size=1", "=") : pair(inTarget));
    }
    if (count > CONTAINERS_LIMIT) {
      oddities.add(Oddity.MANY);
    }
    return pairs.toString();
  }

  private String pair(boolean inTarget) {
    return switch (dice.below(14)) {
      case 0 -> broken(inTarget);
      case 1 -> dice.of("", "=", "&", "==", "+", "a", "=a", "flag", ";", "limit=1;x=2");
      default -> encoded(Texts.name(dice)) + "=" + encoded(Texts.any(dice));
    };
  }

  private String broken(boolean inTarget) {
    String name = dice.of(Texts.NAMES);
    String escape =
        dice.of("%", "%z", "%zz", "%4", "%ff", "%c0%af", "%ed%a0%80", "%00", "%u0041", "%C3%28");
    if (inTarget) {
      oddities.add(Oddity.TARGET);
    }
    return dice.oneIn(3)
        ? name + escape + "=1"
        : name + "=" + FuzzRequest.MARKER + escape + FuzzRequest.MARKER;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
