package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.FromStringDeserializer;

/** Finds values from which Jackson would make another value in silence. */
final class Misreading {
  private Misreading() {}

  /**
   * Returns the fault of the parser's current value; null if Jackson may read it.
   *
   * @param allowed the names that an enum accepts; empty for other types
   */
  static @Nullable Kind of(
      ValueDeserializer<?> reader,
      List<Object> allowed,
      JsonParser parser,
      DeserializationContext context) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      if (!allowed.isEmpty()) {
        return isPadded(parser.getString(), allowed) ? Kind.INVALID_ENUM : null;
      }
      Class<?> type = reader.handledType();
      return type == null ? null : ofText(parser.getString(), type, context);
    }
    // Jackson would make a text of the number.
    boolean isTextOnly = reader instanceof FromStringDeserializer<?>;
    return isTextOnly && token != null && token.isScalarValue() ? Kind.TYPE_MISMATCH : null;
  }

  /** Jackson passes over spaces around a name, and takes spaces alone for an empty text. */
  private static boolean isPadded(String text, List<Object> allowed) {
    return !text.equals(text.trim()) && !allowed.contains(text);
  }

  private static @Nullable Kind ofText(String text, Class<?> type, DeserializationContext context) {
    if (type == double[].class || type == float[].class) {
      return Kind.TYPE_MISMATCH; // Jackson would read the text as Base64.
    }
    if (type == byte[].class || type == ByteBuffer.class) {
      return isBase64(text, context.getBase64Variant()) ? null : Kind.INVALID_FORMAT;
    }
    boolean isConverted = context.isEnabled(MapperFeature.ALLOW_COERCION_OF_SCALARS);
    if (isConverted && text.trim().equals("null") && isNumberOrBoolean(type)) {
      return Kind.TYPE_MISMATCH; // Jackson would read the text as null.
    }
    return isConverted && NumberText.isOutOfRange(type, text.trim()) ? Kind.OUT_OF_RANGE : null;
  }

  private static boolean isNumberOrBoolean(Class<?> type) {
    Class<?> boxed = MethodType.methodType(type).wrap().returnType();
    return Number.class.isAssignableFrom(boxed) || boxed == Boolean.class;
  }

  /**
   * Tells whether the text is what an encoder writes for some bytes (RFC 4648 section 3.5). Jackson
   * passes over white space and over bits that belong to no byte.
   */
  private static boolean isBase64(String text, Base64Variant variant) {
    if (variant.getMaxLineLength() < text.length()) {
      return true; // The application's variant breaks lines, so Jackson decides.
    }
    int length = text.length();
    while (variant.usesPadding() && length > 0 && text.charAt(length - 1) == '=') {
      length--;
    }
    int bits = 0;
    for (int i = 0; i < length; i++) {
      bits = variant.decodeBase64Char(text.charAt(i));
      if (bits < 0) {
        return false;
      }
    }
    int padding = text.length() - length;
    return switch (length % 4) {
      case 0 -> padding == 0;
      case 2 -> (padding == 2 || !variant.usesPadding()) && (bits & 15) == 0;
      case 3 -> (padding == 1 || !variant.usesPadding()) && (bits & 3) == 0;
      default -> false;
    };
  }
}
