package dev.clearfault.internal.json;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON texts (RFC 8259) and request parameters into values of the application's classes.
 *
 * <p>Reading is strict: UTF-8 only (a byte order mark is skipped), no duplicate names, nothing
 * after the value, no silent conversion between texts and numbers, no whole number that loses
 * digits, no class that the text names, limits on depth, lengths and the number of values. An
 * {@code Optional} is null if it is absent, and empty if it is null. Thread-safe.
 */
public interface JsonReader {

  /** Returns a reader with the standard limits and Jackson's standard mapper. */
  static JsonReader jackson() {
    return jackson(JsonLimits.STANDARD, null);
  }

  /**
   * Returns a reader that uses Jackson 3.
   *
   * @param mapper the application's mapper, which is not changed; null for Jackson's standard
   * @throws IllegalStateException if Jackson 3 databind or {@code jackson-annotations} is missing
   *     or too old; the message says what to add
   */
  static JsonReader jackson(JsonLimits limits, @Nullable JsonMapper mapper) {
    try {
      return new JacksonReader(limits, mapper);
    } catch (NoClassDefFoundError missing) {
      throw new IllegalStateException(
          "Clearfault reads JSON with Jackson 3, which is not complete here: "
              + missing.getMessage()
              + " is missing. "
              + JacksonVersion.REMEDY,
          missing);
    } catch (LinkageError tooOld) {
      throw new IllegalStateException(
          "Clearfault reads JSON with Jackson 3.1 or newer, and the application has "
              + JacksonVersion.text()
              + ". "
              + JacksonVersion.REMEDY,
          tooOld);
    }
  }

  /** Reads a whole JSON text. */
  <T> Result<T> read(byte[] json, Type type);

  /** Reads a whole JSON text as a class. */
  default <T> Result<T> read(byte[] json, Class<T> type) {
    return this.<T>read(json, (Type) type);
  }

  /** Reads the answer of an upstream, which may have unknown properties. */
  <T> Result<T> readAnswer(byte[] json, Type type);

  /**
   * Reads a JSON object that may not set some properties.
   *
   * @param preset the values of properties that are set already, by JSON name
   * @param forbidden the names that the text may not set, those of the preset properties included
   */
  <T> Result<T> read(
      byte[] json,
      Type type,
      Map<String, ? extends @Nullable Object> preset,
      Set<String> forbidden);

  /**
   * Checks that a type can be read at all.
   *
   * @throws IllegalStateException if it cannot; the message says what to do
   */
  void check(Type type);

  /** Makes a value from properties that are all preset. */
  <T> Result<T> make(Type type, Map<String, ? extends @Nullable Object> preset);

  /**
   * Makes one value from a text, as {@link #bind} makes each of its values.
   *
   * @param text a {@code String}, or a {@code List} of them
   * @return a result whose value is null or zero if there are faults
   */
  Result<Object> convert(Object text, Type type);

  /**
   * Makes the value of one component from a text, with the format that the component has.
   *
   * @param text a {@code String}, or a {@code List} of them
   * @param name the JSON name of the component
   */
  Result<Object> convert(Object text, Type type, Class<?> owner, String name);

  /**
   * Makes a value from texts, such as parameters: they become numbers, dates and so on.
   *
   * @param values a {@code String} or a {@code List} of them for each name
   */
  <T> Result<T> bind(Map<String, ?> values, Type type);

  /** Returns what the JSON of a type looks like. */
  WireType wireType(Type type);

  /** Returns the JSON names of the properties of any class. */
  PropertyNames names(Class<?> type);

  /**
   * The result of reading.
   *
   * @param value null if nothing could be read or the text was {@code null}; components that could
   *     not be read are null or zero
   * @param faults in the order of the text
   * @param refusal the first exception with which the application's code rejected a value; null if
   *     there is none
   */
  record Result<T>(@Nullable T value, List<JsonFault> faults, @Nullable Throwable refusal) {

    /** Copies the list. */
    public Result {
      faults = List.copyOf(faults);
    }
  }
}
