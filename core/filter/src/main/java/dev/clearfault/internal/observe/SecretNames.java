package dev.clearfault.internal.observe;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the names in a text whose values are secrets. Each look is at a few characters only. */
final class SecretNames {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_GAP = 8;

  /** The ends of names, without the characters between words. */
  private static final List<String> ENDS =
      List.of(
          "password",
          "passwd",
          "pwd",
          "pass",
          "passphrase",
          "secret",
          "token",
          "apikey",
          "signature",
          "sessionid",
          "sessid",
          "credential",
          "credentials",
          "accesskey",
          "accountkey",
          "privatekey",
          "secretkey",
          // Behind a sign that is escaped, in a URL that is a part of a URL.
          "3fkey",
          "26key",
          "3fsig",
          "26sig");

  /** Whole names that are too short to be the end of a name, with what stands before them. */
  private static final Set<String> WHOLE = Set.of("sig", "?sig", "&sig", "?key", "&key");

  /** Names whose values have white space. */
  private static final List<String> HEADERS = List.of("authorization", "cookie");

  private SecretNames() {}

  static boolean isSecret(String name) {
    return !name.isEmpty() && (WHOLE.contains(name) || ENDS.stream().anyMatch(name::endsWith));
  }

  static boolean isHeader(String name) {
    return !name.isEmpty() && HEADERS.stream().anyMatch(name::endsWith);
  }

  /**
   * Returns the name before a sign, in the form of the lists. Between them may stand quotes, as in
   * JSON, and an index such as {@code [0]}.
   */
  static String before(String text, int sign) {
    int end = skip(text, sign, " \t\r\n\"'\\");
    end = skip(text, end, "[]%0123456789");
    end = skip(text, end, "\"'\\");
    return name(text, begin(text, end), end);
  }

  /** Returns the name of the XML element that begins with the tag; empty if there is none. */
  static String ofTag(String text, int end) {
    int begin = begin(text, end);
    boolean tag = begin > 0 && "<:".indexOf(text.charAt(begin - 1)) >= 0;
    return tag ? name(text, begin, end) : "";
  }

  private static int skip(String text, int at, String skipped) {
    int end = at;
    while (end > 0 && at - end < LONGEST_GAP && skipped.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static int begin(String text, int end) {
    int begin = end;
    while (begin > 0 && end - begin < LONGEST_NAME && isCharacter(text.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }

  /** The sign of a query is a part of the name. */
  private static String name(String text, int begin, int end) {
    if (begin == end) {
      return "";
    }
    boolean query = begin > 0 && "?&".indexOf(text.charAt(begin - 1)) >= 0;
    StringBuilder name = new StringBuilder();
    for (int i = query ? begin - 1 : begin; i < end; i++) {
      if ("-_.".indexOf(text.charAt(i)) < 0) {
        name.append(text.charAt(i));
      }
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }

  static boolean isCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-_.".indexOf(c) >= 0;
  }
}
