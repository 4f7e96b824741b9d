package dev.clearfault.contract.internal.request;

import dev.clearfault.contract.internal.operation.MediaRange;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Describes the violations that only parts of forms have. */
final class PartText {
  private static final String CODE = "unsupported_media_type";

  private PartText() {}

  /** Returns the violation of a part that has none of the types that are accepted. */
  static LocatedViolation unsupported(ViolationPath path, List<MediaRange> accepted) {
    String types = accepted.stream().map(MediaRange::text).collect(Collectors.joining(", "));
    return new LocatedViolation(
        path,
        Source.FORM,
        CODE,
        "",
        () ->
            new Violation(
                Source.FORM,
                path.field(),
                LocatedViolation.pointer(path, Source.FORM),
                CODE,
                "{unsupported_media_type.types.detail}",
                Map.of(),
                List.of(),
                "{unsupported_media_type.types.hint}",
                Map.of("types", types)));
  }
}
