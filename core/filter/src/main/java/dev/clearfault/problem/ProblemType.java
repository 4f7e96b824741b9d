package dev.clearfault.problem;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A kind of problem (RFC 9457 section 3.1.1). Clients switch on its {@code code}.
 *
 * <pre>{@code
 * static final ProblemType OUT_OF_STOCK = ProblemType.of("out_of_stock", 409, "Out of stock");
 * }</pre>
 *
 * <p>Immutable and thread-safe. Make a type once, as a constant.
 *
 * @param code the name that clients switch on, in snake case, of at most 100 characters; never
 *     changes once published
 * @param status the HTTP status that its occurrences have by default, 400 to 599
 * @param title what it is, in a few words, the same for every occurrence
 * @param uri the {@code type} member, of at most 1000 characters; null for the URI that the
 *     catalogue gives to the type
 * @param description what a reader of the catalogue should know and do; empty if a text has it:
 *     {@code <code>.description}, of the application or, for a type of the library, of the library
 * @param titleKey the key of the title in the library's texts; null if the title is the
 *     application's, whose bundles may translate it as {@code <code>.title}
 */
public record ProblemType(
    String code,
    int status,
    String title,
    @Nullable String uri,
    String description,
    @Nullable String titleKey) {

  /** The URI of a type that says no more than its status does (RFC 9457 section 4.2.1). */
  public static final String BLANK = "about:blank";

  /** The characters of a name that an answer has beside its texts. */
  static final int MOST_OF_NAME = 100;

  private static final int MOST_OF_URI = 1000;

  /** Input that can be read but breaks rules. Its documents always have {@code errors}. */
  public static final ProblemType VALIDATION_FAILED =
      of("validation_failed", 400, "Validation failed").titledBy("validation_failed.title");

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the code is not snake case, the status is not that of an
   *     error, the title is blank, or the code or the URI is too long
   */
  public ProblemType {
    checkLength("problem type code", requireNonNull(code, "code"), MOST_OF_NAME);
    requireNonNull(title, "title");
    requireNonNull(description, "description");
    if (!isSnakeCase(code)) {
      throw new IllegalArgumentException(
          "problem type code '"
              + code
              + "' is not snake case: write a lower-case letter, then letters, digits and single"
              + " underscores, such as out_of_stock");
    }
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException(
          "problem type " + code + " has status " + status + ": write one from 400 to 599");
    }
    if (uri != null) {
      checkLength("URI of problem type " + code, uri, MOST_OF_URI);
    }
    if (title.isBlank()) {
      throw new IllegalArgumentException("problem type " + code + " has a blank title");
    }
  }

  /** Creates a type whose title is the application's. */
  public ProblemType(
      String code, int status, String title, @Nullable String uri, String description) {
    this(code, status, title, uri, description, null);
  }

  /** Returns a type that the catalogue describes and gives a URI. */
  public static ProblemType of(String code, int status, String title) {
    return new ProblemType(code, status, title, null, "");
  }

  /**
   * Returns the type of a plain HTTP condition: {@code about:blank}, titled with the status phrase,
   * for instance {@code not_found} for 404.
   *
   * @param status 400 to 599
   */
  public static ProblemType ofStatus(int status) {
    return StatusPhrases.type(status);
  }

  /** Returns this type, identified by a URI of the application's own. */
  public ProblemType at(String ownUri) {
    requireNonNull(ownUri, "ownUri");
    return new ProblemType(code, status, title, ownUri, description, titleKey);
  }

  /**
   * Returns this type with the text that the catalogue shows for it. Its pages show as code what
   * stands between two backticks.
   */
  public ProblemType describedAs(String text) {
    return new ProblemType(code, status, title, uri, text, titleKey);
  }

  /** Returns this type with the key of its title in the library's texts. */
  public ProblemType titledBy(String key) {
    return new ProblemType(code, status, title, uri, description, requireNonNull(key, "key"));
  }

  /** Returns the last segment of the type's URI in the catalogue: the code with hyphens. */
  public String slug() {
    return code.replace('_', '-');
  }

  /** Checks the length of a part that no answer cuts. */
  static void checkLength(String part, String text, int most) {
    if (text.length() > most) {
      throw new IllegalArgumentException(
          "the "
              + part
              + " has "
              + text.length()
              + " characters: write at most "
              + most
              + "; it begins with '"
              + text.substring(0, 20)
              + "'");
    }
  }

  private static boolean isSnakeCase(String text) {
    if (text.isEmpty() || !isLower(text.charAt(0)) || text.endsWith("_")) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word = isLower(c) || (c >= '0' && c <= '9');
      if (!word && !(c == '_' && text.charAt(i - 1) != '_')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }
}
