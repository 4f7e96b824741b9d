package dev.clearfault.jaxrs;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What becomes of a text, by the rules of Jakarta RESTful Web Services (section 3.2).
 *
 * @param type the class of one value; a primitive is boxed
 */
record TextType(Class<?> type) {
  private static final Set<Class<?>> WHOLE =
      Set.of(Integer.class, Long.class, Short.class, Byte.class, java.math.BigInteger.class);
  private static final Set<Class<?>> NUMBERS =
      Set.of(Double.class, Float.class, java.math.BigDecimal.class);

  /** Whether a text became a value. */
  enum Result {
    ACCEPTED,
    REFUSED,
    /** The application makes the value, by its class or by a converter. */
    UNKNOWN
  }

  static TextType of(Class<?> type, Type generic) {
    Class<?> one = type;
    if (type.isArray()) {
      one = type.getComponentType();
    } else if (Collection.class.isAssignableFrom(type)
        && generic instanceof ParameterizedType list
        && list.getActualTypeArguments()[0] instanceof Class<?> element) {
      one = element;
    }
    return new TextType(MethodType.methodType(one).wrap().returnType());
  }

  /** Repeats the conversion that a framework makes, but runs no code of the application. */
  Result convert(String text) {
    if (type == String.class || type == Boolean.class) {
      return Result.ACCEPTED;
    }
    if (type == Character.class) {
      return text.length() == 1 ? Result.ACCEPTED : Result.REFUSED;
    }
    if (type.isEnum()) {
      return asConstant(text);
    }
    if (!type.getName().startsWith("java.")) {
      return Result.UNKNOWN;
    }
    try {
      return invoke(text) ? Result.ACCEPTED : Result.UNKNOWN;
    } catch (InvocationTargetException refused) {
      return Result.REFUSED;
    } catch (ReflectiveOperationException | RuntimeException unknown) {
      return Result.UNKNOWN;
    }
  }

  private Result asConstant(String text) {
    boolean hasOwnWay =
        Arrays.stream(type.getMethods()).anyMatch(each -> each.getName().equals("fromString"));
    if (hasOwnWay) {
      return Result.UNKNOWN;
    }
    boolean isKnown =
        Arrays.stream(type.getEnumConstants())
            .anyMatch(each -> ((Enum<?>) each).name().equals(text));
    return isKnown ? Result.ACCEPTED : Result.REFUSED;
  }

  private boolean invoke(String text) throws ReflectiveOperationException {
    for (String name : List.of("valueOf", "fromString")) {
      try {
        var method = type.getMethod(name, String.class);
        if (Modifier.isStatic(method.getModifiers())) {
          method.invoke(null, text);
          return true;
        }
      } catch (NoSuchMethodException next) {
        // The next name.
      }
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      return false;
    }
    type.getConstructor(String.class).newInstance(text);
    return true;
  }

  /** Returns the code of a text that does not fit. */
  String code() {
    if (type.isEnum()) {
      return "invalid_enum";
    }
    return isNumber() ? "type_mismatch" : "invalid_format";
  }

  private boolean isNumber() {
    return WHOLE.contains(type) || NUMBERS.contains(type);
  }

  /** Returns the words for the texts of the code. */
  Map<String, Object> words() {
    String key = "other";
    if (isNumber()) {
      key = WHOLE.contains(type) ? "integer" : "number";
    } else if (type == Character.class || type == UUID.class || type == java.net.URI.class) {
      key = type.getSimpleName().toLowerCase(Locale.ROOT);
    }
    String allowed = constants().stream().collect(Collectors.joining(", "));
    return Map.of("{type}", "type." + key, "allowed", allowed);
  }

  /** Returns a JSON Schema of what is accepted; empty if nothing is known. */
  Map<String, Object> expected() {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (isNumber()) {
      schema.put("type", WHOLE.contains(type) ? "integer" : "number");
    } else if (type.isEnum()) {
      schema.put("enum", constants());
    } else if (type == UUID.class || type == java.net.URI.class) {
      schema.put("type", "string");
      schema.put("format", type.getSimpleName().toLowerCase(Locale.ROOT));
    }
    return schema;
  }

  /** A limit for enums that no person reads to their end. */
  private List<String> constants() {
    Object[] all = type.isEnum() ? type.getEnumConstants() : new Object[0];
    return Arrays.stream(all).limit(50).map(each -> ((Enum<?>) each).name()).toList();
  }
}
