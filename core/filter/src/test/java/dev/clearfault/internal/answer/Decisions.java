package dev.clearfault.internal.answer;

import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.internal.classify.Finding;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.text.Languages;
import java.util.List;

/** Decides what an exception means, as the filter does for one that comes through the chain. */
public final class Decisions {
  private static final UpstreamProof STANDARD = new UpstreamProof(List.of(), 500);

  private Decisions() {}

  /** Decides with these mappers; fails if a mapper or a rule throws. */
  public static Finding of(Exchange exchange, Throwable thrown, Registration<?>... mappers) {
    return of(exchange, thrown, STANDARD, List.of(mappers));
  }

  /** Decides with these mappers and this proof of upstream failures. */
  public static Finding of(
      Exchange exchange, Throwable thrown, UpstreamProof upstreams, List<Registration<?>> mappers) {
    return new FailureMapping(new ExceptionMappers(mappers), new Languages(null), 50, upstreams)
        .decide(
            exchange,
            Failure.thrown(thrown),
            mishap -> {
              throw new AssertionError(mishap);
            });
  }
}
