package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.Expectations;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.problem.Violation.Source;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one input accepts at its places.
 *
 * @param input the type of the input
 * @param groups the groups of constraints that are validated
 */
record Expected(Expectations all, Type input, List<Class<?>> groups) {

  /** Returns what a place accepts. */
  Map<String, Object> at(ViolationPath path, Source source) {
    return all.at(input, path, source, groups);
  }

  /** Returns what the whole body has to hold. */
  Map<String, Object> body() {
    return at(ViolationPath.of(List.of()), Source.BODY);
  }

  /** Returns what the place of a fault accepts. */
  Map<String, Object> at(JsonFault fault, ViolationPath path, Source source) {
    return switch (fault.kind()) {
      case TYPE_MISMATCH, INVALID_FORMAT, INVALID_ENUM, MISSING, INVALID_VALUE, MALFORMED ->
          with(fault, at(path, source));
      case OUT_OF_RANGE -> Expectations.withRange(at(path, source), fault.expected());
      case UNKNOWN_PROPERTY -> all.namesBeside(input, path, groups);
      case INVALID_KEY -> Expectations.names(fault.allowed());
      default -> Map.of(); // A limit, or a value that is there twice.
    };
  }

  /** Adds what the class does not say, because code of the application reads the value. */
  private static Map<String, Object> with(JsonFault fault, Map<String, Object> known) {
    if (known.isEmpty() && !fault.allowed().isEmpty()) {
      return Expectations.oneOf(fault.allowed());
    }
    String example = fault.example();
    if (example == null || known.containsKey("examples")) {
      return known;
    }
    Map<String, Object> more = new LinkedHashMap<>(known);
    more.put("examples", List.of(example));
    return more;
  }
}
