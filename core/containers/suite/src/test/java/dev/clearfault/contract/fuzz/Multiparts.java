package dev.clearfault.contract.fuzz;

import dev.clearfault.contract.fuzz.FuzzRequest.Oddity;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Multipart forms (RFC 7578): texts, files, and invalid parts. */
final class Multiparts {
  private static final int CONTAINERS_LIMIT = 9;
  private static final int MOST_TAKEN = 190_000;

  private final Dice dice;
  private final Set<Oddity> oddities;
  private final String boundary;

  Multiparts(Dice dice, Set<Oddity> oddities) {
    this.dice = dice;
    this.oddities = oddities;
    boundary = dice.of("x", "----WebKitFormBoundary7MA4YWxkTrZu0gW", "a'b", "x".repeat(70));
  }

  /** Returns the media type. Its boundary is mostly that of the parts. */
  String contentType() {
    return switch (dice.below(16)) {
      case 0 -> "multipart/form-data";
      case 1 -> "multipart/form-data; boundary=";
      case 2 -> "multipart/form-data; boundary=other";
      case 3 -> "multipart/mixed; boundary=" + boundary;
      case 4 -> "multipart/form-data; boundary=\"" + boundary + "\"; charset=nonsense";
      case 5 -> "Multipart/Form-Data; boundary=" + boundary + "; boundary=other";
      case 6 -> "multipart/form-dataset; boundary=" + boundary;
      case 7 -> "multipart/form-data; boundary=" + "y".repeat(5000);
      default -> "multipart/form-data; boundary=\"" + boundary + "\"";
    };
  }

  /** Returns the body, one character for each byte. */
  String body() {
    int count = dice.oneIn(20) ? 40 + dice.below(100) : dice.below(7);
    if (count > CONTAINERS_LIMIT) {
      oddities.add(Oddity.MANY);
    }
    StringBuilder body = new StringBuilder(dice.oneIn(12) ? "before\r\n" : "");
    for (int i = 0; i < count; i++) {
      body.append("--").append(boundary).append(lineEnd()).append(part()).append(lineEnd());
    }
    if (body.length() > MOST_TAKEN) {
      oddities.add(Oddity.LARGE);
    }
    return body.append(end()).toString();
  }

  private String end() {
    return switch (dice.below(12)) {
      case 0 -> "";
      case 1 -> "--" + boundary;
      case 2 -> "--" + boundary + "--after";
      case 3 -> "--" + boundary + "-";
      default -> "--" + boundary + "--\r\n";
    };
  }

  private String lineEnd() {
    return dice.oneIn(60) ? dice.of("\n", "\r", "", "\r\r\n") : "\r\n";
  }

  private String part() {
    return disposition() + lineEnd() + otherFields() + lineEnd() + content();
  }

  private String disposition() {
    String name = latin1(Texts.name(dice).replaceAll("[\"\\r\\n\\u0000]", ""));
    String named = "Content-Disposition: form-data; name=\"" + name + "\"";
    return switch (dice.below(24)) {
      case 0 -> "Content-Disposition: form-data";
      case 1 -> "Content-Disposition: form-data; name=";
      case 2 -> "Content-Disposition: form-data; name=\"file";
      case 3 -> "Content-Disposition: attachment; name=\"" + name + "\"";
      case 4 -> "Content-Disposition: form-data; name=\"a\"; name=\"b\"";
      case 5 -> "Content-Disposition: form-data; filename=\"" + FuzzRequest.MARKER + "\"";
      case 6 -> named + "; filename*=UTF-8''%e2%82%ac" + FuzzRequest.MARKER;
      case 7 -> named + "; filename*=nonsense'" + FuzzRequest.MARKER;
      case 8 -> "no colon";
      case 9 -> named + "; filename=\"../../" + FuzzRequest.MARKER + "\\";
      case 10 -> named + "; filename=\"\"";
      case 11 -> "X-" + "x".repeat(dice.below(12_000)) + ": 1\r\n" + named;
      case 12, 13, 14, 15, 16 -> named + "; filename=\"" + FuzzRequest.MARKER + ".txt\"";
      default -> named;
    };
  }

  private String otherFields() {
    return switch (dice.below(10)) {
      case 0 -> "Content-Type: text/plain; charset=nonsense\r\n";
      case 1 -> "Content-Type: text/plain; charset=UTF-16\r\n";
      case 2 -> "Content-Type: ///" + FuzzRequest.MARKER + "\r\n";
      case 3 -> "Content-Transfer-Encoding: " + dice.of("base64", "quoted-printable", "x") + "\r\n";
      case 4 -> "Content-Length: -1\r\n";
      case 5 -> " folded\r\n";
      default -> "";
    };
  }

  private String content() {
    return switch (dice.below(12)) {
      case 0 -> "";
      case 1 -> "\u00ff\u00fe" + FuzzRequest.MARKER;
      case 2 -> FuzzRequest.MARKER.repeat(dice.below(9000)); // Beyond the limit of one file.
      case 3 -> "--" + boundary;
      default -> latin1(Texts.any(dice));
    };
  }

  /** Returns the bytes in UTF-8, one character for each byte. */
  static String latin1(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
