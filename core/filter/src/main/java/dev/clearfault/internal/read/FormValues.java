package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.Declarations;
import dev.clearfault.internal.http.MediaType;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonFault.Kind;
import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.internal.json.JsonReader.Result;
import dev.clearfault.internal.json.JsonTexts;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a form that are no files: JSON parts by the rules for bodies, and all other
 * texts by the rules for parameters.
 *
 * <p>A JSON part may have a file name, because browsers give one to each {@code Blob}. A text
 * without a content type is JSON if its component is an object, because many clients cannot set the
 * type of a part.
 */
record FormValues(JsonReader json, FormBody form) {

  /**
   * Reads a field.
   *
   * @param sent a text, a part, or a list of these
   * @param asText reads it by the rules for parameters
   * @return null if the field is blank, so that it counts as not sent
   */
  @Nullable Result<Object> read(Object sent, Type type, Supplier<Result<Object>> asText)
      throws IOException {
    List<?> values = sent instanceof List<?> several ? several : List.of(sent);
    if (values.stream().anyMatch(FormValues::isJson)) {
      return readJson(values, type);
    }
    JsonFault mismatch = FileParts.mismatch(sent, type);
    if (mismatch != null) {
      boolean undeclared = isObject(type);
      return refused(
          undeclared ? JsonFault.at(Kind.UNSUPPORTED_MEDIA_TYPE, mismatch.path(), null) : mismatch);
    }
    Result<Object> text = asText.get();
    boolean isJson =
        !text.faults().isEmpty()
            && isObject(type)
            && values.stream().allMatch(value -> JsonTexts.isStructure(bytes((String) value)));
    return isJson ? readJson(values, type) : text;
  }

  static boolean isJson(Object value) {
    return value instanceof Part part && MediaType.of(part.getContentType()).isJson();
  }

  /** Tells whether the elements of a type, or the type itself, may be objects. */
  static boolean isObject(@Nullable Type type) {
    if (type == null) {
      return false;
    }
    Type innermost = type;
    Type element = Declarations.elementType(innermost);
    while (element != null && !isMap(innermost)) {
      innermost = element;
      element = Declarations.elementType(innermost);
    }
    Class<?> raw = Declarations.raw(innermost);
    return isMap(innermost)
        || (raw != null
            && !raw.isPrimitive()
            && !raw.isEnum()
            && !raw.getName().startsWith("java."));
  }

  private static boolean isMap(Type type) {
    Class<?> raw = Declarations.raw(type);
    return raw != null && Map.class.isAssignableFrom(raw);
  }

  private @Nullable Result<Object> readJson(List<?> values, Type type) throws IOException {
    List<byte[]> texts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value instanceof Part part && !(isJson(part) && isUtf8(part))) {
        List<Object> path = values.size() == 1 ? List.of() : List.of(i);
        return refused(JsonFault.at(Kind.UNSUPPORTED_MEDIA_TYPE, path, null));
      }
      byte[] text = value instanceof Part part ? form.bytes(part) : bytes((String) value);
      if (!JsonTexts.isBlank(text)) {
        texts.add(text);
      }
    }
    return texts.isEmpty() ? null : readTexts(texts, type);
  }

  /** A list is one text, or has one text for each element. */
  private Result<Object> readTexts(List<byte[]> texts, Type type) {
    boolean isWhole = texts.size() == 1 && !(isList(type) && !JsonTexts.isList(texts.get(0)));
    if (isWhole) {
      return json.read(texts.get(0), type);
    }
    return isList(type)
        ? new JsonTexts(texts).read(json, type)
        : refused(JsonFault.at(Kind.TYPE_MISMATCH, List.of(), Declarations.raw(type)));
  }

  private static boolean isList(Type type) {
    Class<?> raw = Declarations.raw(type);
    if (raw == Optional.class) {
      return type instanceof ParameterizedType optional
          && isList(optional.getActualTypeArguments()[0]);
    }
    return Declarations.elementType(type) != null && !isMap(type);
  }

  private static boolean isUtf8(Part part) {
    return MediaType.of(part.getContentType()).isUtf8();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Result<Object> refused(JsonFault fault) {
    return new Result<>(null, List.of(fault), null);
  }
}
