package dev.clearfault.contract.internal.tell;

import dev.clearfault.contract.internal.schema.PossibleFault;
import dev.clearfault.contract.internal.schema.SchemaFault;
import dev.clearfault.internal.constraints.BodyPatch;
import dev.clearfault.internal.constraints.Expectations;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.read.PossibleError;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Describes what broke a schema as violations, with the codes and texts of annotated classes. */
public final class FaultText {
  /** The codes whose hints have the name that is most similar to the one that was sent. */
  private static final Set<String> NEAREST = Set.of("invalid_enum", "unknown_property");

  private FaultText() {}

  /**
   * Describes a fault.
   *
   * @param place where the checked value is: for a body nothing, for a parameter its name
   * @param position the parameter's position in the operation; 0 for a body
   */
  public static LocatedViolation violation(
      SchemaFault fault, Source source, List<Object> place, int position, Language language) {
    List<Object> steps = new ArrayList<>(place);
    steps.addAll(fault.path());
    List<Integer> positions = new ArrayList<>(Collections.nCopies(place.size(), 0));
    if (!place.isEmpty()) {
      positions.set(0, position);
    }
    positions.addAll(fault.positions());
    ViolationPath path = ViolationPath.of(steps, positions);
    Map<String, Object> expected = expected(fault);
    FaultWords words = FaultWords.of(fault, expected, language);
    return new LocatedViolation(
        path, source, words.code(), "", () -> shown(fault, path, source, expected, words));
  }

  /**
   * Describes a fault that a value can have.
   *
   * @param source the part of the request
   */
  public static PossibleError possible(PossibleFault fault, Source source, Language language) {
    // No place of a patch: an answer has it only if it is certain.
    Violation plain = violation(fault.fault(), Source.QUERY, List.of(), 0, language).texts().get();
    boolean isInside = fault.place().isInside();
    boolean isShown = source == Source.BODY || (source == Source.FORM && isInside);
    Violation placed =
        new Violation(
            source,
            fault.place().field(),
            isShown ? fault.place().pointer() : null,
            plain.code(),
            plain.detail(),
            plain.expected(),
            List.of(),
            plain.hint(),
            plain.arguments());
    boolean isSame = fault.isKnown() && !NEAREST.contains(plain.code());
    return new PossibleError(placed, false, false, fault.isKnown(), isSame, fault.isKnown())
        .in(language);
  }

  /** A client that sent too large a number does not know how large the format's are. */
  private static Map<String, Object> expected(SchemaFault fault) {
    return switch (fault.keyword().equals("format") ? fault.rule().asString("") : "") {
      case "int32" -> Expectations.withRange(fault.expected(), Integer.class);
      case "int64" -> Expectations.withRange(fault.expected(), Long.class);
      default -> fault.expected();
    };
  }

  private static Violation shown(
      SchemaFault fault,
      ViolationPath path,
      Source source,
      Map<String, Object> expected,
      FaultWords words) {
    return new Violation(
        source,
        path.field(),
        LocatedViolation.pointer(path, source),
        words.code(),
        "{" + words.key() + ".detail}",
        expected,
        source == Source.BODY ? fix(fault, path, words.code()) : List.of(),
        "{" + words.hint() + "}",
        words.arguments());
  }

  /** The patch, where no other repair can be meant. */
  private static List<Map<String, Object>> fix(SchemaFault fault, ViolationPath path, String code) {
    if (code.equals("read_only")) {
      return BodyPatch.remove(path);
    }
    if (!fault.certain()) {
      return List.of();
    }
    boolean isUnknown = code.equals("unknown_property");
    if (fault.nearest() == null) {
      return isUnknown ? BodyPatch.remove(path) : List.of();
    }
    return isUnknown
        ? BodyPatch.rename(path, fault.nearest())
        : BodyPatch.replace(path, fault.nearest());
  }
}
