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
 * @param request the facts about the request
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
    RequestFacts request,
    @Nullable String note,
    List<Throwable> mishaps) {

  /** Copies the lists. */
  public Occurrence {
    requireNonNull(document, "document");
    requireNonNull(door, "door");
    requireNonNull(evidence, "evidence");
    requireNonNull(request, "request");
    causes = List.copyOf(causes);
    mishaps = mishaps.isEmpty() ? List.of() : List.copyOf(mishaps);
  }

  /**
   * Returns whose fault it is, from the evidence and the answer: a broken connection and a status
   * below 500 are the client's, and so is a 501 to which no exception led, because the client
   * chooses the method.
   */
  public Fault fault() {
    boolean unknownMethod = document.status() == 501 && causes.isEmpty();
    if (evidence == Evidence.CLIENT_CONNECTION || unknownMethod) {
      return Fault.CLIENT;
    }
    if (document.status() < 500) {
      return Fault.CLIENT;
    }
    return document.gatewayFailure() ? Fault.UPSTREAM : Fault.OURS;
  }

  /** Returns what was thrown; null if nothing was. */
  public @Nullable Throwable cause() {
    return causes.isEmpty() ? null : causes.get(0);
  }
}
