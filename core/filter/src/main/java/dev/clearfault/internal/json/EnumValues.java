package dev.clearfault.internal.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.EnumNamingStrategy;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.util.ClassUtil;

/**
 * The JSON values that are read as the constants of an enum.
 *
 * <p>An enum may be read by its names, by {@code toString}, by {@code @JsonValue} or by a factory
 * of the application. So each value that is likely is read once, and an answer lists only those
 * that were accepted. Thread-safe.
 */
final class EnumValues {
  private final List<Constant> constants;
  private final boolean mayAcceptOthers;
  private volatile @Nullable List<Object> accepted;

  /**
   * A constant and what may be its value in JSON.
   *
   * @param json what {@code @JsonValue} returns; null if there is none
   * @param names the most likely first
   */
  private record Constant(Enum<?> value, @Nullable Object json, List<String> names) {

    @Nullable Object accepted(Function<Object, @Nullable Object> reading) {
      return Stream.concat(Stream.ofNullable(json), names.stream())
          .filter(each -> value.equals(reading.apply(each)))
          .findFirst()
          .orElse(null);
    }
  }

  private EnumValues(List<Constant> constants, boolean mayAcceptOthers) {
    this.constants = constants;
    this.mayAcceptOthers = mayAcceptOthers;
  }

  /**
   * Returns the values of an enum; empty for the class of a constant's body.
   *
   * @param mayAcceptOthers whether code of the application reads the enum
   */
  static EnumValues of(
      DeserializationConfig config, BeanDescription bean, boolean mayAcceptOthers) {
    Object[] all = bean.getBeanClass().getEnumConstants();
    if (all == null) {
      return new EnumValues(List.of(), false);
    }
    Enum<?>[] values = Arrays.copyOf(all, all.length, Enum[].class);
    @Nullable String[] names = names(config, bean, values);
    AnnotatedMember accessor = valueAccessor(config, bean);
    boolean byToString = config.isEnabled(EnumFeature.READ_ENUMS_USING_TO_STRING);
    List<Constant> constants = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Enum<?> each = values[i];
      constants.add(
          new Constant(
              each,
              accessor == null ? null : wire(accessor.getValue(each)),
              Stream.of(names[i], byToString ? each.toString() : null, each.name())
                  .filter(Objects::nonNull)
                  .toList()));
    }
    return new EnumValues(constants, mayAcceptOthers);
  }

  private static @Nullable String[] names(
      DeserializationConfig config, BeanDescription bean, Enum<?>[] values) {
    AnnotationIntrospector annotations = config.getAnnotationIntrospector();
    @Nullable String[] names = new String[values.length];
    annotations.findEnumValues(config, bean.getClassInfo(), values, names);
    Object strategy = annotations.findEnumNamingStrategy(config, bean.getClassInfo());
    if (strategy instanceof Class<?> type && EnumNamingStrategy.class.isAssignableFrom(type)) {
      EnumNamingStrategy naming = (EnumNamingStrategy) ClassUtil.createInstance(type, true);
      for (int i = 0; i < names.length; i++) {
        if (names[i] == null) {
          names[i] =
              naming.convertEnumToExternalName(config, bean.getClassInfo(), values[i].name());
        }
      }
    }
    return names;
  }

  private static @Nullable AnnotatedMember valueAccessor(
      DeserializationConfig config, BeanDescription bean) {
    AnnotatedMember accessor = bean.findJsonValueAccessor();
    if (accessor != null && config.canOverrideAccessModifiers()) {
      ClassUtil.checkAndFixAccess(
          accessor.getMember(), config.isEnabled(MapperFeature.OVERRIDE_PUBLIC_ACCESS_MODIFIERS));
    }
    return accessor;
  }

  /** Jackson reads a whole number as such, and anything else as the text that it is. */
  private static @Nullable Object wire(@Nullable Object value) {
    boolean isWhole =
        value instanceof Integer
            || value instanceof Long
            || value instanceof Short
            || value instanceof Byte;
    return value == null || isWhole ? value : value.toString();
  }

  /** Tells whether the value that begins here is a text with spaces around it. */
  boolean isPadded(JsonParser parser) {
    // A creator of the application may strip them itself.
    if (mayAcceptOthers || parser.currentToken() != JsonToken.VALUE_STRING) {
      return false;
    }
    String text = parser.getString();
    return !text.equals(text.trim());
  }

  /** Returns the same values for another reader, such as one that ignores upper and lower case. */
  EnumValues forAnotherReader() {
    return new EnumValues(constants, mayAcceptOthers);
  }

  /** Returns the property names of a map that has the constants as keys, by their names in Java. */
  Map<String, String> keys() {
    Map<String, String> keys = new HashMap<>();
    for (Constant each : constants) {
      keys.put(
          each.value().name(),
          each.json() == null ? each.names().get(0) : String.valueOf(each.json()));
    }
    return keys;
  }

  /**
   * Returns the values that are accepted, in the order of the constants; empty if they cannot be
   * known.
   *
   * @param reading reads a value; returns null or another constant if it is not accepted
   */
  List<Object> accepted(Function<Object, @Nullable Object> reading) {
    List<Object> known = accepted;
    if (known == null) {
      known = find(reading);
      accepted = known;
    }
    return known;
  }

  private List<Object> find(Function<Object, @Nullable Object> reading) {
    List<Object> found = new ArrayList<>();
    for (Constant constant : constants) {
      Object value = constant.accepted(reading);
      if (value != null) {
        found.add(value);
      } else if (mayAcceptOthers) {
        return List.of(); // The application reads this constant from a value that is unknown here.
      }
    }
    return List.copyOf(found);
  }
}
