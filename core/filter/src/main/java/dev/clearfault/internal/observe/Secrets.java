package dev.clearfault.internal.observe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Masks what looks like a secret in a text for operators: the values of names such as {@code
 * password}, {@code access_token} and {@code Authorization}, the user and password of a URL, the
 * credentials after {@code Bearer} and {@code Basic}, and JSON Web Tokens.
 *
 * <p>The text is read once from its begin to its end, so that the work grows no faster than the
 * text. A doubtful value is masked: the operator can do without it. For one text, not thread-safe.
 */
final class Secrets {
  private static final String MASK = "***";

  /**
   * How far the text is read beyond the place where it will be cut, for the end of a URL's user.
   */
  private static final int BEYOND = 1_000;

  private static final String WHITE = " \t\r\n";
  private static final String URL_ENDS = WHITE + "\"'<>";
  private static final int SHORTEST_CREDENTIAL = 6;
  private static final int SHORTEST_JWT = 20;

  private final String text;
  private @Nullable StringBuilder masked;

  /** Up to where the text is copied. */
  private int copied;

  /** Up to where a URL has been looked through, and has no user. */
  private int withoutUser;

  private Secrets(String text) {
    this.text = text;
  }

  /**
   * Returns the text with its secrets masked; the same object if there are none.
   *
   * @param max how many characters of it will be used
   */
  static String mask(String text, int max) {
    int end = Math.min(text.length(), max + BEYOND);
    return new Secrets(end == text.length() ? text : text.substring(0, end)).mask(text);
  }

  private String mask(String whole) {
    int at = 0;
    while (at < text.length()) {
      at = Math.max(at + 1, afterSecret(at));
    }
    if (masked == null) {
      return whole;
    }
    masked.append(text, copied, text.length());
    return masked.append(text.length() < whole.length() ? "..." : "").toString();
  }

  /** Returns the end of the secret that begins at or after a sign at this place; 0 for none. */
  private int afterSecret(int at) {
    return switch (text.charAt(at)) {
      case '=' -> afterValue(at, at + 1);
      case ':' -> text.startsWith("://", at) ? afterUser(at + 3) : afterValue(at, at + 1);
      case '%' -> afterEscapedSign(at);
      case '>' -> afterTag(at);
      case 'b', 'B' -> afterScheme(at);
      case 'e' -> afterJwt(at);
      default -> 0;
    };
  }

  /**
   * The user of {@code https://user:password@host}. A password may have a slash, so that it seems
   * to end before the sign. A port does not: {@code https://host:443/a@b} has no user.
   */
  private int afterUser(int begin) {
    int authority = next(begin, "/?#" + URL_ENDS);
    String host = text.substring(begin, authority);
    int colon = host.startsWith("[") ? -1 : host.indexOf(':');
    boolean port = colon >= 0 && host.chars().skip(colon + 1L).allMatch(Character::isDigit);
    boolean user = host.indexOf('@') >= 0 || (colon >= 0 && !port);
    if (!user || begin < withoutUser) {
      return 0;
    }
    int end = next(authority, URL_ENDS);
    int sign = text.lastIndexOf('@', end - 1);
    withoutUser = end;
    return sign < begin ? 0 : hide(begin, sign);
  }

  /** The value after a sign in a URL that is a part of a URL: {@code %3D} or {@code %253D}. */
  private int afterEscapedSign(int at) {
    int code = at + 1;
    while (text.startsWith("25", code)) {
      code += 2;
    }
    boolean sign =
        text.regionMatches(true, code, "3D", 0, 2) || text.regionMatches(true, code, "3A", 0, 2);
    return sign ? afterValue(at, code + 2) : 0;
  }

  /** The content of an XML element. */
  private int afterTag(int at) {
    if (!SecretNames.isSecret(SecretNames.ofTag(text, at))) {
      return 0;
    }
    int begin = past(at + 1, WHITE);
    int end = begin;
    while (end < text.length()
        && "\r\n".indexOf(text.charAt(end)) < 0
        && !text.startsWith("</", end)) {
      end++;
    }
    return hide(begin, end);
  }

  /** The value after a name. Both may stand in quotes, as in JSON, and in JSON inside of JSON. */
  private int afterValue(int sign, int after) {
    String name = SecretNames.before(text, sign);
    boolean header = SecretNames.isHeader(name);
    if (!header && !SecretNames.isSecret(name)) {
      return 0;
    }
    int begin = past(after, WHITE + "\\=:>");
    char first = begin < text.length() ? text.charAt(begin) : ' ';
    if (first == '"' || first == '\'') {
      return hide(begin + 1, afterQuoted(begin + 1, first));
    }
    String ends =
        switch (first) {
          case '[' -> "]";
          case '{' -> "}";
          default -> header ? "\r\n" : WHITE + "\"'";
        };
    return hide(begin, next(begin, ends));
  }

  /**
   * Finds the end of a quoted value. A quote inside of it is doubled, or has more backslashes than
   * the one at its begin.
   */
  private int afterQuoted(int begin, char quote) {
    int opened = 0;
    while (opened + 1 < begin && text.charAt(begin - 2 - opened) == '\\') {
      opened++;
    }
    int run = 0;
    for (int end = begin; end < text.length(); end++) {
      char c = text.charAt(end);
      if (c == quote && (opened == 0 ? run % 2 == 0 : run <= opened)) {
        if (end + 1 == text.length() || text.charAt(end + 1) != quote) {
          return opened == 0 ? end : end - run;
        }
        end++;
      }
      run = c == '\\' ? run + 1 : 0;
    }
    return text.length();
  }

  /** The credentials of RFC 9110 section 11.4. A plain word after the scheme is none. */
  private int afterScheme(int at) {
    int begin = 0;
    for (String scheme : List.of("bearer ", "basic ")) {
      if (isWordStart(at) && text.regionMatches(true, at, scheme, 0, scheme.length())) {
        begin = at + scheme.length();
      }
    }
    int end = begin;
    while (begin > 0 && end < text.length() && isCredentialCharacter(text.charAt(end))) {
      end++;
    }
    return end - begin < SHORTEST_CREDENTIAL || isWord(begin, end) ? 0 : hide(begin, end);
  }

  /** A JSON object in Base64 begins with these letters (RFC 7519). */
  private int afterJwt(int at) {
    if (!isWordStart(at) || !text.startsWith("eyJ", at)) {
      return 0;
    }
    int end = at;
    while (end < text.length() && isCredentialCharacter(text.charAt(end))) {
      end++;
    }
    return end - at < SHORTEST_JWT ? end : hide(at, end);
  }

  private boolean isWordStart(int at) {
    return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
  }

  private boolean isWord(int begin, int end) {
    return text.substring(begin + 1, end).chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  private static boolean isCredentialCharacter(char c) {
    return SecretNames.isCharacter(c) || "~+/=".indexOf(c) >= 0;
  }

  private int past(int begin, String skipped) {
    int end = begin;
    while (end < text.length() && skipped.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private int next(int begin, String ends) {
    int end = begin;
    while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private int hide(int begin, int end) {
    if (end > begin) {
      masked = masked == null ? new StringBuilder(text.length()) : masked;
      masked.append(text, copied, begin).append(MASK);
      copied = end;
    }
    return end;
  }
}
