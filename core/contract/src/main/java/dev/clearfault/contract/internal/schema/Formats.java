package dev.clearfault.contract.internal.schema;

import static java.util.Objects.requireNonNull;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.format.Format;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/**
 * The formats of OpenAPI that JSON Schema does not have, and those that networknt reads more widely
 * than their RFC.
 */
final class Formats {
  private static final BigInteger INT_LIMIT = BigInteger.ONE.shiftLeft(31);
  private static final BigInteger LONG_LIMIT = BigInteger.ONE.shiftLeft(63);

  /** RFC 9562 section 4. */
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /**
   * RFC 5321 section 4.1.2. The domain may be any, also one of an internal network, and not only
   * one below the registered top-level domains.
   */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:[\\w!#$%&'*+/=?^`{|}~-]++(?:\\.[\\w!#$%&'*+/=?^`{|}~-]++)*+"
              + "|\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*+\")"
              + "@(?:[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?"
              + "(?:\\.[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?)*+"
              + "|\\[[0-9A-Za-z.:-]+\\])");

  /** RFC 5321 section 4.5.3.1, in bytes. */
  private static final int LONGEST_LOCAL_PART = 64;

  private static final int LONGEST_DOMAIN = 255;

  /** A person does not write a longer one, and its parser needs much time and stack for it. */
  private static final int LONGEST_EXPRESSION = 2000;

  private Formats() {}

  static void add(Map<String, Format> formats) {
    put(formats, "int32", number -> isWholeWithin(number, INT_LIMIT));
    put(formats, "int64", number -> isWholeWithin(number, LONG_LIMIT));
    put(
        formats,
        "float",
        number -> !number.isNumber() || Float.isFinite(number.decimalValue().floatValue()));
    put(
        formats,
        "double",
        number -> !number.isNumber() || Double.isFinite(number.decimalValue().doubleValue()));
    put(formats, "email", text(Formats::isAddress));
    put(formats, "byte", text(Formats::isBase64));
    put(formats, "uuid", text(value -> UUID.matcher(value).matches()));
    put(formats, "regex", text(Formats::isExpression));
    bound(formats, "regex", LONGEST_EXPRESSION);
    // These need time that grows with the square of the length.
    bound(formats, "idn-hostname", LONGEST_DOMAIN);
    bound(formats, "idn-email", LONGEST_LOCAL_PART + 1 + LONGEST_DOMAIN);
  }

  private static void put(Map<String, Format> formats, String name, Predicate<JsonNode> rule) {
    formats.put(name, new Rule(name, rule));
  }

  /** Refuses texts that are longer than any of the format, before they are read. */
  private static void bound(Map<String, Format> formats, String name, int longest) {
    Format known = requireNonNull(formats.get(name), name);
    formats.put(name, new Bounded(known, longest));
  }

  private static Predicate<JsonNode> text(Predicate<String> rule) {
    return value -> !value.isString() || rule.test(value.stringValue());
  }

  private static boolean isWholeWithin(JsonNode number, BigInteger limit) {
    if (!number.isNumber()) {
      return true;
    }
    BigDecimal value = number.decimalValue();
    return value.compareTo(new BigDecimal(limit)) < 0
        && value.compareTo(new BigDecimal(limit.negate())) >= 0;
  }

  private static boolean isAddress(String text) {
    int at = text.lastIndexOf('@');
    return at <= LONGEST_LOCAL_PART
        && text.length() - at - 1 <= LONGEST_DOMAIN
        && ADDRESS.matcher(text).matches();
  }

  private static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException other) {
      return false;
    }
  }

  private static boolean isExpression(String text) {
    try {
      Pattern.compile(new EcmaSyntax(text).inJava());
      return true;
    } catch (PatternSyntaxException other) {
      return false;
    }
  }

  private record Rule(String name, Predicate<JsonNode> accepts) implements Format {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean matches(ExecutionContext execution, SchemaContext schema, JsonNode value) {
      return accepts.test(value);
    }
  }

  private record Bounded(Format format, int longest) implements Format {
    @Override
    public String getName() {
      return format.getName();
    }

    @Override
    public String getMessageKey() {
      return format.getMessageKey();
    }

    @Override
    public boolean matches(ExecutionContext execution, SchemaContext schema, JsonNode value) {
      boolean isLonger = value.isString() && value.stringValue().length() > longest;
      return !isLonger && format.matches(execution, schema, value);
    }
  }
}
