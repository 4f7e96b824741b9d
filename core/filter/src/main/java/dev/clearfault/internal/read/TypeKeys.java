package dev.clearfault.internal.read;

import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.WireScalars;
import dev.clearfault.internal.text.Language;
import jakarta.servlet.http.Part;
import java.io.File;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;

/** Finds the text that says what becomes a value of a class, such as "a whole number". */
final class TypeKeys {
  /** Where the key is not the name of the class: what is sent is not what the class is called. */
  private static final Map<Class<?>, String> KEYS =
      Map.ofEntries(
          Map.entry(Boolean.class, "boolean"),
          Map.entry(AtomicBoolean.class, "boolean"),
          Map.entry(Character.class, "character"),
          Map.entry(File.class, "text"),
          Map.entry(Path.class, "text"),
          Map.entry(Pattern.class, "regex"),
          Map.entry(byte[].class, "base64"),
          Map.entry(ByteBuffer.class, "base64"),
          Map.entry(TimeZone.class, "zoneid"),
          Map.entry(Date.class, "instant"),
          Map.entry(Calendar.class, "offsetdatetime"),
          Map.entry(GregorianCalendar.class, "offsetdatetime"),
          Map.entry(XMLGregorianCalendar.class, "offsetdatetime"));

  /** By name, for a Java runtime without the module. */
  private static final Map<String, String> SQL_KEYS =
      Map.of(
          "java.sql.Date",
          "localdate",
          "java.sql.Time",
          "localtime",
          "java.sql.Timestamp",
          "instant");

  private TypeKeys() {}

  /** Returns the last part of the text key for a type; never a class name. */
  static String of(@Nullable Class<?> type, Language language) {
    if (type == null) {
      return "other";
    }
    Class<?> boxed = MethodType.methodType(type).wrap().returnType();
    if (WireScalars.isWholeNumber(boxed)) {
      return "integer";
    }
    if (WireScalars.isFraction(boxed)) {
      return "number";
    }
    String key = KEYS.getOrDefault(boxed, SQL_KEYS.get(type.getName()));
    if (key != null) {
      return key;
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "text";
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "list";
    }
    return named(type, language);
  }

  private static String named(Class<?> type, Language language) {
    if (type != Object.class && type.getName().startsWith("java.")) {
      String key = type.getSimpleName().toLowerCase(Locale.ROOT);
      if (language.text("type." + key) != null) {
        return key;
      }
    }
    if (Part.class.isAssignableFrom(type)) {
      return "file";
    }
    if (type == JsonFault.Subtype.class) {
      return "kind";
    }
    return type.isRecord() || Map.class.isAssignableFrom(type) ? "object" : "other";
  }
}
