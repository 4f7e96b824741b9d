package dev.clearfault.internal.publish;

import dev.clearfault.input.Published;
import dev.clearfault.input.ValidInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A handler of a servlet whose input is known.
 *
 * @param patterns those that its servlet is mapped to
 * @param method the HTTP method
 * @param input what it accepts
 * @param published what its author says of it; null for nothing
 */
public record Handler(
    List<String> patterns, String method, ValidInput input, @Nullable Published published) {

  /** The methods that an OpenAPI 3.1 document can have, in its order. */
  public static final List<String> METHODS =
      List.of("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE");

  /** Segments, each a text or a name in braces; what RFC 3986 section 3.3 lets them have. */
  private static final Pattern PATH =
      Pattern.compile("(?:/(?:[\\w.~!$&'()+,;=:@%-]+|\\{[^{}/]+})?)*");

  /** Copies the patterns. */
  public Handler {
    patterns = List.copyOf(patterns);
  }

  /** Returns the codes of its own problems; some end with {@code *}. */
  List<String> problems() {
    return published == null ? List.of("*") : List.of(published.problems());
  }

  /** Returns the paths that its author names. */
  List<String> paths() {
    return published == null ? List.of() : List.of(published.paths());
  }

  /**
   * Returns a sentence for each code and path in {@link Published} that cannot be published.
   *
   * @param codes those of all problem types
   */
  public List<String> faults(Collection<String> codes) {
    List<String> faults = new ArrayList<>();
    for (String code : problems()) {
      boolean isKnown =
          code.equals("*")
              || (code.endsWith("*")
                  ? codes.stream().anyMatch(each -> each.startsWith(start(code)))
                  : codes.contains(code));
      if (!isKnown) {
        faults.add(named() + " names the problem " + unknown(code));
      }
    }
    for (String path : paths()) {
      if (!PATH.matcher(path).matches()) {
        faults.add(
            named()
                + " names the path '"
                + path
                + "', which is no template of a path: write one such as /{id}/payment");
      } else if (patterns.stream().noneMatch(PathTemplate::isOpen)) {
        faults.add(
            named()
                + " names the path '"
                + path
                + "', which no request reaches, because that is all that the servlet is mapped to:"
                + " leave the path out, or map the servlet to "
                + patterns.stream().findFirst().orElse("")
                + "/*");
      }
    }
    return faults;
  }

  private String named() {
    return "@Published for " + method + " at " + String.join(", ", patterns);
  }

  /** Returns what is wrong with a code that nobody has declared. */
  static String unknown(String code) {
    return "'"
        + code
        + "', which nobody has declared: correct the code, or name its class in the option"
        + " problemTypes";
  }

  /** Returns the beginning for which a code with {@code *} at its end stands. */
  static String start(String code) {
    return code.substring(0, code.length() - 1);
  }
}
