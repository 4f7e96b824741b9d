package dev.clearfault.demo.faults;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Whether the application received what was sent, perhaps written in another way. */
final class SameValue {
  private static final List<Function<String, Object>> WRITINGS =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> ZonedDateTime.parse(text).toInstant(),
          LocalDateTime::parse,
          LocalTime::parse,
          OffsetTime::parse,
          Duration::parse);

  private SameValue() {}

  static boolean of(JsonNode sent, JsonNode received) {
    if (received.isMissingNode() || isAbsent(sent)) {
      return true; // An answer need not tell all, and an absent value may have a default.
    }
    if (sent.isArray()) {
      return received.isArray() && haveSameElements(sent, received);
    }
    if (sent.isObject() && !sent.has("$file")) {
      return received.isObject()
          && sent.propertyStream().allMatch(member -> isHeld(member, received));
    }
    JsonNode value =
        received.isContainer() && received.size() == 1 ? received.iterator().next() : received;
    return sent.has("$file")
        ? sent.path("$file").equals(value)
        : sent.isNumber() ? isSameNumber(sent.decimalValue(), value) : isSameText(sent, value);
  }

  private static boolean isAbsent(JsonNode sent) {
    return sent.isMissingNode()
        || sent.isNull()
        || (sent.isArray() && sent.valueStream().allMatch(SameValue::isAbsent))
        || sent.asString("x").isEmpty();
  }

  private static boolean isHeld(Map.Entry<String, JsonNode> member, JsonNode received) {
    return of(member.getValue(), received.path(member.getKey()));
  }

  /** A set has an order of its own, and each element once. */
  private static boolean haveSameElements(JsonNode sent, JsonNode received) {
    return sent.valueStream().allMatch(one -> received.valueStream().anyMatch(two -> of(one, two)))
        && received.size() <= sent.size();
  }

  private static boolean isSameNumber(BigDecimal sent, JsonNode received) {
    return received.isNumber()
        ? sent.compareTo(received.decimalValue()) == 0
            || (float) sent.doubleValue() == (float) received.doubleValue()
        : sent.toString().equals(received.asString(""));
  }

  private static boolean isSameText(JsonNode sent, JsonNode received) {
    String text = sent.asString("");
    if (received.isNumber()) {
      try {
        return isSameNumber(new BigDecimal(text.strip()), received);
      } catch (NumberFormatException notNumber) {
        return false;
      }
    }
    String other = received.asString("");
    return text.equalsIgnoreCase(other)
        || (received.isBoolean() && text.strip().equals(other))
        || WRITINGS.stream().anyMatch(writing -> isSame(writing, text, other));
  }

  private static boolean isSame(Function<String, Object> writing, String text, String other) {
    try {
      return writing.apply(text).equals(writing.apply(other));
    } catch (DateTimeException notThis) {
      return false;
    }
  }
}
