package dev.clearfault.contract.fuzz;

import dev.clearfault.contract.fuzz.FuzzRequest.Oddity;
import java.util.Set;

/** A body with the header lines that describe it, correctly or not. */
final class Bodies {
  private static final int CHUNK = 700;

  private final Dice dice;
  private final Set<Oddity> oddities;

  Bodies(Dice dice, Set<Oddity> oddities) {
    this.dice = dice;
    this.oddities = oddities;
  }

  /** Returns the lines of the head, the empty line, and the bytes that follow. */
  String next() {
    return switch (dice.below(10)) {
      case 0, 1, 2, 3, 4 -> framed(jsonType(), new JsonBodies(dice).next());
      case 5, 6 -> framed(formType(), new Forms(dice, oddities).form());
      case 7, 8 -> multipart();
      default -> framed(otherType(), Multiparts.latin1(Texts.any(dice)));
    };
  }

  private String multipart() {
    Multiparts parts = new Multiparts(dice, oddities);
    return framed(parts.contentType(), parts.body());
  }

  private String jsonType() {
    return dice.oneIn(4)
        ? dice.of(
            "application/json;charset=utf-8",
            "application/json; charset=\"UTF-8\"",
            "application/json;charset=",
            "application/json;charset=\"\"",
            "application/json;charset=\"",
            "application/json;charset=" + FuzzRequest.MARKER,
            "application/json;charset=utf-8;charset=latin1",
            "application/json;charset=ISO-8859-1",
            "application/json;charset=\u00e9",
            "application/json;;;=;",
            "APPLICATION/vnd.x+JSON ; v=\"2",
            "application/merge-patch+json",
            "/json",
            "application",
            "json/application")
        : "application/json";
  }

  private String formType() {
    return dice.oneIn(4)
        ? dice.of(
            "application/x-www-form-urlencoded;charset=",
            "application/x-www-form-urlencoded; charset=UTF-16",
            "application/x-www-form-urlencoded; charset=" + FuzzRequest.MARKER,
            "application/x-www-form-urlencodedness",
            "Application/X-WWW-Form-URLEncoded")
        : "application/x-www-form-urlencoded";
  }

  private String otherType() {
    return dice.of("", "text/plain", "*/*", "///", ";", "a/b; c=\"" + FuzzRequest.MARKER, "\u00e9");
  }

  private String framed(String type, String body) {
    String described = dice.oneIn(40) ? "" : "Content-Type: " + type + "\r\n";
    return switch (dice.below(40)) {
      case 0 -> broken(described, body);
      case 1, 2, 3, 4 ->
          described + "Transfer-Encoding: chunked\r\n\r\n" + chunks(body) + "0\r\n\r\n";
      default -> described + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    };
  }

  private static String chunks(String body) {
    StringBuilder chunks = new StringBuilder();
    for (int i = 0; i < body.length(); i += CHUNK) {
      String chunk = body.substring(i, Math.min(body.length(), i + CHUNK));
      chunks
          .append(Integer.toHexString(chunk.length()))
          .append("\r\n")
          .append(chunk)
          .append("\r\n");
    }
    return chunks.toString();
  }

  private String broken(String type, String body) {
    oddities.add(Oddity.FRAMING);
    String length = type + "Content-Length: ";
    String chunked = type + "Transfer-Encoding: chunked\r\n\r\n";
    return switch (dice.below(10)) {
      case 0 -> length + (body.length() + 100) + "\r\n\r\n" + body;
      case 1 -> length + "-1\r\n\r\n" + body;
      case 2 -> length + FuzzRequest.MARKER + "\r\n\r\n" + body;
      case 3 -> length + "1\r\nContent-Length: 2\r\n\r\n" + body;
      case 4 -> length + "99999999999999999999\r\n\r\n" + body;
      case 5 -> type + "Transfer-Encoding: " + FuzzRequest.MARKER + "\r\n\r\n" + body;
      case 6 -> chunked + chunks(body);
      case 7 -> chunked + "zz\r\n" + body;
      case 8 -> chunked + "fffffffffffffffff\r\n" + body;
      default -> type + "Transfer-Encoding: gzip, chunked\r\n\r\n" + chunks(body) + "0\r\n\r\n";
    };
  }
}
