package dev.clearfault.internal.read;

import dev.clearfault.input.ReadingProblems;
import dev.clearfault.internal.constraints.Expectations;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.WireType;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation.Source;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the problems of bodies that the application reads by itself. */
public final class BodyProblems {
  private BodyProblems() {}

  /** Returns the problem of a request without a body. */
  public static Problem missing() {
    return RequestBody.missing(Map.of());
  }

  /** Returns the problem of a body that is not JSON. */
  public static Problem malformedJson(int line, int column) {
    return malformed(ReadingProblems.MALFORMED_JSON, line, column);
  }

  /** Returns the problem of a body that is not XML. */
  public static Problem malformedXml(int line, int column) {
    return malformed(ReadingProblems.MALFORMED_XML, line, column);
  }

  private static Problem malformed(ProblemType type, int line, int column) {
    return Problem.builder(type).extension("line", line).extension("column", column).build();
  }

  /** Returns the problem of a text that is not in its charset. */
  public static Problem undecodable(Language language) {
    return invalid(
        ReadingText.violation("malformed_encoding", ViolationPath.of(List.of()), Source.BODY),
        language);
  }

  /**
   * Returns the problem of one value.
   *
   * @param code the name of a kind of {@link JsonFault}
   * @param path names and indexes
   * @param target the class that it should become; null if it is not known
   * @param allowed the texts that are accepted; empty if they are not known
   */
  public static Problem value(
      String code,
      List<Object> path,
      @Nullable Class<?> target,
      List<String> allowed,
      Language language) {
    JsonFault fault =
        new JsonFault(
            JsonFault.Kind.valueOf(code),
            path,
            target,
            List.copyOf(allowed),
            0,
            0,
            0,
            null,
            false,
            null);
    Map<String, Object> expected = expected(fault);
    return invalid(
        ReadingText.violation(fault, ViolationPath.of(path), Source.BODY, language, () -> expected),
        language);
  }

  /** Returns the problem of XML that is well-formed, but not what the application accepts. */
  public static Problem invalidXml(int line, int column, Language language) {
    JsonFault fault = JsonFault.at(JsonFault.Kind.INVALID_VALUE, List.of(), null);
    ReadingText.Place place = new ReadingText.Place(Source.BODY, "", null);
    return Problem.builder(ProblemType.VALIDATION_FAILED)
        .argument("count", 1)
        .extension("line", line)
        .extension("column", column)
        .errors(List.of(ReadingText.violation(fault, place, Map.of(), language)))
        .language(language.tag())
        .build();
  }

  /**
   * Returns the problem of a body that exceeds a limit of the application's parser.
   *
   * @param code the name of a kind of {@link JsonFault}
   * @param path names and indexes
   * @param max what is accepted
   */
  public static Problem limit(String code, List<Object> path, long max, Language language) {
    JsonFault fault = JsonFault.exceeding(JsonFault.Kind.valueOf(code), path, max);
    return invalid(
        ReadingText.violation(fault, ViolationPath.of(path), Source.BODY, language, Map::of),
        language);
  }

  private static Problem invalid(LocatedViolation violation, Language language) {
    return LocatedViolation.problem(List.of(violation), 1, false, language);
  }

  private static Map<String, Object> expected(JsonFault fault) {
    Class<?> target = fault.expected();
    if (!fault.allowed().isEmpty()) {
      return Expectations.oneOf(fault.allowed());
    }
    if (target == null || fault.kind() == JsonFault.Kind.UNKNOWN_PROPERTY) {
      return Map.of();
    }
    if (fault.kind() == JsonFault.Kind.OUT_OF_RANGE) {
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
