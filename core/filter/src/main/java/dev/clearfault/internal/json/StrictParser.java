package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.BooleanSupplier;
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
 * Shows Jackson each property of an object once, counts the values, and refuses to return a number
 * that differs from the text.
 *
 * <p>Jackson's own detection of duplicates stops the reading. Here the first value counts and the
 * others are skipped, also in objects that the class does not read.
 */
final class StrictParser extends TokenByTokenParser {
  /** The message of an exception for a number that is not zero and would become zero. */
  static final String TOO_FINE = "the number is too fine";

  private final FaultList faults;
  private final int maxProperties;
  private final @Nullable PresetObject preset;
  private int properties;
  private boolean isReread;
  private @Nullable NamesSeen innermost;

  StrictParser(JsonParser delegate, FaultList faults, int maxProperties) {
    super(delegate);
    this.faults = faults;
    this.maxProperties = maxProperties;
    preset = delegate instanceof PresetObject object ? object : null;
  }

  /**
   * Applies the same rules to a part of a text that Jackson has buffered. Its values are counted as
   * read again.
   *
   * @param buffered a parser inside an object
   */
  static StrictParser resume(JsonParser buffered, FaultList faults) {
    StrictParser parser = new StrictParser(buffered, faults, Integer.MAX_VALUE);
    parser.isReread = true;
    parser.innermost = new NamesSeen(null);
    if (buffered.currentToken() == JsonToken.PROPERTY_NAME) {
      boolean unused = parser.innermost.isNew(buffered.currentName());
    }
    return parser;
  }

  /**
   * Sets the aliases of the properties of an object. The parser is at its start, or has just read
   * its type.
   */
  void useNames(PropertyNames names) {
    JsonToken token = currentToken();
    if (innermost != null
        && (token == JsonToken.START_OBJECT || token == JsonToken.PROPERTY_NAME)) {
      innermost.useNames(names);
    }
  }

  /**
   * Notes that the last fault is an unknown name.
   *
   * @param known the names that the class reads
   * @param renamed the name in JSON if the unknown one is a name in Java; else null
   */
  void noteUnknown(List<String> known, @Nullable String renamed) {
    boolean isInside = currentToken() == JsonToken.START_OBJECT;
    NamesSeen object = isInside && innermost != null ? innermost.parent() : innermost;
    if (object != null) {
      object.addUnknown(faults.count() - 1, known, renamed);
    }
  }

  /** Skips each entry of a map whose name is refused. The parser is at its start. */
  void refuseKeys(BooleanSupplier names) {
    if (innermost != null && currentToken() == JsonToken.START_OBJECT) {
      innermost.refuse(names);
    }
  }

  @Override
  public @Nullable JsonToken nextToken() {
    JsonToken token = super.nextToken();
    while (token == JsonToken.PROPERTY_NAME && isSkipped(currentName())) {
      nextToken();
      skipChildren();
      token = super.nextToken();
    }
    if (!isReread && !isAtPreset()) {
      refuseControlCharacters(token);
    }
    if (token == JsonToken.VALUE_NULL && innermost != null) {
      innermost.noteNull();
    }
    if (token == JsonToken.START_OBJECT) {
      innermost = new NamesSeen(innermost);
    } else if (token == JsonToken.END_OBJECT && innermost != null) {
      innermost.propose(faults);
      innermost = innermost.parent();
    }
    if (token != null && (token.isScalarValue() || token.isStructStart()) && !isAtPreset()) {
      count();
    }
    return token;
  }

  /** Here, because not every text is read by a deserializer of its own. */
  private void refuseControlCharacters(@Nullable JsonToken token) {
    boolean isText = token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
    if (isText && faults.refuses(this)) {
      List<Object> path = JsonPaths.of(delegate.streamReadContext());
      faults.add(JsonFault.at(Kind.NO_CONTROL_CHARACTERS, path, String.class));
    }
  }

  private boolean isAtPreset() {
    return preset != null && preset.isAtPreset();
  }

  private boolean isSkipped(String name) {
    if (innermost == null || isAtPreset()) {
      return false;
    }
    boolean isNew = innermost.isNew(name);
    if (preset == null || innermost.parent() != null || !preset.isForbidden(name)) {
      if (!isNew && innermost.isFirstDuplicate(name)) {
        List<Object> path = JsonPaths.of(delegate.streamReadContext());
        faults.add(JsonFault.at(Kind.DUPLICATE_PROPERTY, path, null));
      }
      return !isNew || innermost.isRefused();
    }
    if (isNew) {
      faults.add(JsonFault.at(Kind.UNKNOWN_PROPERTY, List.of(name), null));
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
      throw ReadingAbortedException.tooManyProperties(maxProperties);
    }
  }

  /** After the buffered values, Jackson continues with the original parser. */
  private boolean isCountedByAnother() {
    return delegate instanceof JsonParserDelegate sequence
        && sequence.delegate() instanceof StrictParser;
  }

  /** Jackson reads 128 to 255 as a negative byte. */
  @Override
  public byte getByteValue() {
    int value = getIntValue();
    refuseUnless(value == (byte) value, byte.class);
    return (byte) value;
  }

  @Override
  public double getDoubleValue() {
    double value = super.getDoubleValue();
    refuseUnless(NumberText.isRepresented(value, getString()), double.class);
    return value;
  }

  @Override
  public float getFloatValue() {
    float value = super.getFloatValue();
    refuseUnless(NumberText.isRepresented(value, getString()), float.class);
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
    boolean isInRange =
        !(value instanceof Double || value instanceof Float)
            || NumberText.isRepresented(value.doubleValue(), getString());
    refuseUnless(isInRange, Number.class);
    return value;
  }

  /** Jackson would stop the reading as if the text were not JSON. */
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

  private void refuseUnless(boolean isInRange, Class<?> type) {
    if (!isInRange) {
      String what = NumberText.isFraction(getString()) ? TOO_FINE : "the number is out of range";
      throw new InputCoercionException(this, what, currentToken(), type);
    }
  }
}
