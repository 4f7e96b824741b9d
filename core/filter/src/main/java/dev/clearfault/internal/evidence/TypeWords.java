package dev.clearfault.internal.evidence;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.evidence.BodyFault.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the classes that the words of messages mean. */
final class TypeWords {
  private static final Map<String, Class<?>> TYPES =
      Map.ofEntries(
          Map.entry("int", Integer.class),
          Map.entry("integer", Integer.class),
          Map.entry("long", Long.class),
          Map.entry("short", Short.class),
          Map.entry("byte", Byte.class),
          Map.entry("double", Double.class),
          Map.entry("float", Float.class),
          Map.entry("bigdecimal", BigDecimal.class),
          Map.entry("biginteger", BigInteger.class),
          Map.entry("boolean", Boolean.class),
          Map.entry("string", String.class),
          Map.entry("begin_array", List.class),
          Map.entry("begin_object", Map.class),
          Map.entry("list", List.class),
          Map.entry("map", Map.class),
          Map.entry("localdate", LocalDate.class),
          Map.entry("localdatetime", LocalDateTime.class),
          Map.entry("instant", Instant.class),
          Map.entry("uuid", UUID.class));

  private TypeWords() {}

  /**
   * Reads that an enum has no such constant. The frames tell the enum: its name in the message may
   * be a text of the client, so that no class is looked for by it.
   */
  static void constant(Told told, Throwable thrown, String message) {
    if (!(thrown instanceof IllegalArgumentException) || !message.startsWith(Enums.NO_CONSTANT)) {
      return;
    }
    StackTraceElement[] frames = Causes.frames(thrown);
    if (frames.length > 1 && Enums.isValueOf(frames[0])) {
      Class<?> type =
          Enums.find(thrown, frames, 0, List.of(), Thread.currentThread().getContextClassLoader());
      String before = type == null ? "" : Enums.NO_CONSTANT + type.getCanonicalName() + '.';
      int start = type == null ? message.lastIndexOf('.') + 1 : before.length();
      told.kind = Kind.INVALID_ENUM;
      told.text = message.startsWith(before) ? message.substring(start) : told.text;
      told.allowed = type == null ? List.of() : Enums.names(type).stream().sorted().toList();
    }
  }

  static @Nullable Class<?> type(String name) {
    String simple = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    int generic = simple.indexOf('<');
    return TYPES.get(generic < 0 ? simple : simple.substring(0, generic));
  }
}
