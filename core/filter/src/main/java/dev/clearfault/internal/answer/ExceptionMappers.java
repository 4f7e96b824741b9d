package dev.clearfault.internal.answer;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.classify.Finding;
import dev.clearfault.problem.AsProblem;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Evidence;
import dev.clearfault.spi.ExceptionMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All mappers of one filter, and the order in which they see a failure.
 *
 * <p>Thread-safe. The cost of a look-up does not grow with the number of mappers.
 */
public final class ExceptionMappers {
  private static final Set<Class<?>> CATCH_ALL =
      Set.of(Throwable.class, Exception.class, RuntimeException.class, Error.class);

  private final List<Registration<?>> registrations;

  /**
   * The registrations that fit an exception class, nearest first, as indexes. An entry is kept in
   * the class, which may be the JDK's; an entry of JDK types cannot pin this library's class
   * loader.
   */
  private final ClassValue<int[]> fitting =
      new ClassValue<>() {
        @Override
        protected int[] computeValue(Class<?> type) {
          return find(type);
        }
      };

  /**
   * Creates the set.
   *
   * @param registrations in the order in which they were made
   */
  public ExceptionMappers(List<Registration<?>> registrations) {
    this.registrations = List.copyOf(registrations);
  }

  /**
   * A mapper and the type it is for.
   *
   * @param type the exceptions that it understands, subclasses included
   * @param mapper the mapper
   * @param <T> the exceptions' type
   */
  public record Registration<T extends Throwable>(Class<T> type, ExceptionMapper<T> mapper) {

    /** Checks that neither part is missing. */
    public Registration {
      requireNonNull(type, "type");
      requireNonNull(mapper, "mapper");
    }

    /**
     * Registers a mapper for the type argument that its class names.
     *
     * @throws IllegalArgumentException if the class leaves the type open
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static Registration<?> of(ExceptionMapper<?> mapper) {
      return new Registration(MapperTypes.exceptionType(mapper.getClass()), mapper);
    }

    private boolean catchAll() {
      return CATCH_ALL.contains(type);
    }

    private @Nullable Problem map(Throwable failure) {
      return mapper.map(type.cast(failure));
    }
  }

  /**
   * Returns the problem that the failure carries, has as an annotation, or gets from a mapper that
   * is no catch-all. A wrapper comes before what it wraps.
   *
   * @param unwrapped the failure, outermost wrapper first
   * @param mishaps receives what a mapper throws
   */
  public @Nullable Finding explicit(List<Throwable> unwrapped, Consumer<Throwable> mishaps) {
    for (Throwable failure : unwrapped) {
      Problem problem = own(failure);
      if (problem != null) {
        return new Finding(problem, Evidence.CARRIED_PROBLEM);
      }
      problem = ask(failure, false, mishaps);
      if (problem != null) {
        return new Finding(problem, Evidence.MAPPER);
      }
    }
    return null;
  }

  /**
   * Returns the problem that one of the causes carries or has as an annotation, whatever is around
   * it. The outermost counts.
   */
  static @Nullable Finding carried(List<Throwable> causes) {
    for (Throwable cause : causes) {
      Problem problem = own(cause);
      if (problem != null) {
        return new Finding(problem, Evidence.CARRIED_PROBLEM);
      }
    }
    return null;
  }

  /**
   * Returns the problem that a catch-all mapper gives to the failure itself.
   *
   * @param unwrapped the failure, outermost wrapper first
   * @param mishaps receives what a mapper throws
   */
  public @Nullable Problem catchAll(List<Throwable> unwrapped, Consumer<Throwable> mishaps) {
    return ask(unwrapped.get(unwrapped.size() - 1), true, mishaps);
  }

  private static @Nullable Problem own(Throwable failure) {
    if (failure instanceof ProblemException carrier) {
      return carrier.problem();
    }
    AsProblem annotation = failure.getClass().getAnnotation(AsProblem.class);
    return annotation == null ? null : Problem.of(typeOf(annotation));
  }

  /** Returns the problem type that an annotated exception class stands for. */
  public static ProblemType typeOf(AsProblem annotation) {
    return ProblemType.of(annotation.code(), annotation.status(), annotation.title())
        .describedAs(annotation.description());
  }

  private @Nullable Problem ask(Throwable failure, boolean catchAll, Consumer<Throwable> mishaps) {
    for (int index : fitting.get(failure.getClass())) {
      Registration<?> registration = registrations.get(index);
      if (registration.catchAll() == catchAll) {
        try {
          Problem problem = registration.map(failure);
          if (problem != null) {
            return problem;
          }
        } catch (Throwable mishap) {
          // If a mapper fails, the client still gets an answer.
          mishaps.accept(mishap);
        }
      }
    }
    return null;
  }

  private int[] find(Class<?> exceptionType) {
    List<Integer> indexes = new ArrayList<>();
    for (Class<?> type = exceptionType; type != null; type = type.getSuperclass()) {
      for (int i = 0; i < registrations.size(); i++) {
        if (registrations.get(i).type() == type) {
          indexes.add(i);
        }
      }
    }
    return indexes.stream().mapToInt(Integer::intValue).toArray();
  }
}
