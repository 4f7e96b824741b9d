package dev.clearfault.contract.internal.tell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the texts that say what a value has to be, such as "a whole number". */
final class FaultTypes {
  private static final Map<String, String> TYPES =
      Map.of(
          "string", "text",
          "array", "list",
          "object", "object",
          "integer", "integer",
          "number", "number",
          "boolean", "boolean");

  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("date", "localdate"),
          Map.entry("date-time", "offsetdatetime"),
          Map.entry("time", "offsettime"),
          Map.entry("duration", "duration"),
          Map.entry("uuid", "uuid"),
          Map.entry("uri", "uri"),
          Map.entry("iri", "uri"),
          Map.entry("uri-reference", "urireference"),
          Map.entry("iri-reference", "urireference"),
          Map.entry("hostname", "hostname"),
          Map.entry("idn-hostname", "hostname"),
          Map.entry("ipv4", "ipv4"),
          Map.entry("ipv6", "ipv6"),
          Map.entry("byte", "base64"),
          Map.entry("regex", "regex"),
          Map.entry("json-pointer", "jsonpointer"));

  private FaultTypes() {}

  /** Returns the last part of the text's key. */
  static String key(Map<String, Object> expected) {
    List<Object> types = types(expected);
    if (types.size() != 1) {
      return "other";
    }
    String type = String.valueOf(types.get(0));
    String format = String.valueOf(expected.get("format"));
    return type.equals("string") && FORMATS.containsKey(format)
        ? ofFormat(format)
        : TYPES.getOrDefault(type, "other");
  }

  static String ofFormat(String format) {
    return FORMATS.getOrDefault(format, "other");
  }

  static boolean isWhole(Map<String, Object> expected) {
    return types(expected).equals(List.of("integer"));
  }

  private static List<Object> types(Map<String, Object> expected) {
    Object type = expected.get("type");
    List<Object> types = new ArrayList<>();
    if (type instanceof List<?> several) {
      types.addAll(several);
    } else if (type != null) {
      types.add(type);
    }
    types.remove("null");
    return types;
  }
}
