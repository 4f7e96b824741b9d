package dev.clearfault.internal.read;

import dev.clearfault.input.ReadingProblems;
import dev.clearfault.internal.constraints.Expectations;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonFault.Kind;
import dev.clearfault.internal.json.WireType;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the problems of bodies, and of parts of forms, that the application reads by itself.
 *
 * @param place the name of the part, with its index among several of that name; empty for the body
 */
public record BodyProblems(List<Object> place, Language language) {
  /** Copies the place. */
  public BodyProblems {
    place = List.copyOf(place);
  }

  /** Returns the problem of a request without a body, or of a part without content. */
  public Problem missing() {
    return isBody() ? RequestBody.missing(Map.of()) : invalid(fault(Kind.MISSING), Map.of());
  }

  /** Returns the problem of a text that is not JSON. */
  public Problem malformedJson(int line, int column) {
    if (isBody()) {
      return malformed(ReadingProblems.MALFORMED_JSON, line, column);
    }
    return invalid(
        new JsonFault(
            Kind.MALFORMED, List.of(), null, List.of(), 0, line, column, null, false, null),
        Map.of());
  }

  /** Returns the problem of a text that is not XML. */
  public Problem malformedXml(int line, int column) {
    return isBody()
        ? malformed(ReadingProblems.MALFORMED_XML, line, column)
        : invalid(fault(Kind.INVALID_VALUE), Map.of());
  }

  private static Problem malformed(ProblemType type, int line, int column) {
    return Problem.builder(type).extension("line", line).extension("column", column).build();
  }

  /** Returns the problem of a text that is not in its charset. */
  public Problem undecodable() {
    return invalid(ReadingText.violation("malformed_encoding", path(List.of()), source()));
  }

  /**
   * Returns the problem of one value.
   *
   * @param code the name of a kind of {@link JsonFault}
   * @param path names and indexes
   * @param target the class that it should become; null if it is not known
   * @param allowed the texts that are accepted; empty if they are not known
   */
  public Problem value(
      String code, List<Object> path, @Nullable Class<?> target, List<String> allowed) {
    JsonFault fault = JsonFault.at(Kind.valueOf(code), path, target).allowing(allowed);
    return invalid(fault, expected(fault));
  }

  /**
   * Returns the problem of a text that exceeds a limit of the application's parser.
   *
   * @param code the name of a kind of {@link JsonFault}
   * @param path names and indexes
   * @param max what is accepted
   */
  public Problem limit(String code, List<Object> path, long max) {
    return invalid(JsonFault.exceeding(Kind.valueOf(code), path, max), Map.of());
  }

  private boolean isBody() {
    return place.isEmpty();
  }

  private Source source() {
    return isBody() ? Source.BODY : Source.FORM;
  }

  private ViolationPath path(List<Object> inside) {
    List<Object> whole = new ArrayList<>(place);
    whole.addAll(inside);
    return ViolationPath.of(whole);
  }

  private static JsonFault fault(Kind kind) {
    return JsonFault.at(kind, List.of(), null);
  }

  private Problem invalid(JsonFault fault, Map<String, Object> expected) {
    return invalid(
        ReadingText.violation(fault, path(fault.path()), source(), language, () -> expected));
  }

  private Problem invalid(LocatedViolation violation) {
    return LocatedViolation.problem(List.of(violation), 1, false, language);
  }

  private static Map<String, Object> expected(JsonFault fault) {
    Class<?> target = fault.expected();
    if (!fault.allowed().isEmpty()) {
      return Expectations.oneOf(fault.allowed());
    }
    if (target == null || fault.kind() == Kind.UNKNOWN_PROPERTY) {
      return Map.of();
    }
    if (fault.kind() == Kind.OUT_OF_RANGE) {
      return Expectations.withRange(WireType.of(target).keywords(), target);
    }
    if (target.isArray() || Collection.class.isAssignableFrom(target)) {
      return Map.of("type", "array");
    }
    return Map.class.isAssignableFrom(target)
        ? Map.of("type", "object")
        : WireType.of(target).keywords();
  }
}
