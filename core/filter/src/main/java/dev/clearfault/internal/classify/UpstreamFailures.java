package dev.clearfault.internal.classify;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Evidence;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a called service failed, and which kind of failure it is.
 *
 * <p>A failure is an upstream's only if that can be proved: a wrong 502 hides a bug of the
 * application, a wrong 500 only lacks a code. Thread-safe.
 */
public final class UpstreamFailures {
  /** All problem types that {@link #classify} can give, for the catalogue. */
  public static final List<ProblemType> TYPES =
      Arrays.stream(UpstreamProblems.values()).map(UpstreamProblems::type).toList();

  /** The indexes of the rules whose type fits a class. JDK types only: they pin no application. */
  private static final ClassValue<int[]> FITTING =
      new ClassValue<>() {
        @Override
        protected int[] computeValue(Class<?> type) {
          return IntStream.range(0, Rules.IN_ORDER.size())
              .filter(i -> Causes.isNamed(type, Rules.IN_ORDER.get(i).typeName()))
              .toArray();
        }
      };

  private UpstreamFailures() {}

  /**
   * Returns the problem for a failure.
   *
   * @param chain the failure and its causes, outermost first; at least one
   * @return null if it cannot be proved to be an upstream's; otherwise {@code nothingWasDone} says
   *     whether the upstream has certainly done nothing
   */
  public static @Nullable Problem classify(List<Throwable> chain) {
    Finding found = proved(SqlExceptions.withLinked(chain));
    return found == null ? null : found.problem();
  }

  /** Looks for the first proof in the chain, whatever the application has put around it. */
  private static @Nullable Finding proved(List<Throwable> chain) {
    if (UpstreamPart.isUnreliable(chain)) {
      return null;
    }
    for (int head = 0; head < chain.size(); head++) {
      Evidence evidence = UpstreamPart.evidence(chain.get(head));
      List<Throwable> part = chain.subList(head, chain.size());
      if (evidence == Evidence.DRIVER) {
        Rule rule = firstFitting(UpstreamPart.toldByDriver(part));
        if (rule != null && !Rules.isWeak(rule)) {
          return rule.isOwn() ? null : new Finding(problemOf(rule, part), evidence);
        }
        // The class of a driver's exception proves nothing alone, but a cause may.
      } else if (evidence != null) {
        Problem problem = UpstreamPart.wrapsBug(part) ? null : ofProved(part);
        return problem == null ? null : new Finding(problem, evidence);
      }
    }
    return null;
  }

  private static @Nullable Problem ofProved(List<Throwable> part) {
    List<Throwable> reported = withoutParsers(part);
    Rule rule = firstFitting(reported);
    boolean unreadable = reported.size() < part.size();
    if (rule != null && rule.isOwn() && (!unreadable || rule.isCertainlyOwn())) {
      return null;
    }
    return unreadable ? ofUnreadable(rule, part) : problemOf(rule, part);
  }

  /**
   * Returns the problem for a failure. The application has named packages whose exceptions are
   * always an upstream's.
   *
   * @param failure the failure and its causes, outermost first; at least one
   * @param packages the starts of the names of their classes
   * @return null if it is not an upstream's
   */
  public static @Nullable Finding find(List<Throwable> failure, List<String> packages) {
    List<Throwable> chain = SqlExceptions.withLinked(failure);
    Finding proved = proved(chain);
    if (proved != null) {
      return proved;
    }
    if (packages.isEmpty() || UpstreamPart.cannotBeUpstreams(chain)) {
      return null;
    }
    int head = 0;
    while (head < chain.size() && !ThrowingCode.isOf(chain.get(head).getClass(), packages)) {
      head++;
    }
    Problem named = ofUpstream(chain.subList(head, chain.size()));
    return named == null ? null : new Finding(named, Evidence.NAMED_PACKAGE);
  }

  /**
   * Returns the problem for a failure of a call. The application has declared it as a call to an
   * upstream.
   *
   * @return null if the failure is not the upstream's nevertheless
   */
  public static @Nullable Problem classifyCall(List<Throwable> chain) {
    if (UpstreamPart.cannotBeUpstreams(chain)) {
      return null;
    }
    Problem proved = classify(chain);
    return proved != null ? proved : ofUpstream(UpstreamPart.calledPart(chain));
  }

  /**
   * Returns whether the failure is certainly not an upstream's, whatever the application has said.
   *
   * @param chain the failure and its causes, outermost first; at least one
   */
  public static boolean cannotBeUpstreams(List<Throwable> chain) {
    return UpstreamPart.cannotBeUpstreams(chain);
  }

  /** Returns whether a client library or a driver made the exception, or threw it. */
  public static boolean isOfClientLibrary(Throwable throwable) {
    return ClientLibraries.made(throwable)
        || ClientLibraries.isOfDriver(throwable)
        || (throwable instanceof IllegalArgumentException && ClientLibraries.threw(throwable));
  }

  /**
   * The failure is the upstream's, unless it is certainly the application's: a file, a port, a bug.
   */
  private static @Nullable Problem ofUpstream(List<Throwable> part) {
    List<Throwable> reported = withoutParsers(part);
    Rule rule = firstFitting(reported);
    if (part.isEmpty()
        || UpstreamPart.wrapsKnownBug(part)
        || (rule != null && rule.isCertainlyOwn())) {
      return null;
    }
    if (reported.size() < part.size()) {
      return ofUnreadable(rule, part);
    }
    return problemOf(rule == null || rule.isOwn() || rule.equals(Rules.ANY_IO) ? null : rule, part);
  }

  private static List<Throwable> withoutParsers(List<Throwable> part) {
    for (Throwable each : part) {
      if (Parsers.made(each)) {
        return part.stream().filter(t -> !Parsers.made(t)).toList();
      }
    }
    return part;
  }

  /**
   * A parser threw. If a rule says that the connection failed, the parser only met the end of what
   * had arrived; otherwise it could not read the answer.
   */
  private static Problem ofUnreadable(@Nullable Rule rule, List<Throwable> part) {
    return rule == null || rule.isOwn() || rule.equals(Rules.ANY_IO)
        ? UpstreamProblems.INVALID_RESPONSE.problem(false)
        : problemOf(rule, part);
  }

  private static Problem problemOf(@Nullable Rule rule, List<Throwable> part) {
    return rule == null || rule.kind() == null
        ? UpstreamProblems.FAILURE.problem(false)
        : rule.kind()
            .problem(
                rule.cannotHaveActed()
                    && !EarlierAttempts.mayHaveActed(part, UpstreamFailures::isUnsent));
  }

  private static boolean isUnsent(Throwable attempt) {
    Rule rule = firstFitting(Causes.chain(attempt));
    return rule != null && rule.cannotHaveActed();
  }

  /** Returns the first rule, in the order of the rules, that fits anything in the chain. */
  private static @Nullable Rule firstFitting(List<Throwable> part) {
    int first = Rules.IN_ORDER.size();
    for (Throwable throwable : part) {
      for (int index : FITTING.get(throwable.getClass())) {
        if (index < first && Rules.IN_ORDER.get(index).fitsText(throwable)) {
          first = index;
        }
      }
    }
    return first == Rules.IN_ORDER.size() ? null : Rules.IN_ORDER.get(first);
  }
}
