package dev.clearfault.internal.publish;

import dev.clearfault.input.Published;
import dev.clearfault.input.ValidInput;
import java.util.List;
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
}
