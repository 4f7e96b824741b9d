package dev.clearfault.operations;

import dev.clearfault.BuiltInTypes;
import dev.clearfault.problem.ProblemType;
import java.util.Arrays;
import java.util.List;

/** A problem type with what the person on call needs to know about it. */
record OperatedType(ProblemType type, String means, String look) {
  /** Returns all problem types of the library. */
  static List<OperatedType> all() {
    Runbooks texts = Runbooks.read();
    return BuiltInTypes.all().stream()
        .map(
            type ->
                new OperatedType(
                    type, texts.get(type.code(), "means"), texts.get(type.code(), "look")))
        .toList();
  }

  String code() {
    return type.code();
  }

  /** Returns the alerts that the type makes fire if it is frequent. */
  List<Alert> alerts() {
    return Arrays.stream(Alert.values()).filter(alert -> alert.concerns(type)).toList();
  }

  /** Returns the label of the metrics that says whose fault an occurrence usually is. */
  String fault() {
    return fault(type);
  }

  static String fault(ProblemType type) {
    if (type.status() < 500) {
      return "client";
    }
    boolean gateway = type.status() == 502 || type.status() == 504;
    return gateway || type.code().startsWith("upstream_") ? "upstream" : "ours";
  }
}
