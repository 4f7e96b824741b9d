package dev.clearfault.internal.json;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.util.List;

/**
 * Several JSON texts that are the elements of one list, such as the parts of a form with one name.
 *
 * <p>Immutable and thread-safe.
 */
public record JsonTexts(List<byte[]> texts) {
  /** Copies the list. */
  public JsonTexts {
    texts = List.copyOf(texts);
  }

  /**
   * Reads the texts as one list. Each text must be one whole JSON value, so that no text can end
   * the list or begin a new element. Then the limits count for all texts together.
   */
  public <T> JsonReader.Result<T> read(JsonReader reader, Type type) {
    for (int i = 0; i < texts.size(); i++) {
      JsonReader.Result<Object> alone = reader.read(texts.get(i), Object.class);
      if (alone.value() == null && !alone.faults().isEmpty()) {
        return new JsonReader.Result<>(null, List.of(alone.faults().get(0).under(i)), null);
      }
    }
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    for (byte[] text : texts) {
      list.write(list.size() == 0 ? '[' : ',');
      int start = JsonBytes.startsWithMark(text) ? JsonBytes.MARK_LENGTH : 0;
      list.write(text, start, text.length - start);
    }
    list.write(']');
    return reader.read(list.toByteArray(), type);
  }

  /** Tells whether a text has nothing but white space. */
  public static boolean isBlank(byte[] text) {
    return JsonBytes.isBlank(text);
  }

  /** Tells whether the value of a text is a list. */
  public static boolean isList(byte[] text) {
    return JsonBytes.starts(text, '[');
  }

  /** Tells whether the value of a text is a list or an object. */
  public static boolean isStructure(byte[] text) {
    return isList(text) || JsonBytes.starts(text, '{');
  }
}
