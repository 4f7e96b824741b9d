package dev.clearfault.spi;

import static java.util.Objects.requireNonNull;

import dev.clearfault.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One problem at one time: what the client was told, and what it was not told.
 *
 * @param problem exactly what was rendered
 * @param door how the failure left the application
 * @param causes the failure and its causes, outermost first; empty where nothing was thrown. They
 *     may fail when asked for their message.
 * @param delivered whether the answer was handed to the container; false if the response was
 *     already under way, or the client gone
 * @param method the request's method
 * @param path the request's path, without the query; untrusted text
 * @param note what the application told {@code sendError}; null otherwise. Untrusted text
 * @param mishaps what mappers and renderers threw while the answer was made; usually empty
 */
public record Occurrence(
    Problem problem,
    Door door,
    List<Throwable> causes,
    boolean delivered,
    String method,
    String path,
    @Nullable String note,
    List<Throwable> mishaps) {

  /** Copies the lists. */
  public Occurrence {
    requireNonNull(problem, "problem");
    requireNonNull(door, "door");
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    causes = List.copyOf(causes);
    mishaps = mishaps.isEmpty() ? List.of() : List.copyOf(mishaps);
  }

  /** Returns what was thrown; null where nothing was. */
  public @Nullable Throwable cause() {
    return causes.isEmpty() ? null : causes.get(0);
  }
}
