package dev.clearfault.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes the number that a schema wants from what was sent. */
final class NumberFit {
  private static final int MOST_DIGITS = 400;

  private NumberFit() {}

  static Optional<JsonNode> of(JsonNode value, JsonNode schema) {
    return read(value).map(number -> fit(number, value, schema));
  }

  /** Returns a bound of the schema; empty if it has none. */
  static Optional<JsonNode> bound(JsonNode schema) {
    for (String name :
        new String[] {"minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"}) {
      if (schema.path(name).isNumber()) {
        return of(schema.path(name), schema);
      }
    }
    return Optional.empty();
  }

  private static JsonNode fit(BigDecimal number, JsonNode value, JsonNode schema) {
    BigDecimal result = inBounds(inSteps(number, schema), schema);
    boolean written = value.isIntegralNumber() || (value.isNumber() && !isInteger(schema));
    return written && result.compareTo(number) == 0 ? value : node(result);
  }

  private static Optional<BigDecimal> read(JsonNode value) {
    try {
      Optional<BigDecimal> number =
          value.isNumber()
              ? Optional.of(value.decimalValue())
              : value.isString() && value.stringValue().length() < MOST_DIGITS
                  ? Optional.of(new BigDecimal(value.stringValue().strip()))
                  : Optional.empty();
      // A larger exponent would be written out as a number of a million digits.
      return number.filter(read -> Math.abs((long) read.scale()) < MOST_DIGITS);
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static BigDecimal inSteps(BigDecimal number, JsonNode schema) {
    BigDecimal step = step(schema);
    if (step.signum() <= 0 || number.remainder(step).signum() == 0) {
      return number;
    }
    return number.divide(step, 0, RoundingMode.HALF_UP).multiply(step);
  }

  private static BigDecimal inBounds(BigDecimal number, JsonNode schema) {
    BigDecimal step = step(schema);
    BigDecimal beyond = step.signum() > 0 ? step : BigDecimal.ONE;
    BigDecimal result = number;
    if (schema.path("minimum").isNumber()) {
      result = result.max(steps(schema.path("minimum"), step, RoundingMode.CEILING));
    }
    if (schema.path("exclusiveMinimum").isNumber()) {
      BigDecimal bound = schema.path("exclusiveMinimum").decimalValue();
      BigDecimal next =
          steps(schema.path("exclusiveMinimum"), step, RoundingMode.FLOOR).add(beyond);
      result = result.compareTo(bound) > 0 ? result : next;
    }
    if (schema.path("maximum").isNumber()) {
      result = result.min(steps(schema.path("maximum"), step, RoundingMode.FLOOR));
    }
    if (schema.path("exclusiveMaximum").isNumber()) {
      BigDecimal bound = schema.path("exclusiveMaximum").decimalValue();
      BigDecimal next =
          steps(schema.path("exclusiveMaximum"), step, RoundingMode.CEILING).subtract(beyond);
      result = result.compareTo(bound) < 0 ? result : next;
    }
    return result;
  }

  private static BigDecimal steps(JsonNode bound, BigDecimal step, RoundingMode rounding) {
    BigDecimal value = bound.decimalValue();
    return step.signum() <= 0 || value.remainder(step).signum() == 0
        ? value
        : value.divide(step, 0, rounding).multiply(step);
  }

  private static BigDecimal step(JsonNode schema) {
    JsonNode step = schema.path("multipleOf");
    return step.isNumber()
        ? step.decimalValue()
        : isInteger(schema) ? BigDecimal.ONE : BigDecimal.ZERO;
  }

  private static boolean isInteger(JsonNode schema) {
    return SchemaFit.type(schema).equals("integer");
  }

  private static JsonNode node(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0
        ? JsonTree.NODES.numberNode(number.toBigInteger())
        : JsonTree.NODES.numberNode(number);
  }
}
