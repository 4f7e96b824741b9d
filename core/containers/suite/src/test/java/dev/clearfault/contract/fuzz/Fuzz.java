package dev.clearfault.contract.fuzz;

import dev.clearfault.contract.fuzz.FuzzRequest.Oddity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes a request from a seed. The same seed gives the same request. */
public final class Fuzz {
  private static final List<String> WITH_BODY = List.of("POST", "PUT", "UPLOAD", "QUERY", "PATCH");
  private static final List<String> WITHOUT = List.of("GET", "GET", "GET", "DELETE");
  private static final List<String> OTHERS =
      List.of("HEAD", "OPTIONS", "TRACE", "DRAFT", "FOO", "get", "Post", "PROPFIND", "X-Y.Z!");

  private final long seed;
  private final Dice dice;
  private final Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);

  private Fuzz(long seed) {
    this.seed = seed;
    dice = new Dice(seed);
  }

  /** Returns the request of the seed. */
  public static FuzzRequest request(long seed) {
    return new Fuzz(seed).request();
  }

  private FuzzRequest request() {
    boolean other = dice.oneIn(12);
    boolean content = dice.oneIn(3) == other;
    String method = dice.of(other ? OTHERS : content ? WITH_BODY : WITHOUT);
    if (other) {
      oddities.add(Oddity.METHOD);
    }
    StringBuilder text = new StringBuilder(method).append(' ').append(target());
    text.append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    Heads head = new Heads(dice, oddities);
    head.lines().forEach(line -> text.append(line).append("\r\n"));
    text.append(content ? new Bodies(dice, oddities).next() : "\r\n");
    return new FuzzRequest(seed, method, head.accept(), oddities, text.toString());
  }

  private String target() {
    String path =
        switch (dice.below(10)) {
          case 0 -> "/variants/api/accepts/x" + segment();
          case 1, 2 -> "/shop/input/x";
          default -> "/variants/api/fuzz" + segment() + segment();
        };
    return dice.oneIn(3) ? path : path + "?" + new Forms(dice, oddities).query();
  }

  private String segment() {
    return switch (dice.below(14)) {
      case 0 -> "";
      case 1 -> "/" + Forms.encoded(Texts.any(dice)).replaceAll("%(00|2F|5C|0D|0A)", "x");
      case 2 -> "/" + FuzzRequest.MARKER;
      case 3 -> "/" + oddSegment();
      default -> "/6fa459ea-ee8a-4ca4-894e-db77e160355e";
    };
  }

  private String oddSegment() {
    oddities.add(Oddity.TARGET);
    return dice.of(
        "%zz",
        "%",
        "%00",
        "%2f",
        "%5c",
        "%ff",
        "%c0%af",
        "..",
        "%2e%2e",
        ";x=" + FuzzRequest.MARKER,
        "",
        "%0d%0a" + FuzzRequest.MARKER,
        "\u00e9",
        "{" + FuzzRequest.MARKER + "}",
        "|",
        "a\\b",
        "%252e",
        "..;");
  }
}
