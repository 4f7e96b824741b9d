package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.Expectations;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.WireScalars;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation.Source;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text that the application has read and could not convert by itself. It is described as {@code
 * Inputs} describes the same fault.
 *
 * @param in the part of the request
 * @param field the name of the value
 * @param text what was rejected; null if it is missing. It is never shown
 * @param target the class that it should become; null if that is not known
 * @param isStandard whether the usual form of the class is accepted
 * @param names the names that an enum accepts; else empty
 */
public record TextFault(
    Source in,
    String field,
    @Nullable String text,
    @Nullable Class<?> target,
    boolean isStandard,
    List<String> names) {

  /** Copies the names. */
  public TextFault {
    names = List.copyOf(names);
  }

  /** Returns the problem that lists this one fault. */
  public Problem problem(Language language) {
    JsonFault fault = fault();
    ReadingText.Place place = new ReadingText.Place(in, field, in == Source.BODY ? "#" : null);
    return Problem.builder(ProblemType.VALIDATION_FAILED)
        .argument("count", 1)
        .errors(List.of(ReadingText.violation(fault, place, expected(fault), language)))
        .language(language.tag())
        .build();
  }

  private JsonFault fault() {
    if (text == null) {
      JsonFault missing = JsonFault.at(JsonFault.Kind.MISSING, List.of(), target);
      return names.isEmpty() ? missing : missing.allowing(names);
    }
    return names.isEmpty() || target == null
        ? JsonFault.ofText(text, isStandard ? target : null)
        : JsonFault.ofName(text, target, names);
  }

  /** An own format is a text of some form, but not a number of some form. */
  private Map<String, Object> expected(JsonFault fault) {
    if (!names.isEmpty()) {
      return Expectations.oneOf(names);
    }
    if (target == null) {
      return Map.of();
    }
    Map<String, Object> keywords = WireScalars.of(target, !isStandard).keywords();
    if (fault.kind() == JsonFault.Kind.OUT_OF_RANGE) {
      return Expectations.withRange(keywords, target);
    }
    return isStandard || "string".equals(keywords.get("type")) ? keywords : Map.of();
  }
}
