package dev.clearfault.internal.evidence;

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

  /** The message has a dot where the name of a nested class has another character. */
  static @Nullable Class<?> enumOf(String name) {
    String binary = name;
    while (true) {
      try {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        Class<?> type = Class.forName(binary, false, application);
        return type.isEnum() ? type : null;
      } catch (ClassNotFoundException | LinkageError missing) {
        int dot = binary.lastIndexOf('.');
        if (dot < 0) {
          return null;
        }
        binary = binary.substring(0, dot) + '$' + binary.substring(dot + 1);
      }
    }
  }

  static @Nullable Class<?> type(String name) {
    String simple = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    int generic = simple.indexOf('<');
    return TYPES.get(generic < 0 ? simple : simple.substring(0, generic));
  }
}
