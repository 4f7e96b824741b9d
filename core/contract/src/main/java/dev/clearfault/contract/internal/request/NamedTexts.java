package dev.clearfault.contract.internal.request;

import dev.clearfault.contract.internal.operation.Parameter.Style;
import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.internal.read.QueryString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query, the fields of a form or the cookies: texts by their names.
 *
 * @param texts a text for each name, or a list of several
 * @param query the query as it was sent; null if these are no parameters of one
 */
record NamedTexts(Map<String, Object> texts, @Nullable String query) {

  /** Returns a text, a list or a map; null if there is none. */
  @Nullable Object get(String name, Style style, boolean explode, @Nullable ContractSchema schema) {
    if (style == Style.DEEP_OBJECT) {
      return DeepObject.read(name, texts, schema);
    }
    if (explode && Shape.of(schema, false) == Shape.OBJECT && schema != null) {
      return members(schema);
    }
    Object sent = texts.get(name);
    if (sent == null || explode) {
      return sent == null ? null : exploded(sent, schema);
    }
    return delimited(name, sent, style, schema);
  }

  /** Returns what is sent for a list or a single value, each text for itself. */
  static Object exploded(Object sent, @Nullable ContractSchema schema) {
    if (sent instanceof List<?>) {
      return sent;
    }
    boolean isList = Shape.of(schema, false) == Shape.LIST;
    return isList ? ("".equals(sent) ? List.of() : List.of(sent)) : sent;
  }

  /** Each member is a parameter of its own; without declared ones, each parameter is a member. */
  private @Nullable Map<String, Object> members(ContractSchema schema) {
    Map<String, Object> members = new LinkedHashMap<>();
    List<String> declared = schema.properties();
    for (String property : declared.isEmpty() ? texts.keySet() : declared) {
      Object sent = texts.get(property);
      if (sent != null) {
        members.put(property, exploded(sent, schema.property(property)));
      }
    }
    return members.isEmpty() ? null : members;
  }

  private Object delimited(String name, Object sent, Style style, @Nullable ContractSchema schema) {
    boolean isCoded = style == Style.FORM && query != null;
    List<?> values = isCoded ? raw(name) : sent instanceof List<?> list ? list : List.of(sent);
    Delimited delimited =
        switch (style) {
          case SPACE_DELIMITED -> new Delimited(' ', false, text -> text);
          case PIPE_DELIMITED -> new Delimited('|', false, text -> text);
          default -> new Delimited(',', false, isCoded ? NamedTexts::decoded : text -> text);
        };
    boolean several = values.size() > 1 || values.toString().indexOf(delimited.delimiter()) >= 0;
    Shape shape = Shape.of(schema, several);
    if (shape != Shape.LIST) {
      return values.size() == 1 ? delimited.read((String) values.get(0), shape) : sent;
    }
    List<Object> elements = new ArrayList<>();
    for (Object value : values) {
      String text = (String) value;
      elements.addAll(delimited.list(isCoded ? Delimited.withPlainCommas(text, schema) : text));
    }
    return elements;
  }

  private List<String> raw(String name) {
    List<String> values = new ArrayList<>();
    String text = query == null ? "" : query;
    for (int start = 0; start < text.length(); ) {
      int next = text.indexOf('&', start);
      int end = next < 0 ? text.length() : next;
      int equals = text.indexOf('=', start);
      int nameEnd = equals < 0 || equals > end ? end : equals;
      if (end > start && name.equals(decoded(text.substring(start, nameEnd)))) {
        values.add(nameEnd == end ? "" : text.substring(nameEnd + 1, end));
      }
      start = end + 1;
    }
    return values;
  }

  /** What cannot be decoded is a fault of its own, and is not read. */
  private static String decoded(String raw) {
    String text = QueryString.decode(raw, StandardCharsets.UTF_8);
    return text == null ? raw : text;
  }
}
