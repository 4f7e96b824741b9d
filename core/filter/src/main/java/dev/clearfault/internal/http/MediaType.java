package dev.clearfault.internal.http;

import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of a {@code Content-Type} header (RFC 9110 section 8.3.1).
 *
 * @param name type and subtype in lower case, without parameters; compared as a whole
 * @param charset the first parameter of this name in lower case; null if there is none
 */
public record MediaType(String name, @Nullable String charset) {
  private static final String URL_ENCODED = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data";
  private static final String CHARSET = "charset";
  private static final String TOKEN = "[!#-'*+.^-z|~0-9A-Z-]++";

  /** Possessive, so that a long value takes neither time nor stack. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          ";[ \t]*+(?:("
              + TOKEN
              + ")[ \t]*+=[ \t]*+(\"(?:[^\"\\\\]|\\\\.)*+\"|[!-~&&[^\";,]]*+)[ \t]*+)?");

  private static final Pattern WELL_FORMED =
      Pattern.compile("[ \t]*+" + TOKEN + "/" + TOKEN + "[ \t]*+(?:" + PARAMETER + ")*+");

  /**
   * Tells whether a value has one type with its parameters, and not two charsets. In another value,
   * two readers could see two types. Spaces around an equals sign are accepted, and a boundary
   * without quotes, because clients send them.
   */
  public static boolean isWellFormed(String contentType) {
    if (!WELL_FORMED.matcher(contentType).matches()) {
      return false;
    }
    Set<String> charsets = new HashSet<>();
    Matcher parameters = PARAMETER.matcher(contentType);
    while (parameters.find()) {
      if (CHARSET.equalsIgnoreCase(parameters.group(1))) {
        charsets.add(parameters.group(2).toLowerCase(Locale.ROOT));
      }
    }
    return charsets.size() <= 1;
  }

  /** Reads the value of the header. Without a header, the name is empty. */
  public static MediaType of(@Nullable String contentType) {
    if (contentType == null) {
      return new MediaType("", null);
    }
    int end = contentType.indexOf(';');
    String name = end < 0 ? contentType : contentType.substring(0, end);
    return new MediaType(
        name.trim().toLowerCase(Locale.ROOT), end < 0 ? null : charset(contentType, end));
  }

  /** Returns whether the body is a posted form. */
  public boolean isForm() {
    return name.equals(URL_ENCODED) || isMultipart();
  }

  /** Returns whether the body is a posted form in parts (RFC 7578). */
  public boolean isMultipart() {
    return name.equals(MULTIPART);
  }

  /** Returns whether the body is JSON of any kind (RFC 6839 section 3.1). */
  public boolean isJson() {
    return name.equals("application/json")
        || (name.endsWith("+json") && name.indexOf('/') > 0 && name.indexOf(' ') < 0);
  }

  /** Returns whether a JSON body of this type is UTF-8: RFC 8259 section 8.1 allows no other. */
  public boolean isUtf8() {
    return charset == null || charset.equals("utf-8") || charset.equals("utf8");
  }

  /**
   * Returns the charset.
   *
   * @param standard the charset if the value names none
   * @return null if the charset is not known
   */
  public @Nullable Charset charsetOr(@Nullable Charset standard) {
    try {
      return charset == null ? standard : Charset.forName(charset);
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  /** A semicolon inside of a quoted string ends no parameter (RFC 9110 section 5.6.6). */
  private static @Nullable String charset(String header, int firstSemicolon) {
    int start = firstSemicolon + 1;
    boolean quoted = false;
    for (int i = start; i < header.length(); i++) {
      char c = header.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        String value = charset(header.substring(start, i));
        if (value != null) {
          return value;
        }
        start = i + 1;
      }
    }
    return charset(header.substring(start)); // A quotation that does not end is no charset.
  }

  private static @Nullable String charset(String parameter) {
    int equals = parameter.indexOf('=');
    if (equals < 0 || !parameter.substring(0, equals).trim().equalsIgnoreCase(CHARSET)) {
      return null;
    }
    String value = parameter.substring(equals + 1).trim().toLowerCase(Locale.ROOT);
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1).replace("\\", "") : value;
  }
}
