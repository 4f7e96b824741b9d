package dev.clearfault.contract.fuzz;

import dev.clearfault.contract.fuzz.FuzzRequest.Oddity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Header fields of a request that do not concern the end of its body. */
final class Heads {
  private static final String MARKER = FuzzRequest.MARKER;

  private final Dice dice;
  private final Set<Oddity> oddities;
  private final List<String> lines = new ArrayList<>();
  private String accept = "";

  Heads(Dice dice, Set<Oddity> oddities) {
    this.dice = dice;
    this.oddities = oddities;
  }

  /** Returns the value of {@code Accept}; empty if there is none. */
  String accept() {
    return accept;
  }

  /** Returns lines, without their ends. */
  List<String> lines() {
    connection();
    if (dice.oneIn(3)) {
      negotiation();
    }
    if (dice.oneIn(3)) {
      inputs();
    }
    if (dice.oneIn(3)) {
      cookies();
    }
    if (dice.oneIn(4)) {
      others();
    }
    if (dice.oneIn(25)) {
      broken();
    }
    return lines;
  }

  private void connection() {
    switch (dice.below(9)) {
      case 0 -> lines.add("Connection: \"close\"");
      case 1 -> lines.add("Connection: keep-alive, \"x");
      case 2 -> lines.add("Connection: close, TE");
      case 3 -> lines.add("Connection: ,,");
      case 4 -> lines.add("Connection: \\\"," + MARKER);
      case 5, 6 -> lines.add("Connection: close");
      default -> {}
    }
  }

  private void negotiation() {
    accept =
        switch (dice.below(10)) {
          case 0 -> "application/json";
          case 1 -> "text/html";
          case 2 -> "text/html;q=0.5, application/problem+json;q=0.4";
          case 3 -> "*/*;q=" + dice.of("0", "2", "-1", "x", "0.1234", "1e9", "NaN", "");
          case 4 -> "application/json;q=0.5;" + MARKER + "=\"" + MARKER;
          case 5 -> ",;/,*;" + MARKER;
          case 6 -> "text/html,".repeat(dice.below(500));
          case 7 -> "application/*;q=0, */*";
          case 8 -> "\u00e9/" + MARKER;
          default -> "*/" + MARKER;
        };
    lines.add("Accept: " + accept);
    lines.add("Accept-Language: " + language());
  }

  private String language() {
    return switch (dice.below(10)) {
      case 0 -> "de";
      case 1 -> "de;q=x, fr;q=2, *;q=0";
      case 2 -> MARKER;
      case 3 -> "en-" + MARKER + "-x-" + MARKER;
      case 4 -> "*-CH, ,;;q=1";
      case 5 -> "de,".repeat(dice.below(1000));
      case 6 -> "\u00e9\u00ff";
      case 7 -> "../" + MARKER + ";q=0.9";
      case 8 -> "i-klingon, x-y, root, und";
      default -> "it-IT;q=0.1234, de-DE-1996-u-co-phonebk";
    };
  }

  private void inputs() {
    lines.add("If-Match: " + dice.of("", "v1", " ", "\"" + MARKER, MARKER, "\u00e9" + MARKER));
    lines.add("X-Since: " + dice.of("2026-01-31T10:15:30Z", MARKER, "2026-13-01", ""));
    for (int i = dice.below(4); i > 0; i--) {
      lines.add("X-Tag: " + dice.of("a", "", "a, b", MARKER, "\u00ff"));
    }
  }

  private String foreignCookie() {
    oddities.add(Oddity.COOKIE);
    return "Cookie: tenant=\u00e9" + MARKER;
  }

  private void cookies() {
    lines.add(
        switch (dice.below(12)) {
          case 0 -> "Cookie: tenant=7; way=EXPRESS";
          case 1 -> "Cookie: tenant=7; tenant=8";
          case 2 -> "Cookie: tenant=\"" + MARKER;
          case 3 -> "Cookie: tenant=\"7\"; way=\"" + MARKER + "\"";
          case 4 -> "Cookie: tenant; =; ; way==" + MARKER;
          case 5 -> "Cookie: $Version=1; tenant=7; $Path=/" + MARKER;
          case 6 -> foreignCookie();
          case 7 -> "Cookie: tenant=7, way=" + MARKER;
          case 8 -> "Cookie: tenant=" + "9".repeat(dice.below(3000));
          case 9 -> manyCookies();
          case 10 -> "Cookie: te nant=7; tenant =7; way= " + MARKER;
          default -> "Cookie: way=" + MARKER;
        });
  }

  private String manyCookies() {
    oddities.add(Oddity.MANY);
    return "Cookie: " + "b=2; ".repeat(dice.below(500)) + "tenant=7";
  }

  private String coding() {
    String coding = dice.of("identity", "x;q=x", "*;q=0", MARKER);
    if (coding.equals("*;q=0")) {
      oddities.add(Oddity.NO_CODING);
    }
    return "Accept-Encoding: " + coding;
  }

  private void others() {
    lines.add(
        switch (dice.below(14)) {
          case 0 -> "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
          case 1 -> "traceparent: 00-" + MARKER + "-00f067aa0ba902b7-01";
          case 2 -> "traceparent: ff-\u00ff\u00fe-" + MARKER;
          case 3 -> "Content-Encoding: " + dice.of("gzip", "identity", "br, gzip", MARKER, "");
          case 4 -> coding();
          case 5 -> "If-Modified-Since: " + MARKER;
          case 6 -> "Range: bytes=" + dice.of("0-1", "x-y", "9-1", "0-0,1-1", "-");
          case 7 -> "Authorization: Basic " + dice.of("%%%", MARKER, "YWRhOmFkYQ==", "");
          case 8 -> "X-Forwarded-For: " + MARKER;
          case 9 -> "Forwarded: for=\"[" + MARKER + "\";host=\"";
          case 10 -> "X-HTTP-Method-Override: DELETE";
          case 11 -> "Origin: http://" + MARKER;
          case 12 -> "Expect: 100-continue";
          default -> "TE: trailers, deflate;q=" + MARKER;
        });
  }

  private void broken() {
    switch (dice.below(6)) {
      case 0 -> odd(Oddity.FIELD, "X-Odd: a\u0001" + MARKER);
      case 1 -> odd(Oddity.FIELD, "X-Odd: a\u0000" + MARKER);
      case 2 -> odd(Oddity.FIELD, "no colon");
      case 3 -> odd(Oddity.FIELD, "X Odd: " + MARKER);
      case 4 -> odd(Oddity.EXPECTATION, "Expect: " + MARKER);
      default -> odd(Oddity.LONG_HEAD, "X-Long: " + MARKER.repeat(500 + dice.below(1500)));
    }
  }

  private void odd(Oddity oddity, String line) {
    oddities.add(oddity);
    lines.add(line);
  }
}
