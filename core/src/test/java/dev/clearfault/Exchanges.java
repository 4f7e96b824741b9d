package dev.clearfault;

import dev.clearfault.catalog.Catalogue;
import dev.clearfault.mapping.ExceptionMappers;
import dev.clearfault.observe.ProblemLog;
import dev.clearfault.problem.Languages;
import dev.clearfault.render.FixedBodies;
import dev.clearfault.render.Format;
import dev.clearfault.render.Negotiation;
import dev.clearfault.render.ProblemRenderer;
import java.util.List;

/** Exchanges with a handler that nobody asks. */
final class Exchanges {
  private Exchanges() {}

  static GuardedRequest of(FakeRequest request, FakeResponse response) {
    ProblemRenderer format = Format.PROBLEM.renderer();
    FailureHandler handler =
        new FailureHandler(
            new FailureMapping(new ExceptionMappers(List.of()), new Languages(null), 50, List.of()),
            freezer(new FilterBuilder()),
            new Answer(Negotiation.among(format, List.of()), FixedBodies.of("problem")),
            new Listeners(ProblemLog.open("off", 0), List.of()));
    return new GuardedRequest(request, response, handler);
  }

  static Freezer freezer(FilterBuilder options) {
    return new Freezer(
        new Catalogue(null, true, List.of()), options.settings(), new Languages(null));
  }
}
