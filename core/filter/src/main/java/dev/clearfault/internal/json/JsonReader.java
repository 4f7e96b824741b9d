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
 * <p>Reading is strict: UTF-8 only (a byte order mark is passed over), no duplicate names, nothing
 * after the value, no silent conversion between texts and numbers, no whole number that loses
 * digits, no class that the text names, limits on depth, lengths and the number of values. An
 * {@code Optional} that is absent is null, and one that is null is empty. Thread-safe.
 */
public interface JsonReader {

  /**
   * Returns a reader by Jackson 3 with the standard limits.
   *
   * @throws IllegalStateException as {@link #jackson(JsonLimits, JsonMapper)} does
   */
  static JsonReader jackson() {
    return jackson(JsonLimits.STANDARD, null);
  }

  /**
   * Returns a reader by Jackson 3 with the application's annotations.
   *
   * @param mapper the application's own, which is not changed; null for Jackson's standard
   * @throws IllegalStateException if Jackson 3 databind, or a new enough {@code
   *     jackson-annotations}, is not there, or Jackson is too old; the message says what to add
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

  /** Reads the answer of another service, which may hold more than the type reads. */
  <T> Result<T> readAnswer(byte[] json, Type type);

  /**
   * Reads a JSON object that may not set some of its properties.
   *
   * @param given the values that some of these have already
   * @param closed the names that the text may not set, those of the given values among them
   */
  <T> Result<T> read(
      byte[] json, Type type, Map<String, ? extends @Nullable Object> given, Set<String> closed);

  /**
   * Checks that a type can be made of a text at all.
   *
   * @throws IllegalStateException if it cannot; the message says what to do
   */
  void check(Type type);

  /** Makes a value of properties that are all given. */
  <T> Result<T> make(Type type, Map<String, ? extends @Nullable Object> given);

  /**
   * Makes one value of text, as {@link #bind} makes each of its values.
   *
   * @param text a {@code String}, or a {@code List} of them
   * @return null or zero as the value where there are faults
   */
  Result<Object> convert(Object text, Type type);

  /**
   * Binds values that are all text, such as parameters: texts become numbers, dates and so on.
   *
   * @param values a {@code String} or a {@code List} of them for each name
   */
  <T> Result<T> bind(Map<String, ?> values, Type type);

  /**
   * Returns what the properties of a class are called in JSON; of any class, read before or not.
   */
  PropertyNames names(Class<?> type);

  /**
   * The result of reading.
   *
   * @param value null if nothing could be read, or the text was {@code null}; where there are
   *     faults, the components that had them are null or zero
   * @param faults in the order of the text; empty if all could be read
   * @param refusal the first exception by which the application's code refused a value; null if it
   *     refused none
   */
  record Result<T>(@Nullable T value, List<JsonFault> faults, @Nullable Throwable refusal) {

    /** Copies the list. */
    public Result {
      faults = List.copyOf(faults);
    }
  }
}
