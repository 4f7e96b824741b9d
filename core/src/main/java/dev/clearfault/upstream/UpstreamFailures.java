package dev.clearfault.upstream;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a failure is that of a service we called, and which kind of failure it is.
 *
 * <p>What cannot be proved to be an upstream's is not: a wrong 502 hides a bug of ours, a wrong 500
 * costs a code. Thread-safe.
 */
public final class UpstreamFailures {
  /** All problem types that {@link #classify} can give, for the catalogue. */
  public static final List<ProblemType> TYPES =
      Arrays.stream(UpstreamProblems.values()).map(UpstreamProblems::type).toList();

  /** The rules whose type fits a class, as indexes: JDK types only, which pin no application. */
  private static final ClassValue<int[]> FITTING =
      new ClassValue<>() {
        @Override
        protected int[] computeValue(Class<?> type) {
          return IntStream.range(0, Rule.IN_ORDER.size())
              .filter(i -> Throwables.isNamed(type, Rule.IN_ORDER.get(i).typeName()))
              .toArray();
        }
      };

  private UpstreamFailures() {}

  /**
   * Returns the problem that the failure is.
   *
   * @param chain the failure and its causes, outermost first; at least one
   * @return null if it cannot be proved to be an upstream's; otherwise {@code retryable} tells
   *     whether the upstream has certainly done nothing
   */
  public static @Nullable Problem classify(List<Throwable> chain) {
    List<Throwable> part = Proof.upstreamPart(chain);
    if (part.isEmpty()) {
      return null;
    }
    int best = Rule.IN_ORDER.size();
    for (Throwable throwable : part) {
      for (int index : FITTING.get(throwable.getClass())) {
        if (index < best && Rule.IN_ORDER.get(index).fitsMessage(throwable)) {
          best = index;
        }
      }
    }
    if (best == Rule.IN_ORDER.size()) {
      return UpstreamProblems.FAILURE.problem(false);
    }
    Rule rule = Rule.IN_ORDER.get(best);
    return rule.kind() == null ? null : rule.kind().problem(rule.cannotHaveActed());
  }
}
