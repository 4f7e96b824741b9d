package dev.clearfault.contract.internal.filter;

import dev.clearfault.contract.internal.operation.Match;
import dev.clearfault.contract.internal.operation.Operation;
import dev.clearfault.contract.internal.operation.Parameter;
import dev.clearfault.contract.internal.operation.Parameter.Style;
import dev.clearfault.contract.internal.operation.Segment;
import dev.clearfault.problem.Violation.Source;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text behind a semicolon in a path (RFC 3986 section 3.3). A servlet container takes it for a
 * parameter of the path and drops it, other servers take it for a part of the value.
 */
final class HiddenText {
  /** RFC 6570 section 3.2.7; a coded name could be another one after decoding. */
  private static final Pattern MATRIX = Pattern.compile("(;[^;=%]+(=[^;]*)?)+");

  private HiddenText() {}

  /** Tells whether a path, encoded, has a semicolon outside of declared matrix parameters. */
  static boolean isIn(String path, Operation operation, Match match) {
    if (path.indexOf(';') < 0) {
      return false;
    }
    Set<String> declared = new HashSet<>();
    for (Parameter each : operation.parameters()) {
      Segment value = match.values().get(each.name());
      String raw = value == null ? null : value.raw();
      if (each.source() == Source.PATH && each.style() == Style.MATRIX && raw != null) {
        declared.add(raw);
      }
    }
    for (String segment : path.split("/", -1)) {
      boolean isMatrix = declared.contains(segment) && MATRIX.matcher(segment).matches();
      if (segment.indexOf(';') >= 0 && !isMatrix) {
        return true;
      }
    }
    return false;
  }
}
