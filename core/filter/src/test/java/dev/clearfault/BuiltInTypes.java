package dev.clearfault;

import dev.clearfault.problem.ProblemType;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All problem types of the library: those of the catalogue, and one for each registered status. */
public final class BuiltInTypes {
  private BuiltInTypes() {}

  /** Returns the types of the catalogue, then those of the statuses. */
  public static List<ProblemType> all() {
    Stream<ProblemType> statuses =
        IntStream.range(400, 600)
            .mapToObj(ProblemType::ofStatus)
            .filter(type -> !type.code().equals("http_" + type.status()));
    return Stream.concat(Parts.builtInTypes().stream(), statuses).toList();
  }
}
