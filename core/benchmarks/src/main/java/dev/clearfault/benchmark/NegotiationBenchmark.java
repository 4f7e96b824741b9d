package dev.clearfault.benchmark;

import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.render.Negotiation;
import dev.clearfault.internal.render.ProblemHtml;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.spi.ProblemRenderer;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Chooses a representation by the headers that programs and browsers send. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class NegotiationBenchmark {
  /** The header of the client. */
  @Param({
    "*/*",
    "application/json",
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
  })
  public String accept;

  private final Negotiation<ProblemRenderer> negotiation =
      Format.among(Format.PROBLEM.renderer(), List.of(new ProblemHtml(new Languages(null))));

  /** Chooses by quality (RFC 9110 section 12.5.1). */
  @Benchmark
  public Object select() {
    return negotiation.select(accept);
  }

  /** Chooses as usual code does, which ignores qualities. */
  @Benchmark
  public String byHand() {
    if (accept.contains("text/html")) {
      return "text/html";
    }
    return accept.contains("application/json") ? "application/json" : "application/problem+json";
  }
}
