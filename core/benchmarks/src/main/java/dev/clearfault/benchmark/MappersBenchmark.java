package dev.clearfault.benchmark;

import dev.clearfault.internal.answer.ExceptionMappers;
import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.internal.classify.Finding;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ExceptionMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Finds the mapper of an exception among few and among many, and compares this with a chain of
 * instanceof.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class MappersBenchmark {
  private static final Problem GONE = Problem.of(ProblemType.of("order_gone", 410, "Order gone"));

  /** The number of other mappers. */
  @Param({"0", "10", "1000"})
  public int others;

  private final List<Throwable> failure = List.of(new NoSuchElementException("4711"));
  private ExceptionMappers mappers;

  /** Registers the mappers. The exceptions of the others do not occur. */
  @Setup
  public void register() {
    List<Registration<?>> all = new ArrayList<>();
    ExceptionMapper<ArithmeticException> other = e -> null;
    for (int i = 0; i < others; i++) {
      all.add(new Registration<>(ArithmeticException.class, other));
    }
    all.add(new Registration<>(NoSuchElementException.class, e -> GONE));
    mappers = new ExceptionMappers(all);
  }

  /** Finds the mapper and gets its problem. */
  @Benchmark
  public @Nullable Finding mapped() {
    return mappers.explicit(failure, mishap -> {});
  }

  /** Does what a simple filter does. */
  @Benchmark
  public @Nullable Problem byHand() {
    Throwable thrown = failure.get(0);
    if (thrown instanceof ArithmeticException) {
      return null;
    }
    return thrown instanceof NoSuchElementException ? GONE : null;
  }
}
