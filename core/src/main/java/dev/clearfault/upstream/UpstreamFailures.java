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
    Rule rule = best(part);
    if (rule == null) {
      return UpstreamProblems.FAILURE.problem(false);
    }
    return rule.kind() == null ? null : rule.kind().problem(rule.cannotHaveActed());
  }

  /**
   * Returns the problem that a failure of a call is, of which the application has said that it was
   * one to an upstream.
   *
   * @return null if it is not the upstream's all the same
   */
  static @Nullable Problem classifyCall(List<Throwable> chain) {
    if (CallProof.passes(chain)) {
      return null;
    }
    Problem proved = classify(chain);
    if (proved != null) {
      return proved;
    }
    List<Throwable> part = CallProof.upstreamPart(chain);
    if (part.isEmpty()) {
      return null;
    }
    List<Throwable> told = part.stream().filter(t -> !CallProof.isParsers(t)).toList();
    Rule rule = best(told);
    if (rule != null && rule.isOurs() && rule.words().isEmpty()) {
      return null; // A file or a port, by the type alone.
    }
    if (rule == null || rule.kind() == null || rule.equals(Rule.ANY_IO)) {
      boolean unreadable = told.size() < part.size();
      return (unreadable ? UpstreamProblems.INVALID_RESPONSE : UpstreamProblems.FAILURE)
          .problem(false);
    }
    return rule.kind().problem(rule.cannotHaveActed());
  }

  private static @Nullable Rule best(List<Throwable> part) {
    int best = Rule.IN_ORDER.size();
    for (Throwable throwable : part) {
      for (int index : FITTING.get(throwable.getClass())) {
        if (index < best && Rule.IN_ORDER.get(index).fitsMessage(throwable)) {
          best = index;
        }
      }
    }
    return best == Rule.IN_ORDER.size() ? null : Rule.IN_ORDER.get(best);
  }
}
