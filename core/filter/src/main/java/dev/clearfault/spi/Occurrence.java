package dev.clearfault.spi;

import static java.util.Objects.requireNonNull;

import dev.clearfault.problem.ProblemDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One problem at one time: the document for the client, and the facts that stay inside.
 *
 * @param document the document that was rendered
 * @param door how the failure left the application
 * @param evidence the fact that decided which problem it is
 * @param causes the exception and its causes, outermost first; empty if nothing was thrown. Their
 *     methods may throw
 * @param delivered whether the container took the answer; false if the response was already under
 *     way, or the client has left
 * @param method the request's method
 * @param path the request's path, without the query; untrusted text
 * @param note a remark for the operator, such as the message of {@code sendError}; null without
 *     one. Untrusted text
 * @param mishaps what mappers and renderers threw while the answer was made; usually empty
 */
public record Occurrence(
    ProblemDocument document,
    Door door,
    Evidence evidence,
    List<Throwable> causes,
    boolean delivered,
    String method,
    String path,
    @Nullable String note,
    List<Throwable> mishaps) {

  /** Copies the lists. */
  public Occurrence {
    requireNonNull(document, "document");
    requireNonNull(door, "door");
    requireNonNull(evidence, "evidence");
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    causes = List.copyOf(causes);
    mishaps = mishaps.isEmpty() ? List.of() : List.copyOf(mishaps);
  }

  /** Returns what was thrown; null if nothing was. */
  public @Nullable Throwable cause() {
    return causes.isEmpty() ? null : causes.get(0);
  }
}
