package dev.clearfault.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * What is known of a type before it is read.
 *
 * @param names the names of a bean's properties
 * @param constants the values of an enum; null for other types
 * @param key the type of a map's keys; null for other types
 */
record ReadType(PropertyNames names, @Nullable EnumValues constants, @Nullable JavaType key) {
  /** A type without properties, constants and keys. */
  static final ReadType PLAIN = new ReadType(PropertyNames.UNCHANGED, null, null);

  static ReadType bean(PropertyNames names) {
    return new ReadType(names, null, null);
  }

  static ReadType ofEnum(EnumValues constants) {
    return new ReadType(PropertyNames.UNCHANGED, constants, null);
  }

  static ReadType map(@Nullable JavaType key) {
    return new ReadType(PropertyNames.UNCHANGED, null, key);
  }

  /** Returns the same type for a reader that may accept other values. */
  ReadType forAnotherReader() {
    return constants == null ? this : ofEnum(constants.forAnotherReader());
  }
}
