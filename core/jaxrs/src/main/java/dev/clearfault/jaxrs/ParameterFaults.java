package dev.clearfault.jaxrs;

import dev.clearfault.jaxrs.TextType.Result;
import dev.clearfault.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parameters whose texts a framework could not convert. Frameworks answer 404 or 400
 * without a name, so each conversion is tried again, after the failure only.
 */
final class ParameterFaults {
  private final List<Violation> refused = new ArrayList<>();
  private final List<Violation> empty = new ArrayList<>();
  private final List<Violation> unknown = new ArrayList<>();

  private ParameterFaults() {}

  /**
   * Returns a violation for each parameter that is at fault; empty if none can be named.
   *
   * @param mayGuess whether a conversion failed for certain, so that the only parameter that cannot
   *     be tried again is the one
   */
  static List<Violation> in(List<Parameter> parameters, Sent sent, boolean mayGuess) {
    ParameterFaults faults = new ParameterFaults();
    parameters.forEach(each -> faults.add(each, sent.texts(each)));
    if (!faults.refused.isEmpty()) {
      return faults.refused;
    }
    // Some frameworks take an empty text for nothing, so it counts only where nothing else can.
    List<Violation> rest = faults.empty.isEmpty() ? faults.unknown : faults.empty;
    return rest.size() == 1 && mayGuess ? rest : List.of();
  }

  private void add(Parameter parameter, @Nullable List<String> texts) {
    if (texts == null) {
      if (parameter.text().type() != String.class) {
        unknown.add(violation(parameter));
      }
      return;
    }
    for (String text : texts) {
      Result result = parameter.text().convert(text);
      if (result != Result.ACCEPTED) {
        boolean isRefused = result == Result.REFUSED;
        (isRefused ? text.isEmpty() ? empty : refused : unknown).add(violation(parameter));
        return;
      }
    }
  }

  private static Violation violation(Parameter parameter) {
    TextType text = parameter.text();
    String code = text.code();
    return new Violation(
        parameter.in(),
        parameter.name(),
        null,
        code,
        "{" + code + ".detail}",
        text.expected(),
        List.of(),
        "{" + code + ".hint}",
        text.words());
  }
}
