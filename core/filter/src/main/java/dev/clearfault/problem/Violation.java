package dev.clearfault.problem;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value of a request that was not accepted: where it is, what is wrong with it, and what to
 * send instead. It never holds the value itself.
 *
 * <p>Detail and hint are texts, or the names of texts in braces, such as <code>{positive.hint}
 * </code>, as in a {@link Problem}. Those of a {@link ProblemDocument} are always texts.
 *
 * <p>Immutable and thread-safe.
 *
 * @param in which part of the request holds the value; null if that is not known
 * @param field the value's path in the client's names, such as {@code items[0].quantity}; empty for
 *     the whole
 * @param pointer the value's place in a JSON body as a URI fragment (RFC 6901 section 6), such as
 *     {@code #/items/0/quantity}; null outside of bodies
 * @param code which rule was broken, in snake case
 * @param detail what is wrong, for a person
 * @param expected what would be accepted at this place: a fragment of JSON Schema 2020-12, of at
 *     most 2 KiB from the library; empty if nothing is known
 * @param fix operations of a JSON Patch (RFC 6902) that repair the body; empty if no repair is
 *     certain
 * @param hint what to send instead, for a person; null if there is nothing to add
 * @param arguments the values of names in the texts, such as the bounds of the rule; they are not
 *     sent by themselves
 */
public record Violation(
    @Nullable Source in,
    String field,
    @Nullable String pointer,
    String code,
    String detail,
    Map<String, Object> expected,
    List<Map<String, Object>> fix,
    @Nullable String hint,
    Map<String, Object> arguments) {
  /** The parts of a request, in the order in which their violations are listed. */
  public enum Source {
    /** A segment of the path. */
    PATH,
    /** A parameter of the query string. */
    QUERY,
    /** A header field. */
    HEADER,
    /** A cookie. */
    COOKIE,
    /** A field of a posted form. */
    FORM,
    /** The JSON body. */
    BODY;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** Returns the name that a rendered problem uses, such as {@code query}. */
    public String wireName() {
      return wireName;
    }
  }

  /**
   * Copies the collections, in their order.
   *
   * @throws IllegalArgumentException if {@code expected} has another keyword, or a value is not
   *     made of strings, numbers, booleans, lists and maps
   */
  public Violation {
    requireNonNull(field, "field");
    requireNonNull(code, "code");
    requireNonNull(detail, "detail");
    expected = FrozenSchema.of(expected);
    fix = Members.patch(fix);
    arguments = Members.arguments(arguments);
  }

  /** Creates a violation without a fix, whose texts need no arguments. */
  public Violation(
      @Nullable Source in,
      String field,
      @Nullable String pointer,
      String code,
      String detail,
      Map<String, Object> expected,
      @Nullable String hint) {
    this(in, field, pointer, code, detail, expected, List.of(), hint, Map.of());
  }

  /** Returns a violation that says no more than what is wrong. */
  public static Violation of(Source in, String field, String code, String detail) {
    return new Violation(in, field, null, code, detail, Map.of(), null);
  }
}
