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
import jakarta.servlet.http.Part;
import java.io.File;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;

/** Describes why a value could not be read and what to send instead. */
final class ReadingText {
  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(
          Integer.class,
          Long.class,
          Short.class,
          Byte.class,
          BigInteger.class,
          AtomicInteger.class,
          AtomicLong.class,
          OptionalInt.class,
          OptionalLong.class);

  private static final Set<Class<?>> NUMBERS =
      Set.of(Double.class, Float.class, BigDecimal.class, Number.class, OptionalDouble.class);

  /** Where the key is not the name of the class: what is sent is not what the class is called. */
  private static final Map<Class<?>, String> KEYS =
      Map.ofEntries(
          Map.entry(Boolean.class, "boolean"),
          Map.entry(AtomicBoolean.class, "boolean"),
          Map.entry(Character.class, "character"),
          Map.entry(File.class, "text"),
          Map.entry(Path.class, "text"),
          Map.entry(Pattern.class, "regex"),
          Map.entry(byte[].class, "base64"),
          Map.entry(ByteBuffer.class, "base64"),
          Map.entry(TimeZone.class, "zoneid"),
          Map.entry(Date.class, "instant"),
          Map.entry(Calendar.class, "offsetdatetime"),
          Map.entry(GregorianCalendar.class, "offsetdatetime"),
          Map.entry(XMLGregorianCalendar.class, "offsetdatetime"));

  /** By name, for a Java runtime without the module. */
  private static final Map<String, String> SQL_KEYS =
      Map.of(
          "java.sql.Date",
          "localdate",
          "java.sql.Time",
          "localtime",
          "java.sql.Timestamp",
          "instant");

  /** The codes with other texts if the accepted values are known. */
  private static final Set<String> LISTED = Set.of("missing", "invalid_key");

  private ReadingText() {}

  /**
   * Describes a fault.
   *
   * @param expected returns what the place accepts
   */
  static LocatedViolation violation(
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
        () -> violation(code, path, source, values, expected.get(), fix(fault, path, source)));
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
    values.put("type", "{type." + type(fault.expected(), language) + "}");
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

  static LocatedViolation violation(String code, ViolationPath path, Source source) {
    return violation(code, path, source, Map.of());
  }

  static LocatedViolation tooMany(String what, int max, Source source) {
    return violation("too_many_" + what, ViolationPath.of(List.of()), source, Map.of("max", max));
  }

  private static LocatedViolation violation(
      String code, ViolationPath path, Source source, Map<String, Object> values) {
    return new LocatedViolation(
        path, source, code, "", () -> violation(code, path, source, values, Map.of(), List.of()));
  }

  private static Violation violation(
      String code,
      ViolationPath path,
      Source source,
      Map<String, Object> values,
      Map<String, Object> expected,
      List<Map<String, Object>> fix) {
    boolean isListed = LISTED.contains(code) && !"".equals(values.get("allowed"));
    String key =
        isListed ? code + ".allowed" : values.containsKey("example") ? code + ".example" : code;
    String hint = values.containsKey("nearest") ? ".nearest.hint}" : ".hint}";
    return new Violation(
        source,
        path.field(),
        LocatedViolation.pointer(path, source),
        code,
        "{" + key + ".detail}",
        expected,
        fix,
        "{" + key + hint,
        values);
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
    String key = KEYS.getOrDefault(boxed, SQL_KEYS.get(type.getName()));
    if (key != null) {
      return key;
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "text";
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "list";
    }
    return named(type, language);
  }

  private static String named(Class<?> type, Language language) {
    if (type != Object.class && type.getName().startsWith("java.")) {
      String key = type.getSimpleName().toLowerCase(Locale.ROOT);
      if (language.text("type." + key) != null) {
        return key;
      }
    }
    if (Part.class.isAssignableFrom(type)) {
      return "file";
    }
    if (type == JsonFault.Subtype.class) {
      return "kind";
    }
    return type.isRecord() || Map.class.isAssignableFrom(type) ? "object" : "other";
  }
}
