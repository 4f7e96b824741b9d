package dev.clearfault.internal.frameworks;

import dev.clearfault.internal.classify.Finding;
import dev.clearfault.internal.constraints.ConstraintFailures;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.text.Languages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the exceptions of web frameworks and security libraries say.
 *
 * <p>Thread-safe.
 */
public final class Frameworks {
  private final SpringInputs inputs;

  /**
   * Creates the rules of one application.
   *
   * @param constraints describes broken constraints; null without Jakarta Validation
   */
  public Frameworks(Languages languages, @Nullable ConstraintFailures constraints, int maxErrors) {
    inputs = new SpringInputs(languages, constraints, maxErrors);
  }

  /** Returns what an exception says by itself; null if it says nothing. */
  public @Nullable Finding saidBy(Exchange exchange, Throwable failure) {
    Finding found = inputs.find(exchange, failure);
    return found == null ? SpringStatus.find(failure) : found;
  }

  /**
   * Returns what one of the causes says, whatever the application has put around it.
   *
   * @param status the status of the response so far; 0 for none
   */
  public @Nullable Finding saidBelow(Exchange exchange, List<Throwable> causes, int status) {
    for (Throwable cause : causes) {
      Finding found = inputs.find(exchange, cause);
      if (found != null) {
        return found;
      }
    }
    return Refusals.find(causes, status);
  }

  /** Returns the exception that a framework has answered with {@code sendError}; null for none. */
  public static @Nullable Throwable answered(Exchange exchange) {
    return SpringStatus.answered(exchange.request());
  }
}
