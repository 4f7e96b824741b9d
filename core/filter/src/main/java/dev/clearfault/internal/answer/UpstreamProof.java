package dev.clearfault.internal.answer;

import dev.clearfault.internal.classify.DuplicateKeys;
import dev.clearfault.internal.classify.Finding;
import dev.clearfault.internal.classify.UpstreamFailures;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Evidence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether an upstream has failed.
 *
 * @param packages the packages of drivers whose exceptions are always an upstream's
 * @param duplicateKeyStatus the status if a unique key is violated: 409, or 500 for a fault of the
 *     application
 */
public record UpstreamProof(List<String> packages, int duplicateKeyStatus) {

  /** Returns what the failure proves; null for nothing. */
  @Nullable Finding find(Exchange exchange, Failure failure) {
    if (duplicateKeyStatus == 409 && DuplicateKeys.isIn(failure.causes())) {
      return new Finding(Problem.of(ProblemType.ofStatus(409)), Evidence.DRIVER);
    }
    List<Throwable> own = new ArrayList<>(failure.causes());
    own.removeIf(exchange.container()::wraps);
    Finding finding = own.isEmpty() ? null : UpstreamFailures.find(own, packages);
    return finding != null && exchange.client().thrown() != null
        ? FailureMapping.ofConnection(failure) // As for a broken relay.
        : finding;
  }
}
