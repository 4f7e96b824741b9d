package dev.clearfault.internal.classify;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
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
   * @return null if it cannot be proved to be an upstream's; otherwise {@code retryable} says
   *     whether the upstream has certainly done nothing
   */
  public static @Nullable Problem classify(List<Throwable> chain) {
    List<Throwable> part = Evidence.provedPart(chain);
    if (part.isEmpty()) {
      return null;
    }
    List<Throwable> reported = withoutParsers(part);
    Rule rule = best(reported);
    boolean unreadable = reported.size() < part.size();
    if (rule != null && rule.isOwn() && (!unreadable || rule.isCertainlyOwn())) {
      return null;
    }
    return unreadable ? unlessUnreadable(rule) : kind(rule);
  }

  /**
   * Returns the problem for a failure. The application has named packages whose exceptions are
   * always an upstream's.
   *
   * @param packages the starts of the names of their classes
   * @return null if it is not an upstream's
   */
  public static @Nullable Problem classify(List<Throwable> chain, List<String> packages) {
    Problem proved = classify(chain);
    if (proved != null || packages.isEmpty() || Evidence.isNoUpstreams(chain)) {
      return proved;
    }
    int head = 0;
    while (head < chain.size() && !ClientLibraries.isOf(chain.get(head).getClass(), packages)) {
      head++;
    }
    return ofUpstream(chain.subList(head, chain.size()));
  }

  /**
   * Returns the problem for a failure of a call. The application has declared it as a call to an
   * upstream.
   *
   * @return null if the failure is not the upstream's nevertheless
   */
  public static @Nullable Problem classifyCall(List<Throwable> chain) {
    if (Evidence.isNoUpstreams(chain)) {
      return null;
    }
    Problem proved = classify(chain);
    return proved != null ? proved : ofUpstream(Evidence.calledPart(chain));
  }

  /**
   * Returns whether the failure is certainly not an upstream's, whatever the application has said.
   *
   * @param chain the failure and its causes, outermost first; at least one
   */
  public static boolean isNoUpstreams(List<Throwable> chain) {
    return Evidence.isNoUpstreams(chain);
  }

  /** Returns null only for a certain fault of the application: a file, a port, a bug. */
  private static @Nullable Problem ofUpstream(List<Throwable> part) {
    List<Throwable> reported = withoutParsers(part);
    Rule rule = best(reported);
    if (part.isEmpty() || Evidence.wrapsKnownBug(part) || (rule != null && rule.isCertainlyOwn())) {
      return null;
    }
    if (reported.size() < part.size()) {
      return unlessUnreadable(rule);
    }
    return kind(rule == null || rule.isOwn() || rule.equals(Rules.ANY_IO) ? null : rule);
  }

  private static List<Throwable> withoutParsers(List<Throwable> part) {
    for (Throwable each : part) {
      if (Parsers.made(each)) {
        return part.stream().filter(t -> !Parsers.made(t)).toList();
      }
    }
    return part;
  }

  /** The answer is invalid, unless a broken connection is the reason why it cannot be read. */
  private static Problem unlessUnreadable(@Nullable Rule rule) {
    return rule == null || rule.isOwn() || rule.equals(Rules.ANY_IO)
        ? UpstreamProblems.INVALID_RESPONSE.problem(false)
        : kind(rule);
  }

  private static Problem kind(@Nullable Rule rule) {
    return rule == null || rule.kind() == null
        ? UpstreamProblems.FAILURE.problem(false)
        : rule.kind().problem(rule.cannotHaveActed());
  }

  private static @Nullable Rule best(List<Throwable> part) {
    int best = Rules.IN_ORDER.size();
    for (Throwable throwable : part) {
      for (int index : FITTING.get(throwable.getClass())) {
        if (index < best && Rules.IN_ORDER.get(index).fitsMessage(throwable)) {
          best = index;
        }
      }
    }
    return best == Rules.IN_ORDER.size() ? null : Rules.IN_ORDER.get(best);
  }
}
