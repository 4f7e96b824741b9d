package dev.clearfault.internal.observe;

import java.util.List;
import java.util.Locale;
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

  private static final int LONGEST_NAME = 64;
  private static final int SHORTEST_CREDENTIAL = 6;
  private static final int SHORTEST_JWT = 20;

  /** The ends of names, without the characters between words. */
  private static final List<String> NAMES =
      List.of(
          "password",
          "passwd",
          "pwd",
          "passphrase",
          "secret",
          "token",
          "apikey",
          "signature",
          "sessionid",
          "credential",
          "credentials",
          "accesskey",
          "privatekey",
          "secretkey");

  /** Names whose values have white space. */
  private static final List<String> HEADERS = List.of("authorization", "cookie");

  private final String text;
  private @Nullable StringBuilder masked;

  /** Up to where the text is copied. */
  private int copied;

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
      case '=' -> afterValue(at);
      case ':' -> text.startsWith("://", at) ? afterUser(at + 3) : afterValue(at);
      case 'b', 'B' -> afterScheme(at);
      case 'e' -> afterJwt(at);
      default -> 0;
    };
  }

  /** The user of {@code https://user:password@host}. */
  private int afterUser(int begin) {
    int user = -1;
    int end = begin;
    while (end < text.length() && "/?# \t\r\n\"'<>".indexOf(text.charAt(end)) < 0) {
      user = text.charAt(end) == '@' ? end : user;
      end++;
    }
    return user < 0 ? 0 : hide(begin, user);
  }

  /** The value after a name, which may stand in quotes, as in JSON. */
  private int afterValue(int at) {
    String name = nameBefore(at);
    boolean header = HEADERS.stream().anyMatch(name::endsWith);
    if (!header && !name.equals("sig") && NAMES.stream().noneMatch(name::endsWith)) {
      return 0;
    }
    int begin = at + 1;
    while (begin < text.length() && text.charAt(begin) == ' ') {
      begin++;
    }
    char first = begin < text.length() ? text.charAt(begin) : ' ';
    if (first == '"' || first == '\'') {
      return hide(begin + 1, afterQuoted(begin + 1, first));
    }
    String ends = !header ? " \t\r\n\"'" : first == '[' ? "]\r\n" : "\r\n";
    return hide(begin, next(begin, ends));
  }

  private String nameBefore(int at) {
    int end = at;
    while (end > 0 && at - end < 4 && " \"'".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int begin = end;
    while (begin > 0 && end - begin < LONGEST_NAME && isNameCharacter(text.charAt(begin - 1))) {
      begin--;
    }
    StringBuilder name = new StringBuilder();
    for (char c : text.substring(begin, end).toCharArray()) {
      if ("-_.".indexOf(c) < 0) {
        name.append(c);
      }
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }

  private int afterQuoted(int begin, char quote) {
    int end = begin;
    while (end < text.length() && text.charAt(end) != quote) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end, text.length());
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

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-_.".indexOf(c) >= 0;
  }

  private static boolean isCredentialCharacter(char c) {
    return isNameCharacter(c) || "~+/=".indexOf(c) >= 0;
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
