package dev.clearfault.internal.answer;

import dev.clearfault.spi.ExceptionMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out which exceptions a mapper class is for, from the type argument that it declares. */
final class MapperTypes {
  private MapperTypes() {}

  static Class<? extends Throwable> exceptionType(Class<?> mapperClass) {
    Type found = argument(mapperClass, new HashMap<>());
    if (found instanceof Class<?> type && Throwable.class.isAssignableFrom(type)) {
      return type.asSubclass(Throwable.class);
    }
    throw new IllegalArgumentException(
        "mapper "
            + mapperClass.getName()
            + " does not say which exceptions it is for: let its class implement"
            + " ExceptionMapper<ThatException>, or register it together with the type");
  }

  /** Walks up to {@code ExceptionMapper}, and keeps the bindings of type variables. */
  private static @Nullable Type argument(Type type, Map<TypeVariable<?>, Type> bindings) {
    Class<?> raw;
    if (type instanceof ParameterizedType parameterized) {
      raw = (Class<?>) parameterized.getRawType();
      bind(raw.getTypeParameters(), parameterized.getActualTypeArguments(), bindings);
    } else if (type instanceof Class<?> plain) {
      raw = plain;
    } else {
      return null;
    }
    if (raw == ExceptionMapper.class) {
      return bindings.get(ExceptionMapper.class.getTypeParameters()[0]);
    }
    for (Type parent : raw.getGenericInterfaces()) {
      Type found = argument(parent, bindings);
      if (found != null) {
        return found;
      }
    }
    return raw.getGenericSuperclass() == null
        ? null
        : argument(raw.getGenericSuperclass(), bindings);
  }

  private static void bind(
      TypeVariable<?>[] variables, Type[] arguments, Map<TypeVariable<?>, Type> bindings) {
    for (int i = 0; i < variables.length; i++) {
      bindings.put(variables[i], bindings.getOrDefault(arguments[i], arguments[i]));
    }
  }
}
