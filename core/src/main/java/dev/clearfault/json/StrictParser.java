package dev.clearfault.json;

import dev.clearfault.json.JsonFault.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * Shows Jackson each property of an object once, counts what it reads, and gives no number that is
 * not the one in the text.
 *
 * <p>Jackson's own detection of duplicates ends the reading. Here the first value counts and the
 * others are passed over, also where nobody asked for the object that holds them.
 */
final class StrictParser extends JsonParserDelegate {
  private final FaultList faults;
  private final int maxProperties;
  private int properties;
  private @Nullable NamesSeen innermost;

  StrictParser(JsonParser delegate, FaultList faults, int maxProperties) {
    super(delegate);
    this.faults = faults;
    this.maxProperties = maxProperties;
  }

  /** The text holds more than is allowed. */
  static final class TooManyPropertiesException extends StreamConstraintsException {
    private static final long serialVersionUID = 1L;

    private TooManyPropertiesException() {
      super("too many properties");
    }
  }

  /** Says by which other names the object that has just begun may call its properties. */
  void alsoKnownBy(Map<String, String> aliases) {
    if (innermost != null && currentToken() == JsonToken.START_OBJECT) {
      innermost.alsoKnownBy(aliases);
    }
  }

  @Override
  public @Nullable JsonToken nextToken() {
    JsonToken token = super.nextToken();
    while (token == JsonToken.PROPERTY_NAME && isSeen(currentName())) {
      nextToken();
      skipChildren();
      token = super.nextToken();
    }
    if (token == JsonToken.START_OBJECT) {
      innermost = new NamesSeen(innermost);
    } else if (token == JsonToken.END_OBJECT && innermost != null) {
      innermost = innermost.around();
    }
    if (token != null && (token.isScalarValue() || token.isStructStart())) {
      count();
    }
    return token;
  }

  private boolean isSeen(String name) {
    if (innermost == null || innermost.isNew(name)) {
      return false;
    }
    if (innermost.isToldFirst(name)) {
      faults.add(
          JsonFault.at(Kind.DUPLICATE_PROPERTY, JsonPaths.of(delegate.streamReadContext()), null));
    }
    return true;
  }

  private void count() {
    if (++properties > maxProperties) {
      throw new TooManyPropertiesException();
    }
  }

  @Override
  public @Nullable JsonToken nextValue() {
    JsonToken token = nextToken();
    return token == JsonToken.PROPERTY_NAME ? nextToken() : token;
  }

  @Override
  public @Nullable String nextName() {
    return nextToken() == JsonToken.PROPERTY_NAME ? currentName() : null;
  }

  @Override
  public boolean nextName(SerializableString name) {
    return name.getValue().equals(nextName());
  }

  @Override
  public int nextNameMatch(PropertyNameMatcher matcher) {
    JsonToken token = nextToken();
    if (token == JsonToken.PROPERTY_NAME) {
      return matcher.matchName(currentName());
    }
    return token == JsonToken.END_OBJECT
        ? PropertyNameMatcher.MATCH_END_OBJECT
        : PropertyNameMatcher.MATCH_ODD_TOKEN;
  }

  @Override
  public JsonParser skipChildren() {
    int depth = 0;
    JsonToken token = currentToken();
    while (token != null) {
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (depth <= 0) {
        break;
      }
      token = nextToken();
    }
    return this;
  }

  @Override
  public double getDoubleValue() {
    double value = super.getDoubleValue();
    refuseUnless(NumberText.isHeldBy(value, getString()), double.class);
    return value;
  }

  @Override
  public float getFloatValue() {
    float value = super.getFloatValue();
    refuseUnless(NumberText.isHeldBy(value, getString()), float.class);
    return value;
  }

  @Override
  public BigDecimal getDecimalValue() {
    refuseUnless(NumberText.isWithinReason(getString()), BigDecimal.class);
    return super.getDecimalValue();
  }

  @Override
  public BigInteger getBigIntegerValue() {
    refuseUnless(NumberText.isWithinReason(getString()), BigInteger.class);
    return super.getBigIntegerValue();
  }

  @Override
  public Number getNumberValue() {
    refuseUnless(NumberText.isWithinReason(getString()), Number.class);
    Number value = super.getNumberValue();
    boolean held =
        !(value instanceof Double || value instanceof Float)
            || NumberText.isHeldBy(value.doubleValue(), getString());
    refuseUnless(held, Number.class);
    return value;
  }

  private void refuseUnless(boolean held, Class<?> type) {
    if (!held) {
      throw new InputCoercionException(this, "the number is out of range", currentToken(), type);
    }
  }
}
