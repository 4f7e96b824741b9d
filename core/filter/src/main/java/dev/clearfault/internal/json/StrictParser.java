package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Shows Jackson each property of an object once, counts the values, and refuses to give a number
 * that differs from the text.
 *
 * <p>Jackson's own detection of duplicates ends the reading. Here the first value counts and the
 * others are passed over, also in objects that the class does not read.
 */
final class StrictParser extends TokenByTokenParser {
  private final FaultList faults;
  private final int maxProperties;
  private final @Nullable GivenObject given;
  private int properties;
  private boolean isReread;
  private @Nullable NamesSeen innermost;

  StrictParser(JsonParser delegate, FaultList faults, int maxProperties) {
    super(delegate);
    this.faults = faults;
    this.maxProperties = maxProperties;
    given = delegate instanceof GivenObject object ? object : null;
  }

  /**
   * Goes on with a part of a text that Jackson has put aside, from a parser that stands in an
   * object: the same rules hold for it. Its values have been counted before, and are counted as
   * read again.
   */
  static StrictParser behind(JsonParser buffered, FaultList faults) {
    StrictParser parser = new StrictParser(buffered, faults, Integer.MAX_VALUE);
    parser.isReread = true;
    parser.innermost = new NamesSeen(null);
    if (buffered.currentToken() == JsonToken.PROPERTY_NAME) {
      boolean unused = parser.innermost.isNew(buffered.currentName());
    }
    return parser;
  }

  /**
   * Sets the other names of the properties of the object that has just begun, or whose type has
   * just been read.
   */
  void alsoKnownBy(PropertyNames names) {
    JsonToken token = currentToken();
    if (innermost != null
        && (token == JsonToken.START_OBJECT || token == JsonToken.PROPERTY_NAME)) {
      innermost.alsoKnownBy(names);
    }
  }

  @Override
  public @Nullable JsonToken nextToken() {
    JsonToken token = super.nextToken();
    while (token == JsonToken.PROPERTY_NAME && isPassedOver(currentName())) {
      nextToken();
      skipChildren();
      token = super.nextToken();
    }
    if (token == JsonToken.START_OBJECT) {
      innermost = new NamesSeen(innermost);
    } else if (token == JsonToken.END_OBJECT && innermost != null) {
      innermost = innermost.around();
    }
    if (token != null && (token.isScalarValue() || token.isStructStart()) && !isGiving()) {
      count();
    }
    return token;
  }

  /** Tells whether the token is not from the text. */
  private boolean isGiving() {
    return given != null && given.isGiving();
  }

  private boolean isPassedOver(String name) {
    if (innermost == null || isGiving()) {
      return false;
    }
    boolean isNew = innermost.isNew(name);
    if (given == null || innermost.around() != null || !given.isClosed(name)) {
      return !isNew && isDuplicate(innermost, name);
    }
    if (isNew) {
      faults.add(JsonFault.at(Kind.UNKNOWN_PROPERTY, List.of(name), null));
    }
    return true;
  }

  private boolean isDuplicate(NamesSeen names, String name) {
    if (names.isFirstDuplicate(name)) {
      faults.add(
          JsonFault.at(Kind.DUPLICATE_PROPERTY, JsonPaths.of(delegate.streamReadContext()), null));
    }
    return true;
  }

  private void count() {
    if (!isReread) {
      properties++;
    } else if (!isCountedByAnother()) {
      faults.countReread();
    }
    if (properties > maxProperties) {
      throw EndOfReadingException.ofProperties(maxProperties);
    }
  }

  /** Behind what was put aside, Jackson goes on with the parser from which it was taken. */
  private boolean isCountedByAnother() {
    return delegate instanceof JsonParserDelegate sequence
        && sequence.delegate() instanceof StrictParser;
  }

  /** Jackson takes up to 255 for a byte, and makes it negative. */
  @Override
  public byte getByteValue() {
    int value = getIntValue();
    refuseUnless(value == (byte) value, byte.class);
    return (byte) value;
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

  /** Jackson would end the reading, as if it were no JSON. */
  @Override
  public byte[] getBinaryValue(Base64Variant variant) {
    if (currentToken() != JsonToken.VALUE_STRING) {
      throw MismatchedInputException.from(this, byte[].class, "no text");
    }
    String text = getString();
    try {
      return super.getBinaryValue(variant);
    } catch (StreamReadException e) {
      throw InvalidFormatException.from(this, "no Base64", text, byte[].class);
    }
  }

  private void refuseUnless(boolean held, Class<?> type) {
    if (!held) {
      throw new InputCoercionException(this, "the number is out of range", currentToken(), type);
    }
  }
}
