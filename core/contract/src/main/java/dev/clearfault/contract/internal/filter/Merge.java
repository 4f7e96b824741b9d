package dev.clearfault.contract.internal.filter;

import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.problem.Violation.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins what a contract and an annotated class have found in one request, so that the client reads
 * of each mistake once. The class has the more special texts, so those stay.
 */
final class Merge {
  /** Codes that say the same of a value, if two of them are at one place. */
  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("not_null", "absent"),
          Map.entry("not_blank", "absent"),
          Map.entry("not_empty", "absent"),
          Map.entry("missing", "absent"),
          Map.entry("min", "too small"),
          Map.entry("decimal_min", "too small"),
          Map.entry("positive", "too small"),
          Map.entry("positive_or_zero", "too small"),
          Map.entry("max", "too large"),
          Map.entry("decimal_max", "too large"),
          Map.entry("negative", "too large"),
          Map.entry("negative_or_zero", "too large"));

  /** A mistake at a place. */
  private record Mistake(Source in, String field, String kind) {
    static Mistake of(LocatedViolation found) {
      Source in = found.source() == null ? Source.BODY : found.source();
      return new Mistake(in, found.path().field(), SAME.getOrDefault(found.code(), found.code()));
    }
  }

  private Merge() {}

  /** Returns all violations of the class, and those of the contract that it does not have. */
  static List<LocatedViolation> of(
      List<LocatedViolation> ofContract, List<LocatedViolation> ofClass) {
    List<LocatedViolation> all = new ArrayList<>(ofClass);
    Set<Mistake> known = new HashSet<>();
    ofClass.forEach(each -> known.add(Mistake.of(each)));
    for (LocatedViolation each : ofContract) {
      if (known.add(Mistake.of(each))) {
        all.add(each);
      }
    }
    return all;
  }
}
