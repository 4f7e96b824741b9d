package dev.clearfault.internal.render;

import dev.clearfault.problem.Violation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes one JSON object, member by member, so that the same problem always gives the same bytes.
 *
 * <p>Texts come from applications and, as names of properties, from clients: half a surrogate pair,
 * which UTF-8 cannot express, becomes U+FFFD, and a number that JSON lacks becomes a string.
 */
public final class JsonBody {
  private JsonGenerator out;

  JsonBody(JsonGenerator out) {
    this.out = out;
  }

  /** Returns the bytes of an object with the members that are written to it. */
  public static byte[] object(Consumer<JsonBody> members) {
    return JsonWriter.object(
        out -> {
          JsonBody body = new JsonBody(out);
          members.accept(body);
          body.out = JsonWriter.ENDED; // Another body may use the writer from now on.
        });
  }

  /** Returns one value of the JSON model as compact JSON. */
  static String json(Object value) {
    byte[] object = object(body -> body.values(Map.of("v", value)));
    return new String(object, 5, object.length - 6, StandardCharsets.UTF_8); // {"v":...}
  }

  /** Writes a string member, or nothing if there is no value. */
  public JsonBody string(String name, @Nullable String value) {
    if (value != null) {
      out.writeName(name);
      out.writeString(WellFormed.text(value));
    }
    return this;
  }

  /** Writes a number member, or nothing if there is no value. */
  public JsonBody number(String name, @Nullable Integer value) {
    if (value != null) {
      out.writeName(name);
      out.writeNumber(value);
    }
    return this;
  }

  /** Writes a boolean member, or nothing if there is no value. */
  public JsonBody bool(String name, @Nullable Boolean value) {
    if (value != null) {
      out.writeName(name);
      out.writeBoolean(value);
    }
    return this;
  }

  /** Writes a member that is an object. */
  public JsonBody object(String name, Consumer<JsonBody> members) {
    out.writeName(name);
    out.writeStartObject();
    members.accept(this);
    out.writeEndObject();
    return this;
  }

  /** Writes a member that is an array of objects. */
  public <T> JsonBody objects(String name, List<T> elements, ElementWriter<T> writer) {
    out.writeName(name);
    out.writeStartArray();
    for (T element : elements) {
      out.writeStartObject();
      writer.write(this, element);
      out.writeEndObject();
    }
    out.writeEndArray();
    return this;
  }

  /** Writes a member whose value is JSON already. */
  public JsonBody raw(String name, String json) {
    out.writeName(name);
    out.writeRawValue(json);
    return this;
  }

  /** Writes members of the JSON model: strings, numbers, booleans, lists and maps of these. */
  public JsonBody values(Map<String, ?> values) {
    for (Map.Entry<String, ?> each : values.entrySet()) {
      out.writeName(WellFormed.text(each.getKey()));
      value(each.getValue());
    }
    return this;
  }

  /**
   * Writes the members of one element of an array.
   *
   * @param <T> the element's type
   */
  @FunctionalInterface
  public interface ElementWriter<T> {
    /** Writes the members of the element. */
    void write(JsonBody body, T element);
  }

  static void violation(JsonBody body, Violation violation) {
    Violation.Source in = violation.in();
    body.string("in", in == null ? null : in.wireName())
        .string("field", violation.field())
        .string("pointer", violation.pointer())
        .string("code", violation.code())
        .string("detail", violation.detail());
    if (!violation.expected().isEmpty()) {
      body.out.writeName("expected");
      body.value(violation.expected());
    }
    if (!violation.fix().isEmpty()) {
      body.out.writeName("fix");
      body.value(violation.fix());
    }
    body.string("hint", violation.hint());
  }

  /** A value that is JSON already. */
  public record Raw(String json) {}

  private void value(Object value) {
    if (value instanceof Raw raw) {
      out.writeRawValue(raw.json());
    } else if (value instanceof Boolean bool) {
      out.writeBoolean(bool);
    } else if (value instanceof Number number) {
      number(number);
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      list.forEach(this::value);
      out.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> each : map.entrySet()) {
        out.writeName(WellFormed.text(each.getKey().toString()));
        value(each.getValue());
      }
      out.writeEndObject();
    } else {
      out.writeString(WellFormed.text(value.toString()));
    }
  }

  /** By type, because a number of another class may print anything. */
  private void number(Number number) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      out.writeNumber(number.intValue());
    } else if (number instanceof Long) {
      out.writeNumber(number.longValue());
    } else if (number instanceof BigInteger integer && integer.getClass() == BigInteger.class) {
      out.writeNumber(integer);
    } else if (number instanceof BigDecimal decimal && decimal.getClass() == BigDecimal.class) {
      out.writeNumber(decimal);
    } else if (Double.isFinite(number.doubleValue())) {
      out.writeNumber(number.doubleValue());
    } else {
      // RFC 8259 section 6: JSON has no NaN and no infinities.
      out.writeString(Double.toString(number.doubleValue()));
    }
  }
}
