package dev.clearfault.internal.read;

import dev.clearfault.input.ReadingProblems;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.constraints.ViolationPath;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.Part;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Describes why a value could not be read and what to send instead. */
final class ReadingText {
  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(Integer.class, Long.class, Short.class, Byte.class, BigInteger.class);

  private static final Set<Class<?>> NUMBERS =
      Set.of(Double.class, Float.class, BigDecimal.class, Number.class);

  /** The codes with other texts if the accepted values are known. */
  private static final Set<String> LISTED = Set.of("missing", "invalid_key");

  private ReadingText() {}

  static LocatedViolation violation(
      JsonFault fault, ViolationPath path, Source source, Language language) {
    String code = fault.kind().name().toLowerCase(Locale.ROOT);
    Map<String, Object> limits = fault.limit() > 0 ? Map.of("max", fault.limit()) : Map.of();
    return violation(code, path, source, values(fault, language), limits);
  }

  private static Map<String, Object> values(JsonFault fault, Language language) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("type", "{type." + type(fault.expected(), language) + "}");
    values.put("line", fault.line());
    values.put("column", fault.column());
    values.put("max", fault.limit());
    values.put(
        "allowed",
        fault.allowed().stream().map(Object::toString).collect(Collectors.joining(", ")));
    if (fault.nearest() != null) {
      values.put("nearest", fault.nearest());
    }
    return values;
  }

  static LocatedViolation violation(String code, ViolationPath path, Source source) {
    return violation(code, path, source, Map.of(), Map.of());
  }

  static LocatedViolation tooMany(String what, int max, Source source) {
    Map<String, Object> limits = Map.of("max", max);
    return violation("too_many_" + what, ViolationPath.of(List.of()), source, limits, limits);
  }

  private static LocatedViolation violation(
      String code,
      ViolationPath path,
      Source source,
      Map<String, Object> values,
      Map<String, Object> limits) {
    boolean isListed = LISTED.contains(code) && !"".equals(values.get("allowed"));
    String key = isListed ? code + ".allowed" : code;
    String hint = values.containsKey("nearest") ? ".nearest.hint}" : ".hint}";
    return new LocatedViolation(
        path,
        source,
        code,
        "",
        () ->
            new Violation(
                source,
                path.field(),
                LocatedViolation.pointer(path, source),
                code,
                "{" + key + ".detail}",
                limits,
                "{" + key + hint,
                values));
  }

  /**
   * Returns the problem of a body that is not JSON.
   *
   * @param max the number of errors to list; one more is added, which shows that there are more
   */
  static Problem malformed(
      JsonFault end, List<LocatedViolation> found, int max, Language language) {
    return Problem.builder(ReadingProblems.MALFORMED_JSON)
        .language(language.tag())
        .extension("line", end.line())
        .extension("column", end.column())
        .errors(LocatedViolation.inOrder(found, max + 1))
        .build();
  }

  /** Returns the last part of the text key for a type; never a class name. */
  private static String type(@Nullable Class<?> type, Language language) {
    if (type == null) {
      return "other";
    }
    Class<?> boxed = MethodType.methodType(type).wrap().returnType();
    if (WHOLE_NUMBERS.contains(boxed)) {
      return "integer";
    }
    if (NUMBERS.contains(boxed)) {
      return "number";
    }
    if (boxed == Boolean.class) {
      return "boolean";
    }
    if (CharSequence.class.isAssignableFrom(type) || type == char.class) {
      return "text";
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "list";
    }
    return named(type, language);
  }

  private static String named(Class<?> type, Language language) {
    if (Temporal.class.isAssignableFrom(type) || TemporalAmount.class.isAssignableFrom(type)) {
      String key = type.getSimpleName().toLowerCase(Locale.ROOT);
      return language.text("type." + key) == null ? "other" : key;
    }
    if (Part.class.isAssignableFrom(type)) {
      return "file";
    }
    if (type == UUID.class) {
      return "uuid";
    }
    if (type == URI.class) {
      return "uri";
    }
    if (type == JsonFault.Subtype.class) {
      return "kind";
    }
    return type.isRecord() || Map.class.isAssignableFrom(type) ? "object" : "other";
  }
}
