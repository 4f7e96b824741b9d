package dev.clearfault.internal.read;

import dev.clearfault.input.ReadingProblems;
import dev.clearfault.internal.constraints.BodyPatch;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Describes why a value could not be read and what to send instead. */
public final class ReadingText {
  /** The codes of values that have another form than the accepted ones. */
  private static final Set<String> FORMS = Set.of("type_mismatch", "invalid_format");

  /** The codes with other texts if the accepted values are known. */
  private static final Set<String> LISTED = Set.of("missing", "invalid_key");

  private ReadingText() {}

  /**
   * Describes a fault.
   *
   * @param expected returns what the place accepts
   */
  public static LocatedViolation violation(
      JsonFault fault,
      ViolationPath path,
      Source source,
      Language language,
      Supplier<Map<String, Object>> expected) {
    String code = fault.kind().name().toLowerCase(Locale.ROOT);
    Map<String, Object> values = values(fault, language);
    return new LocatedViolation(
        path,
        source,
        code,
        "",
        () ->
            violation(
                code, Place.of(path, source), values, expected.get(), fix(fault, path, source)));
  }

  /** Describes a fault of a text that the application has read by itself. */
  static Violation violation(
      JsonFault fault, Place place, Map<String, Object> expected, Language language) {
    String code = fault.kind().name().toLowerCase(Locale.ROOT);
    return violation(code, place, values(fault, language), expected, List.of());
  }

  /** Where a value is, in the names of the wire. */
  record Place(Source source, String field, @Nullable String pointer) {
    private static Place of(ViolationPath path, Source source) {
      return new Place(source, path.field(), LocatedViolation.pointer(path, source));
    }
  }

  /** The patch, where no other repair can be meant. */
  private static List<Map<String, Object>> fix(JsonFault fault, ViolationPath path, Source source) {
    String nearest = fault.nearest();
    if (source != Source.BODY || !fault.isCertain()) {
      return List.of();
    }
    if (fault.kind() == JsonFault.Kind.UNKNOWN_PROPERTY) {
      return nearest == null ? BodyPatch.remove(path) : BodyPatch.rename(path, nearest);
    }
    boolean isName = fault.kind() == JsonFault.Kind.INVALID_KEY;
    // The map may have the similar name already, and a move would remove its value.
    return nearest == null || isName ? List.of() : BodyPatch.replace(path, nearest);
  }

  private static Map<String, Object> values(JsonFault fault, Language language) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("{type}", "type." + TypeKeys.of(fault.expected(), language));
    values.put("line", fault.line());
    values.put("column", fault.column());
    values.put("max", fault.limit());
    values.put(
        "allowed",
        fault.allowed().stream().map(Object::toString).collect(Collectors.joining(", ")));
    if (fault.example() != null) {
      values.put("example", fault.example());
    }
    if (fault.nearest() != null) {
      values.put("nearest", fault.nearest());
    }
    return values;
  }

  /** Describes a fault whose texts have no arguments. */
  public static LocatedViolation violation(String code, ViolationPath path, Source source) {
    return violation(code, path, source, Map.of());
  }

  /** Returns a violation whose texts have no arguments. */
  static Violation violation(String code, Place place) {
    return violation(code, place, Map.of(), Map.of(), List.of());
  }

  /** Describes that there is too much of something. */
  public static LocatedViolation tooMany(String what, int max, Source source) {
    return violation("too_many_" + what, ViolationPath.of(List.of()), source, Map.of("max", max));
  }

  private static LocatedViolation violation(
      String code, ViolationPath path, Source source, Map<String, Object> values) {
    return new LocatedViolation(
        path,
        source,
        code,
        "",
        () -> violation(code, Place.of(path, source), values, Map.of(), List.of()));
  }

  private static Violation violation(
      String code,
      Place place,
      Map<String, Object> values,
      Map<String, Object> expected,
      List<Map<String, Object>> fix) {
    Map<String, Object> words = new LinkedHashMap<>(values);
    String key = key(code, words, expected);
    String bounds = key.equals("out_of_range") ? addBounds(words, expected) : null;
    String hint = words.containsKey("nearest") ? ".nearest.hint}" : ".hint}";
    return new Violation(
        place.source(),
        place.field(),
        place.pointer(),
        code,
        "{" + key + ".detail}",
        expected,
        fix,
        "{" + (bounds == null ? key : bounds) + hint,
        words);
  }

  /** Returns the beginning of the keys of the texts, and adds what they show. */
  private static String key(String code, Map<String, Object> words, Map<String, Object> expected) {
    if (LISTED.contains(code) && !"".equals(words.get("allowed"))) {
      return code + ".allowed";
    }
    boolean isText = FORMS.contains(code) && "string".equals(expected.get("type"));
    if (isText
        && expected.get("examples") instanceof List<?> examples
        && !examples.isEmpty()
        && examples.get(0) instanceof String example) {
      words.put("example", example); // The constraints accept it, too.
    }
    boolean isBelow = code.equals("out_of_range") && isPositive(expected.get("minimum"));
    return words.containsKey("example") && !isBelow ? code + ".example" : code;
  }

  /** Zero, the example for a number that is too fine, is not accepted then. */
  private static boolean isPositive(@Nullable Object bound) {
    return bound instanceof Number number && number.doubleValue() > 0;
  }

  /** Returns the key of the hint that shows both bounds; null if one of them is not known. */
  private static @Nullable String addBounds(
      Map<String, Object> words, Map<String, Object> expected) {
    Object least = expected.get("minimum");
    Object most = expected.get("maximum");
    if (least == null || most == null) {
      return null;
    }
    words.put("min", least);
    words.put("max", most);
    return "range";
  }

  /**
   * Returns the problem of a body that is not JSON.
   *
   * @param max the number of errors to list; one more is added, which shows that there are more
   */
  public static Problem malformed(
      JsonFault end, List<LocatedViolation> found, int max, Language language) {
    return Problem.builder(ReadingProblems.MALFORMED_JSON)
        .language(language.tag())
        .extension("line", end.line())
        .extension("column", end.column())
        .errors(LocatedViolation.inOrder(found, max + 1))
        .build();
  }
}
