package dev.clearfault;

import dev.clearfault.internal.answer.Answer;
import dev.clearfault.internal.answer.Completion;
import dev.clearfault.internal.answer.ExceptionMappers;
import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.internal.answer.FailureHandler;
import dev.clearfault.internal.answer.FailureMapping;
import dev.clearfault.internal.answer.Listeners;
import dev.clearfault.internal.answer.Preferences;
import dev.clearfault.internal.answer.UpstreamProof;
import dev.clearfault.internal.catalogue.Catalogue;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.observe.ProblemLog;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.render.FixedBodies;
import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.spi.ProblemListener;
import dev.clearfault.spi.ProblemRenderer;
import java.util.List;

/** Exchanges of an application with the default options. */
public final class Exchanges {
  private Exchanges() {}

  /** Begins an exchange. */
  public static Exchange of(FakeRequest request, FakeResponse response) {
    return of(request, response, List.of(), List.of());
  }

  /** Begins an exchange of an application with these mappers and listeners. */
  public static Exchange of(
      FakeRequest request,
      FakeResponse response,
      List<Registration<?>> mappers,
      List<ProblemListener> listeners) {
    ProblemRenderer format = Format.PROBLEM.renderer();
    FailureHandler handler =
        new FailureHandler(
            new FailureMapping(
                new ExceptionMappers(mappers),
                new Languages(null),
                50,
                new UpstreamProof(List.of(), 500)),
            completion(
                new Catalogue(null, List.of()),
                new Preferences(400, false, 50, null, null, InputLimits.STANDARD, false, null)),
            new Answer(Format.among(format, List.of()), FixedBodies.of("problem", false)),
            new Listeners(ProblemLog.open("off", 0), listeners));
    return new Exchange(request, response, handler);
  }

  /** Returns a stage that completes problems with these preferences. */
  public static Completion completion(Catalogue catalogue, Preferences preferences) {
    return new Completion(catalogue, preferences, new Languages(null));
  }
}
