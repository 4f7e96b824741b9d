package dev.clearfault.internal.constraints;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types that replace the type variables of one type and of its supertypes. */
final class TypeArguments {
  private final Map<TypeVariable<?>, Type> bound = new HashMap<>();

  private TypeArguments(Type type) {
    collect(type);
  }

  /** Returns a type that the owner's class declares, without type variables. */
  static Type resolve(Type type, @Nullable Type owner) {
    return type instanceof Class || owner == null ? type : new TypeArguments(owner).resolve(type);
  }

  /** Returns the type argument of a supertype. */
  static @Nullable Type of(Type type, Class<?> supertype, int index) {
    return new TypeArguments(type).bound.get(supertype.getTypeParameters()[index]);
  }

  private void collect(@Nullable Type type) {
    Class<?> raw = Declarations.raw(type);
    if (raw == null) {
      return;
    }
    if (type instanceof ParameterizedType parameterized) {
      Type[] arguments = parameterized.getActualTypeArguments();
      for (int i = 0; i < arguments.length; i++) {
        bound.put(raw.getTypeParameters()[i], resolve(arguments[i]));
      }
    }
    collect(raw.getGenericSuperclass());
    for (Type each : raw.getGenericInterfaces()) {
      collect(each);
    }
  }

  private Type resolve(Type type) {
    if (type instanceof TypeVariable<?> variable) {
      Type known = bound.get(variable);
      Class<?> bounds = Declarations.raw(variable.getBounds()[0]);
      return known != null ? known : bounds == null ? Object.class : bounds;
    }
    if (type instanceof WildcardType wildcard) {
      return resolve(wildcard.getUpperBounds()[0]);
    }
    if (type instanceof GenericArrayType array) {
      Type element = resolve(array.getGenericComponentType());
      return element instanceof Class<?> plain
          ? plain.arrayType()
          : (GenericArrayType) () -> element;
    }
    if (type instanceof ParameterizedType parameterized) {
      Type[] arguments = parameterized.getActualTypeArguments();
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = resolve(arguments[i]);
      }
      return new Parameterized(parameterized, List.of(arguments));
    }
    return type;
  }

  private record Parameterized(ParameterizedType declared, List<Type> arguments)
      implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
      return declared.getRawType();
    }

    @Override
    public @Nullable Type getOwnerType() {
      return declared.getOwnerType();
    }
  }
}
