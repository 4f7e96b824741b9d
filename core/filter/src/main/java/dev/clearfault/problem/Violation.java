package dev.clearfault.problem;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
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
 * @param limits the rule's public bounds by name: numbers, strings and booleans
 * @param hint what to send instead, for a person; null if there is nothing to add
 * @param arguments the values of names in the texts, beside the limits; they are not sent by
 *     themselves
 */
public record Violation(
    @Nullable Source in,
    String field,
    @Nullable String pointer,
    String code,
    String detail,
    Map<String, Object> limits,
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

  /** Copies the limits, in their order, and the arguments. */
  public Violation {
    requireNonNull(field, "field");
    requireNonNull(code, "code");
    requireNonNull(detail, "detail");
    limits = copy(limits);
    arguments = Members.arguments(arguments);
  }

  /** Creates a violation whose texts need no arguments but the limits. */
  public Violation(
      @Nullable Source in,
      String field,
      @Nullable String pointer,
      String code,
      String detail,
      Map<String, Object> limits,
      @Nullable String hint) {
    this(in, field, pointer, code, detail, limits, hint, Map.of());
  }

  private static Map<String, Object> copy(Map<String, Object> limits) {
    // Map.copyOf loses the order of several limits, and does not copy an immutable map.
    if (limits.size() < 2) {
      return Map.copyOf(limits);
    }
    Map<String, Object> copy = new LinkedHashMap<>(limits);
    copy.forEach((name, limit) -> requireNonNull(limit, name));
    return Collections.unmodifiableMap(copy);
  }

  /** Returns a violation without limits and hint. */
  public static Violation of(Source in, String field, String code, String detail) {
    return new Violation(in, field, null, code, detail, Map.of(), null);
  }
}
